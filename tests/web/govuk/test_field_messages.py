"""What is wrong with a field says what to do, and leads to the control that it is about."""

from __future__ import annotations

import pytest
from django import forms

from counterfoil_web.govuk.field_messages import first_control, messages_of
from tests.web.govuk.test_field_components import Everything


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("title", "Enter the name of the partnership"),
        ("reason", "Answer “Why is it not taken?”"),
        ("kind", "Select the kind"),
        ("rooms", "Select the rooms"),
        ("agreed", "Tick “I have read the guidance” to go on"),
        ("evidence", "Choose a file for the evidence"),
        ("starts", "Enter the date"),
    ],
)
def test_an_empty_field_says_what_to_do(name, message):
    assert messages_of(Everything({})[name]) == [message]


def test_capitals_and_your_own_words_are_kept():
    class Words(forms.Form):
        vat = forms.CharField(label="VAT number")
        yours = forms.CharField(label="Your role")
        said = forms.CharField(error_messages={"required": "Say why"})

    form = Words({})
    assert messages_of(form["vat"]) == ["Enter the VAT number"]
    assert messages_of(form["yours"]) == ["Enter your role"]
    assert messages_of(form["said"]) == ["Say why"]


@pytest.mark.parametrize(
    ("parts", "control"),
    [
        ({}, "id_starts-day"),
        ({"starts-day": "1"}, "id_starts-month"),
        ({"starts-day": "1", "starts-month": "4"}, "id_starts-year"),
        ({"starts-month": "4", "starts-year": "2027"}, "id_starts-day"),
        ({"starts-day": "1", "starts-month": "4", "starts-year": "27"}, "id_starts-year"),
        ({"starts-day": "31", "starts-month": "2", "starts-year": "2027"}, "id_starts-day"),
    ],
)
def test_a_wrong_date_leads_to_the_wrong_box(parts, control):
    assert first_control(Everything(parts)["starts"]) == control


def test_other_fields_lead_to_their_own_control():
    assert first_control(Everything(prefix="line")["route"]) == "id_line-route"
