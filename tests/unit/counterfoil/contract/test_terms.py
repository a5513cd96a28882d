"""Versions of the terms: which holds when, and which are refused."""

from datetime import date

import pytest

from counterfoil.contract.terms import Terms
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed


def version(number: int, effective: date, agreed: date, *charges) -> Terms:
    return Terms(
        number=number,
        effective_from=effective,
        agreed_on=agreed,
        reason="As agreed",
        charges=charges or (fixed(),),
    )


FIRST = version(1, date(2026, 4, 1), date(2026, 3, 1))
SECOND = version(2, date(2026, 7, 1), date(2026, 9, 1))
THIRD = version(3, date(2026, 7, 1), date(2026, 10, 1))


def test_the_last_version_in_effect_holds():
    contract = contract_with(versions=(FIRST, SECOND, THIRD))
    held = [contract.terms_in(Month(2026, month)).number for month in (4, 6, 7, 12)]
    assert held == [1, 1, 3, 3]


def test_a_version_counts_from_the_day_it_is_agreed():
    contract = contract_with(versions=(FIRST, SECOND, THIRD))
    assert contract.known_on(date(2026, 8, 31)).terms_in(Month(2026, 7)).number == 1
    assert contract.known_on(date(2026, 9, 1)).terms_in(Month(2026, 7)).number == 2
    assert contract.known_on(date(2026, 10, 1)) is contract
    assert contract.known_on(date(2020, 1, 1)).terms_in(Month(2026, 7)).number == 1


def test_things_are_found_by_their_ids():
    assert FIRST.charge("service") is FIRST.charges[0]
    assert [FIRST.charge("x"), FIRST.measure("x"), FIRST.regime("x"), FIRST.indexation("x")] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        ((version(1, date(2026, 5, 1), date(2026, 3, 1)),), "no terms hold on its first day"),
        ((FIRST, version(2, date(2026, 5, 15), date(2026, 5, 1))), "within a month, on 2026-05-15"),
    ],
)
def test_versions_that_leave_a_gap_or_cut_a_month_are_refused(versions, told):
    with pytest.raises(InvalidValue, match=told):
        contract_with(versions=versions)


def test_one_id_for_two_things_is_refused():
    with pytest.raises(InvalidValue, match="service names two things"):
        version(1, date(2026, 4, 1), date(2026, 3, 1), fixed(), fixed())


def test_accounts_may_begin_after_the_term():
    assert contract_with(fixed()).first_account == Month(2026, 4)
