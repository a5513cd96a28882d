"""What the statements come to, closed and open, with and without VAT."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.contract.statements import close, statement
from counterfoil.outcomes.settled import paid_gbp, settled_months
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, per_unit, volume
from tests.fixtures.small_outcomes import APRIL, the_benefit, the_ledger

F = Fraction


def test_open_months_count_as_they_would_be_made_and_say_so():
    found = settled_months(the_ledger())

    assert [one.month for one in found] == [APRIL + step for step in range(12)]
    assert {one.amount_gbp for one in found} == {7_000}
    assert all(one.is_open for one in found)


def test_vat_that_does_not_come_back_is_a_cost():
    assert paid_gbp(settled_months(the_ledger(the_benefit(), vat_recoverable=False))) == 100_800


def test_a_closed_month_stays_and_the_first_open_one_carries_what_put_it_right():
    """April closed at 90 × £10 = £900; 100 were there: May carries £100 beside its £900."""
    contract = contract_with(per_unit(rate=10))
    april = volume("2026-04", 90, entered=date(2026, 5, 1))
    later = volume("2026-04", 100, entered=date(2026, 6, 1), id="better", supersedes="v-2026-04")
    records = (april, volume("2026-05", 90, entered=date(2026, 6, 1)), later)
    made = statement(contract, records, APRIL, on=date(2026, 5, 25))
    closed = close(contract, made)
    ledger = replace(
        the_ledger(the_benefit(), as_at=date(2026, 6, 20)),
        contract=contract,
        contract_records=records,
        closed=(closed,),
    )

    found = settled_months(ledger)

    assert [(one.month, one.amount_gbp, one.is_open) for one in found] == [
        (APRIL, F(900), False),
        (Month(2026, 5), F(1_000), True),
    ]


def test_a_partnership_without_a_contract_has_no_statements():
    assert settled_months(the_ledger(with_contract=False)) == ()
