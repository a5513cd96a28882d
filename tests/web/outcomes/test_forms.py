"""The forms give the library's own text, and say what is missing."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes.forms import BankForm, CertifyForm, RecordForm, UploadForm
from counterfoil_web.outcomes.kinds import KINDS

READING = {
    "benefit": "calls",
    "from_month": "April 2026",
    "to_month": "2026-06",
    "value": "1,250.5",
    "how_known": "measured",
    "basis": "assumed",
    "source": "Report",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_form_that_says_what_is_missing(kind):
    form = RecordForm(kind, {}, {})
    assert not form.is_valid()
    assert "source" in form.errors
    assert not {"id", "entered_on", "supersedes"} & set(form.fields)


def test_what_was_typed_comes_out_as_the_library_writes_it():
    form = RecordForm("reading", {"benefit": {"calls": "Calls answered"}}, READING)
    assert form.is_valid(), form.errors
    assert form.texts["from_month"] == "2026-04"
    assert form.texts["value"] == "1250.5"
    assert "note" not in form.texts


def test_a_name_that_the_ledger_has_not_is_refused():
    form = RecordForm("reading", {"benefit": {"other": "Other"}}, READING)
    assert form.errors["benefit"] == ["Choose one of those listed"]


def test_putting_right_takes_a_reason():
    form = RecordForm("reading", {}, READING, corrects=True)
    assert form.errors["note"] == ["Say why it is put right"]


def test_refusing_a_claim_certifies_nought():
    form = CertifyForm({"finding": "refused", "reason": "No evidence"})
    assert form.is_valid(), form.errors
    assert form.texts["amount"] == "0"


def test_a_banking_names_its_paper_and_day():
    assert {"budget_paper", "banked_on", "amount_gbp"} <= set(BankForm({}).errors)


def test_a_table_is_chosen():
    assert UploadForm({}, {}).errors["file"] == ["Choose a table"]
