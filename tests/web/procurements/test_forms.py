"""Forms of the registers: what is asked for, and what is wrong told in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from counterfoil_web.procurements.forms import RecordForm, ReleaseForm, StandstillForm
from counterfoil_web.procurements.kinds import KINDS

NOW = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - London's time


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_form_asks_for_what_must_be_told(kind):
    form = RecordForm(kind, {}, {})
    assert not form.is_valid()
    assert "source" in form.errors
    assert "note" not in form.errors
    assert not RecordForm(kind, {}, {}, corrects=True).is_valid()


def test_a_question_is_read_as_the_library_writes_it():
    sent = {
        "asked_by": "Bidder A",
        "asked_at": "3/11/2026 9:05am",
        "text": "When?",
        "confidential": "on",
        "source": "Portal",
    }
    form = RecordForm("question", {}, sent)
    assert form.is_valid(), form.errors
    assert form.texts == {
        "asked_by": "Bidder A",
        "asked_at": "2026-11-03 09:05",
        "text": "When?",
        "confidential": "yes",
    }


def test_what_may_be_named_is_chosen():
    names = {"question": {"q1": "q1: When?"}}
    day = {"answered_on-day": "3", "answered_on-month": "11", "answered_on-year": "2026"}
    sent = {"question": "q9", "text": "Then", "source": "Portal", **day}
    form = RecordForm("answer", names, sent)
    assert form.errors["question"] == ["Choose one of those listed"]
    assert RecordForm("answer", names, {**sent, "question": "q1"}).is_valid()


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
