"""What the forms of gates take in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.access import DecisionKind
from counterfoil.gates import WithheldPart
from counterfoil_web.decisions.forms import ProposeForm, PublishForm, SchemeForm

TODAY = date(2026, 11, 22)
COMMERCIAL = "personal data or commercial confidentiality"


def test_a_choice_names_both_the_gate_and_the_decision():
    form = ProposeForm(
        {
            "what": "extend-or-exit:ending",
            "asked": "To end it.",
            "recommendation": "End it.",
            "value_gbp": "0",
        },
        versions=[],
        today=TODAY,
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data["gate"] == "extend-or-exit"
    assert form.cleaned_data["kind"] is DecisionKind.ENDING


@pytest.mark.parametrize(
    ("year", "message"), [("1999", "The day to decide by must be today or later"), ("2027", None)]
)
def test_the_day_to_decide_by_has_not_passed(year, message):
    form = ProposeForm(
        {"due-day": "1", "due-month": "4", "due-year": year}, versions=[], today=TODAY
    )

    assert form.errors.get("due") == ([message] if message else None)


def test_a_text_that_is_too_long_is_told_by_its_name():
    form = ProposeForm({"asked": "x" * 4_001}, versions=[], today=TODAY)

    assert form.errors["asked"] == ["What is to be decided must be 4,000 characters or fewer"]


def test_a_section_left_alone_is_published():
    form = PublishForm({"section_1": COMMERCIAL}, sections=["Reasons", "Value"])

    assert form.is_valid()
    assert form.withheld == [WithheldPart(section="Value", exemption=COMMERCIAL)]


@pytest.mark.django_db
def test_the_bands_of_a_scheme_run_on_from_each_other():
    form = SchemeForm(
        {
            "title": "Scheme",
            "valid_from-day": "1",
            "valid_from-month": "4",
            "valid_from-year": "2026",
            "source": "Minutes",
            "policing_body_1_up_to": "250000",
            "policing_body_1_roles": ["deputy_commissioner"],
            "policing_body_2_roles": ["commissioner"],
        }
    )
    assert form.is_valid(), form.errors
    assert [(band["over_gbp"], band["up_to_gbp"]) for band in form.bands] == [
        ("0", str(Decimal("250000"))),
        ("250000", None),
    ]
