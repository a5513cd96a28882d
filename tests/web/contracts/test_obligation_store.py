"""The dates of a contract as they stand."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from counterfoil.access import Role
from counterfoil.contract.obligations import ObligationKind, Repeat
from counterfoil.contract.term import Term
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.obligation_store import (
    OwnValues,
    add_own,
    dates_of,
    end_own,
    is_over,
    meet_own,
    number_of,
    own_rows,
)
from counterfoil_web.contracts.reckonings import ledger_of
from tests.fixtures.contracts import contract_with, fixed
from tests.web.contracts.conftest import agree


def values(**more):
    given = {
        "title": "Joint board",
        "owner": Role.CONTRACT_MANAGER,
        "first_due": date(2026, 10, 1),
        "repeat": Repeat.QUARTERLY,
        "until": None,
        "clause": "Schedule 9",
        "lead_days": 14,
    }
    return OwnValues(**{**given, **more})


def own_days(dates):
    return [one.on for one in dates if one.kind is ObligationKind.OWN]


def test_an_added_date_comes_round_until_it_is_met_or_ended(contract_seen_by, november):
    with contract_seen_by("contract_manager") as (seen, contract):
        row = add_own(seen, contract, values())
        dates = dates_of(ledger_of(contract, november))
        assert own_days(dates.late) == [date(2026, 10, 1)]
        assert own_days(dates.ahead)[:2] == [date(2027, 1, 1), date(2027, 4, 1)]
        assert {number_of(one) for one in dates.all if one.kind is ObligationKind.OWN} == {1}
        meet_own(seen, contract, row.number, date(2026, 10, 1), "Minutes")
        assert own_days(dates_of(ledger_of(contract, november)).late) == []
        with pytest.raises(InvalidValue, match="already"):
            meet_own(seen, contract, row.number, date(2026, 10, 1), "Again")
        end_own(seen, contract, row.number)
        assert own_rows(contract) == []
        assert own_days(dates_of(ledger_of(contract, november)).all) == []
        with pytest.raises(Http404):
            end_own(seen, contract, row.number)


def test_months_that_are_not_closed_are_late_and_days_that_passed_are_not_told(
    contract_seen_by, november
):
    """April's statement was to be closed by 20 May."""
    with contract_seen_by("auditor") as (_, contract):
        dates = dates_of(ledger_of(contract, november))
    first = next(one for one in dates.late if one.kind is ObligationKind.CLOSING)
    assert first.on == date(2026, 5, 20)
    assert number_of(first) is None
    assert all(november <= one.on for one in dates.ahead)


def test_a_date_that_ends_before_it_begins_is_refused(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        with pytest.raises(InvalidValue, match="ends before"):
            add_own(seen, contract, values(until=date(2026, 9, 1)))
        assert own_rows(contract) == []


def test_who_may_not(contract_seen_by):
    for username in ("auditor", "supplier_user"):
        with contract_seen_by(username) as (seen, contract), pytest.raises(Refused):
            add_own(seen, contract, values())


def test_of_a_made_up_contract_that_is_over_only_what_was_added_is_late(
    contract_seen_by, november, world
):
    """Its term ended on 31 March 2026."""
    over = contract_with(fixed(), term=Term(date(2025, 4, 1), date(2026, 3, 31)))
    assert not is_over(over, november)
    made_up = replace(over, illustrative="Every figure is made up.")
    assert is_over(made_up, november)
    assert not is_over(made_up, over.term.end)
    with contract_seen_by("contract_manager") as (seen, contract):
        agree(contract, write_contract_yaml(over), world, number=2)
        assert len(dates_of(ledger_of(contract, november)).late) == 12  # months to close
        agree(contract, write_contract_yaml(made_up), world, number=3)
        assert dates_of(ledger_of(contract, november)).late == ()
        add_own(seen, contract, values(repeat=Repeat.ONCE))
        assert own_days(dates_of(ledger_of(contract, november)).late) == [date(2026, 10, 1)]
