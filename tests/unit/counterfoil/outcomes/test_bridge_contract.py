"""The contract's side: each charge depends on the causes that touch it, and on no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.contract.term import Term
from counterfoil.contract.terms import Terms
from counterfoil.outcomes.bridge import looked_at, savings_bridge
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.bridge_contract import ContractWorlds
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.fixtures.small_ledgers import CONTRACT, VOLUMES, ledger


def worlds(contract=CONTRACT, **more) -> ContractWorlds:
    held = ledger(*VOLUMES, contract=contract, **more)
    return ContractWorlds(looked_at(held), contract)


def test_a_charge_depends_on_what_touches_it():
    first = contract_with(per_unit(), fixed()).versions[0]
    second = Terms(
        number=2,
        effective_from=date(2026, 10, 1),
        agreed_on=date(2026, 9, 1),
        reason="dearer",
        charges=(per_unit(rate=90), fixed()),
    )
    found = worlds(contract_with(versions=(first, second)))

    assert found.causes_of("detentions-charge") == (Cause.VOLUME, Cause.SCOPE)
    assert found.causes_of("service") == ()


def test_the_contract_as_signed_is_told_at_the_volumes_of_the_case():
    """1,000 people a month at £85, whatever came."""
    assert worlds().as_signed(Month(2026, 5)) == -85_000


def test_a_month_settled_elsewhere_is_left_out():
    later = replace(CONTRACT, accounts_from=Month(2026, 6))
    assert worlds(later).as_signed(Month(2026, 5)) == 0


def test_vat_that_does_not_come_back_is_a_cost():
    """20% on 13,200 people at £85 is £224,400 more."""
    plain = savings_bridge(ledger(*VOLUMES))
    taxed = savings_bridge(ledger(*VOLUMES, vat_recoverable=False))
    assert plain.delivered_gbp - taxed.delivered_gbp == Fraction(224_400)


def test_a_contract_that_has_not_begun_charged_nothing():
    """Its first month is after the last that happened."""
    later = replace(CONTRACT, term=Term(date(2030, 4, 1), date(2031, 3, 31)))
    found = worlds(later)

    assert found.months == ()
    assert found.charged(found.charges[0], frozenset()) == {}
