"""Forms of the registers: what is asked for, and what is wrong told in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counterfoil_web.procurements.forms import RecordForm, ReleaseForm, StandstillForm

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - London's time


def test_a_question_has_room_for_a_paragraph_and_says_what_shows_it():
    form = RecordForm("question", {})
    assert form.fields["text"].widget.attrs["rows"] == 3
    assert form.fields["asked_by"].widget.attrs["maxlength"] == "5000"
    assert form.fields["source"].help_text == "The message, minute or system, with its date"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", NOW),
        ("23 November 2026 08:30", datetime(2026, 11, 23, 8, 30)),  # noqa: DTZ001
        ("23 November 2026 09:01", "The time must not be in the future"),
        ("yesterday", "Enter a day and a time, such as 3 April 2026 14:30"),
    ],
)
def test_when_an_answer_was_sent(text, told):
    form = ReleaseForm({"sent_at": text}, now=NOW)
    if isinstance(told, str):
        assert form.errors["sent_at"] == [told]
    else:
        assert form.is_valid()
        assert form.cleaned_data["sent_at"] == told


def test_a_standstill_is_counted_from_a_day():
    day = {"award-day": "23", "award-month": "11", "award-year": "2026"}
    form = StandstillForm({**day, "days": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"award": date(2026, 11, 23), "days": None}
    assert "award" in StandstillForm({"days": "many"}).errors
    assert StandstillForm({**day, "days": "many"}).errors["days"] == [
        "Enter the working days as a number, such as 8"
    ]
