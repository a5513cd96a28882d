"""The forms give the library's own text, and say what is missing."""

from __future__ import annotations

from counterfoil_web.outcomes.forms import BankForm, CertifyForm, RecordForm, UploadForm

READING = {
    "benefit": "calls",
    "from_month": "April 2026",
    "to_month": "2026-06",
    "value": "1,250.5",
    "how_known": "measured",
    "basis": "assumed",
    "source": "Report",
}


def test_what_a_record_is_about_comes_first_and_how_its_figure_came_to_be_last():
    fields = list(RecordForm("reading", {}).fields)
    assert fields[:3] == ["benefit", "from_month", "to_month"]
    assert fields[-3:] == ["basis", "source", "note"]


def test_what_was_typed_comes_out_as_the_library_writes_it():
    form = RecordForm("reading", {"benefit": {"calls": "Calls answered"}}, READING)
    assert form.is_valid(), form.errors
    assert form.texts["from_month"] == "2026-04"
    assert form.texts["value"] == "1250.5"
    assert "note" not in form.texts


def test_refusing_a_claim_certifies_nought():
    form = CertifyForm({"finding": "refused", "reason": "No evidence"})
    assert form.is_valid(), form.errors
    assert form.texts["amount"] == "0"


def test_a_banking_names_its_paper_and_day():
    assert {"budget_paper", "banked_on", "amount_gbp"} <= set(BankForm({}).errors)


def test_a_table_is_chosen():
    assert UploadForm({}, {}).errors["file"] == ["Choose a table"]
