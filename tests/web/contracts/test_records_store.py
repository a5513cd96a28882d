"""Records are added, never changed; what puts one right leaves it standing."""

import pytest
from django.http import Http404

from counterfoil.errors import BadInput, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.models import Contract, Recorded
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.records_store import (
    RecordedAlready,
    keep_record,
    key_for,
    months_of,
    rows_in,
    rows_of,
    rows_seen,
)
from counterfoil_web.records.models import Event
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import counts_of, row_named, superseded_by
from tests.fixtures.contracts import volume

VERIFIED = Entry(
    "volume",
    {"volume": "detentions", "month": "2026-04", "count": "940", "figure": "verified"},
    "Custody log, page 4",
)


def _corrected(count, supersedes="", note="Counted again"):
    texts = {"volume": "detentions", "month": "2026-04", "count": count, "figure": "supplier"}
    return Entry("volume", texts, "Custody log", note, supersedes)


def test_a_record_is_kept_with_who_and_logged(contract_seen_by, world):
    with contract_seen_by("contract_manager") as (seen, contract):
        row, warnings = keep_record(seen, contract, VERIFIED)

        assert (row.key, row.month) == ("detentions-2026-04-verified", "2026-04")
        assert row.entered_by == world.people["contract_manager"]
        assert row.entered_for == world.organisations["force"]
        assert warnings == ()
    event = Event.objects.first()
    assert (event.kind, event.after["source"]) == ("record-entered", "Custody log, page 4")


def test_the_verified_figure_counts_in_the_statement(contract_seen_by, november):
    """1,000 detentions at £85 become 940: £5,100 less before VAT, £6,120 with it."""
    with contract_seen_by("contract_manager") as (seen, contract):
        before = ledger_of(contract, november).statement(Month(2026, 4)).total_gbp
        keep_record(seen, contract, VERIFIED)
        after = ledger_of(contract, seen.acting.today).statement(Month(2026, 4)).total_gbp

        assert before - after == 6_120


def test_a_correction_leaves_the_old_record(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row, _ = keep_record(seen, contract, _corrected("960", "v-2026-04"))

        assert superseded_by(rows_in(contract), ["v-2026-04", row.key]) == {"v-2026-04": row.key}
        assert row_named(rows_seen(seen, contract), "v-2026-04").fields["count"] == "1000"
    assert Event.objects.first().reason == "Counted again"


def test_a_record_is_put_right_once(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        row, _ = keep_record(seen, contract, _corrected("960", "v-2026-04"))
        with pytest.raises(InvalidValue, match="put right already") as told:
            keep_record(seen, contract, _corrected("970", "v-2026-04"))
        assert row.key in told.value.mend
        keep_record(seen, contract, _corrected("970", row.key))


def test_a_fact_recorded_already_names_the_record(contract_seen_by):
    with (
        contract_seen_by("contract_manager") as (seen, contract),
        pytest.raises(RecordedAlready) as told,
    ):
        keep_record(seen, contract, _corrected("960"))
    assert told.value.key == "v-2026-04"


@pytest.mark.parametrize(
    ("month", "count", "told"),
    [("2025-04", "5", "outside the term"), ("2027-04", "-5", "below nought")],
)
def test_what_the_checks_refuse_is_not_kept(contract_seen_by, month, count, told):
    entry = Entry("volume", {"volume": "detentions", "month": month, "count": count}, "Log")
    with contract_seen_by("contract_manager") as (seen, contract):
        number = Recorded.objects.count()
        with pytest.raises(BadInput) as refused:
            keep_record(seen, contract, entry)
        assert told in refused.value.problems[0].what
        assert Recorded.objects.count() == number


def test_a_warning_is_given_back_and_the_record_kept(contract_seen_by):
    texts = {"measure": "calls", "month": "2027-01", "numerator": "0", "denominator": "0"}
    with contract_seen_by("contract_manager") as (seen, contract):
        row, warnings = keep_record(seen, contract, Entry("measurement", texts, "Report"))

        assert row.pk
        assert "denominator is 0" in warnings[0].what


def test_the_supplier_submits_its_own_figure_and_sees_only_that(contract_seen_by):
    texts = {"volume": "detentions", "month": "2027-01", "count": "990", "figure": "verified"}
    with contract_seen_by("supplier_user") as (seen, contract):
        row, _ = keep_record(seen, contract, Entry("volume", texts, "Report"))

        assert row.fields["figure"] == "supplier"
        assert [one.key for one in rows_of(seen, contract, "volume")] == [row.key]
        assert months_of(seen, contract, "volume") == ["2027-01"]
        assert counts_of(rows_seen(seen, contract))["volume"][0] == 1
        with pytest.raises(Http404):
            row_named(rows_seen(seen, contract), "v-2026-04")
        with pytest.raises(Http404):
            keep_record(seen, contract, _corrected("960", "v-2026-04"))
    with contract_seen_by("contract_manager") as (seen, contract), pytest.raises(Refused):
        keep_record(seen, contract, Entry("volume", texts, "Report", "", row.key))


def test_finance_and_the_outsider_record_nothing(contract_seen_by):
    with contract_seen_by("finance_officer") as (seen, contract), pytest.raises(Refused):
        keep_record(seen, contract, VERIFIED)


def test_nothing_is_recorded_before_terms_are_agreed(seen_by, world):
    with seen_by("contract_manager") as seen:
        bare = Contract.objects.create(
            partnership=seen.partnership, key="bare", title="Bare", made_by=seen.acting.user
        )
        with pytest.raises(InvalidValue, match="no agreed terms"):
            keep_record(seen, bare, VERIFIED)


def test_a_decided_claim_names_who_decided(contract_seen_by, world):
    claim = {"of": "calls", "month": "2026-04", "reason": "Flood", "state": "claimed"}
    with contract_seen_by("supplier_user") as (seen, contract):
        row, _ = keep_record(seen, contract, Entry("relief", claim, "Letter"))
    accepted = {**claim, "state": "accepted", "numerator": "0", "denominator": "20"}
    with contract_seen_by("contract_manager") as (seen, contract):
        entry = Entry("relief", accepted, "Letter", "The flood is proved", row.key)
        decided, _ = keep_record(seen, contract, entry)

        assert decided.fields["decided_by"] == str(world.people["contract_manager"])
        assert decided.supersedes == row.key


def test_a_key_says_what_it_is_about_and_no_other_has_it():
    record = volume("2026-04", 5, id="")

    assert key_for(record, set()) == "detentions-2026-04-supplier"
    taken = {"detentions-2026-04-supplier", "detentions-2026-04-supplier-2"}
    assert key_for(record, taken) == "detentions-2026-04-supplier-3"
