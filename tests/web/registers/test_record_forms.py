"""A record is entered on a form that asks for what must be told."""

from __future__ import annotations

import pytest

from counterfoil_web.contracts import records_forms as contract_forms
from counterfoil_web.outcomes import forms as outcome_forms
from counterfoil_web.procurements import forms as procurement_forms
from counterfoil_web.registers.entries import Entry

SENT = {
    "asked_by": "Bidder A",
    "asked_at": "3/11/2026 9:05am",
    "text": "When?",
    "confidential": "on",
    "source": "Portal",
}
EVERY = [
    *(outcome_forms.RecordForm(kind, {}, {}) for kind in outcome_forms.RecordForm.kinds),
    *(procurement_forms.RecordForm(kind, {}, {}) for kind in procurement_forms.RecordForm.kinds),
    *(
        contract_forms.RecordForm(kind, {}, {}, fixed={})
        for kind in contract_forms.RecordForm.kinds
    ),
]


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.kind)
def test_an_empty_form_asks_where_a_record_comes_from_and_for_no_note(form):
    assert form.errors["source"] == ["Say where it comes from"]
    assert "note" not in form.errors
    assert not {"id", "entered_on", "entered_by", "supersedes"} & set(form.fields)


def test_what_was_typed_is_an_entry_as_the_library_writes_it():
    form = procurement_forms.RecordForm("question", {}, SENT)
    assert form.is_valid(), form.errors
    texts = {
        "asked_by": "Bidder A",
        "asked_at": "2026-11-03 09:05",
        "text": "When?",
        "confidential": "yes",
    }
    assert form.entry() == Entry("question", texts, "Portal", "", "")


def test_putting_right_takes_a_reason():
    silent = procurement_forms.RecordForm("question", {}, SENT, corrects=True)
    assert silent.errors == {"note": ["Say why it is put right"]}
    sent = {**SENT, "note": "Misread"}
    form = procurement_forms.RecordForm("question", {}, sent, corrects=True)
    assert form.is_valid()
    assert (form.entry("q3").note, form.entry("q3").supersedes) == ("Misread", "q3")


def test_a_name_that_there_is_not_is_refused():
    names = {"question": {"q1": "q1: When?"}}
    day = {"answered_on-day": "3", "answered_on-month": "11", "answered_on-year": "2026"}
    sent = {"question": "q9", "text": "Then", "source": "Portal", **day}
    form = procurement_forms.RecordForm("answer", names, sent)
    assert form.errors == {"question": ["Choose one of those listed"]}
    assert procurement_forms.RecordForm("answer", names, {**sent, "question": "q1"}).is_valid()
