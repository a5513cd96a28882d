"""Months reckoned once for what is known."""

from datetime import UTC, date, datetime

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil_web.contracts.performance_store import facts_of, performance_of
from counterfoil_web.contracts.reckonings import ledger_of
from tests.fixtures.contracts import measured
from tests.web.contracts.conftest import APRIL, add_row


def test_measures_are_known_up_to_the_last_whole_month(contract_seen_by, november):
    with contract_seen_by("auditor") as (_, contract):
        found = performance_of(ledger_of(contract, november))
        assert found.until == APRIL + 6
        assert [one.month for one in found.due] == [APRIL + place for place in range(7)]
        assert found.history("calls").months[0].taken_gbp == 4_000
        with pytest.raises(Http404):
            found.history("none")


def test_months_after_the_last_figures_are_not_reckoned(contract_seen_by):
    """Years later, nothing having been entered since October 2026: it ends with October."""
    with contract_seen_by("auditor") as (_, contract):
        found = performance_of(ledger_of(contract, date(2031, 2, 3)))
        assert found.until == APRIL + 6
        assert len(found.history("calls").months) == 7


def test_it_is_worked_out_once_until_something_is_recorded(contract_seen_by, world, november):
    with contract_seen_by("auditor") as (_, contract):
        ledger = ledger_of(contract, november)
        first = performance_of(ledger)
        assert performance_of(ledger_of(contract, november)) is first
        with scopes_disabled():
            record = measured("calls", "2026-04", 95, 100, id="right", supersedes="calls-2026-04")
            add_row(
                contract,
                record,
                world.people["contract_manager"],
                world.organisations["force"],
                datetime(2026, 6, 1, 9, tzinfo=UTC),
            )
        later = performance_of(ledger_of(contract, november))
        assert later.history("calls").months[0].taken_gbp == 0
        early = ledger_of(contract, date(2026, 5, 31))
        assert facts_of(early).measurement("calls", APRIL).numerator == 80
