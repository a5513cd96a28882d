"""A file is tried without a trace, taken whole or not at all, and only once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil.errors import InvalidValue, UnreadableInput
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.imports_store import (
    applied_before,
    apply_import,
    headers_of,
    import_for,
    keep_upload,
    try_import,
)
from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.records_store import keep_record
from counterfoil_web.records.models import Event
from counterfoil_web.registers.entries import Entry
from tests.web.contracts.uploads import CSV

MAPPING = ColumnMapping(
    kind="volume",
    columns=(("month", "Month"), ("count", "Detentions")),
    constants=(("volume", "detentions"),),
)


def _kept(seen, contract, content=CSV, name="report.csv", kind="volume"):
    return keep_upload(seen, contract, kind, SimpleUploadedFile(name, content))


def _number(contract):
    return Recorded.objects.filter(contract=contract).count()


def test_a_file_is_tried_and_nothing_is_recorded(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        before = _number(contract)
        row = try_import(seen, _kept(seen, contract), MAPPING)

        assert headers_of(row, "", 1) == ["Month", "Detentions"]
        assert (row.rows, row.found["records"], row.found["sound"]) == (2, 2, True)
        assert _number(contract) == before


def test_a_file_is_taken_whole_with_its_rows_as_source(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = try_import(seen, _kept(seen, contract), MAPPING)

        assert apply_import(seen, row) == 2
        first, second = row.records.order_by("pk")
        assert (first.month, first.source) == ("2027-04", "report.csv, row 2")
        assert second.fields["count"] == "910"
        assert apply_import(seen, row) == 0
    event = Event.objects.first()
    assert (event.kind, event.after["records"]) == ("records-brought-in", 2)


@pytest.mark.parametrize("kind", ["volume", "relief"])
def test_the_same_file_twice_adds_nothing(contract_seen_by, kind):
    mapping = MAPPING
    content = CSV
    if kind == "relief":
        content = b"Month,Why\nApril 2027,Flood\n"
        mapping = ColumnMapping(
            kind="relief",
            columns=(("month", "Month"), ("reason", "Why")),
            constants=(("of", "calls"), ("state", "claimed")),
        )
    with contract_seen_by("contract_manager") as (seen, contract):
        first = try_import(seen, _kept(seen, contract, content, kind=kind), mapping)
        apply_import(seen, first)
        before = _number(contract)
        again = try_import(seen, _kept(seen, contract, content, "other.csv", kind), mapping)

        assert applied_before(again) == first
        with pytest.raises(InvalidValue, match="brought in already"):
            apply_import(seen, again)
        assert _number(contract) == before


def test_one_bad_row_keeps_every_row_out(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        before = _number(contract)
        content = CSV + b"June 2027,many\n"
        row = try_import(seen, _kept(seen, contract, content), MAPPING)

        assert row.found["sound"] is False
        assert row.problems[0]["where"] == "report.csv, row 4, column Detentions (count)"
        assert row.problems[0]["mend"]
        with pytest.raises(InvalidValue):
            apply_import(seen, row)
        assert _number(contract) == before


def test_what_was_recorded_meanwhile_stops_it(contract_seen_by):
    texts = {"volume": "detentions", "month": "2027-04", "count": "5", "figure": "supplier"}
    with contract_seen_by("contract_manager") as (seen, contract):
        row = try_import(seen, _kept(seen, contract), MAPPING)
        keep_record(seen, contract, Entry("volume", texts, "Log"))
        with pytest.raises(InvalidValue, match="recorded since the file was tried"):
            apply_import(seen, row)
        row.refresh_from_db()
        assert "recorded already" in row.problems[0]["what"]


def test_rows_are_added_up_by_month(contract_seen_by):
    content = b"When,Answered\n01/04/2027,yes\n02/04/2027,no\n03/04/2027,yes\n"
    mapping = ColumnMapping(
        kind="measurement",
        columns=(("month", "When"), ("numerator", "Answered")),
        constants=(("measure", "calls"),),
        rows=Rows.SUMMED,
    )
    with contract_seen_by("contract_manager") as (seen, contract):
        row = try_import(seen, _kept(seen, contract, content, kind="measurement"), mapping)
        apply_import(seen, row)

        (record,) = row.records.all()
        assert (record.fields["numerator"], record.fields["denominator"]) == ("2", "3")


def test_a_supplier_puts_no_record_of_the_authority_right(contract_seen_by):
    content = b"Month,Detentions\nApril 2026,900\n"
    mapping = ColumnMapping(
        kind="volume",
        columns=MAPPING.columns,
        constants=(*MAPPING.constants, ("figure", "supplier")),
        supersede=True,
    )
    with contract_seen_by("supplier_user") as (seen, contract):
        row = try_import(seen, _kept(seen, contract, content), mapping)

        assert row.found["sound"] is False
        assert "did not enter this record" in row.problems[0]["what"]
        assert "v-2026-04" not in str(row.problems)
        assert row.problems[0]["where"] == "report.csv, row 2"


def test_a_supplier_learns_no_key_of_the_authoritys_records(contract_seen_by):
    """A figure that is on record already is told without naming the record."""
    mapping = ColumnMapping(
        kind="volume",
        columns=MAPPING.columns,
        constants=(*MAPPING.constants, ("figure", "supplier")),
    )
    with contract_seen_by("supplier_user") as (seen, contract):
        row = try_import(
            seen, _kept(seen, contract, b"Month,Detentions\nApril 2026,900\n"), mapping
        )

    assert row.found["sound"] is False
    assert "is recorded already" in row.problems[0]["what"]
    assert "v-2026-04" not in str(row.problems)


def test_an_upload_is_of_who_made_it(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = _kept(seen, contract)
        assert import_for(seen, contract, row.pk) == row
    with contract_seen_by("supplier_user") as (seen, contract), pytest.raises(Http404):
        import_for(seen, contract, row.pk)


@pytest.mark.parametrize(
    ("name", "content"),
    [("report.pdf", b"x"), ("report.xls", b"x")],
)
def test_what_is_no_spreadsheet_is_refused(contract_seen_by, name, content):
    with contract_seen_by("contract_manager") as (seen, contract), pytest.raises(UnreadableInput):
        _kept(seen, contract, content, name)


@pytest.mark.parametrize(
    ("name", "content"),
    [("report.xlsx", b"no workbook"), ("report.csv", b"\xff\xfe\x00,"), ("report.csv", b"\n\n")],
)
def test_a_file_that_cannot_be_read_is_told_by_its_own_name(contract_seen_by, name, content):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = _kept(seen, contract, content, name)
        with pytest.raises(UnreadableInput) as told:
            headers_of(row, "", 1)
        assert name in told.value.where


def test_waivers_and_who_may_not_record_bring_nothing_in(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract), pytest.raises(Refused):
        _kept(seen, contract, kind="waiver")
    with contract_seen_by("finance_officer") as (seen, contract), pytest.raises(Refused):
        _kept(seen, contract)
