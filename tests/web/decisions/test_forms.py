"""What the forms of gates take in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from counterfoil.access import DecisionKind
from counterfoil.gates import WithheldPart
from counterfoil_web.decisions.forms import ProposeForm, PublishForm, SchemeForm

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
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data["gate"] == "extend-or-exit"
    assert form.cleaned_data["kind"] is DecisionKind.ENDING


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
