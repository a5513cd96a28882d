"""The contract as the notices see it: its value and term with changes, its supplier, its law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.contract.terms import Law
from counterfoil.procurement.plan import Supplier
from tests.fixtures.running_contracts import SIGNED, change, changes, document, plan, running


def test_value_and_end_go_on_change_by_change():
    # £12m, then £1.5m more, then £0.3m less and 92 days: 30 September to 31 December 2031.
    made = changes(
        change("1", 1_500_000, agreed_on=date(2027, 6, 1)),
        change("2", -300_000, days=92, agreed_on=date(2028, 6, 1)),
    )
    one = running(changes=made)

    assert [one.value_gbp(each) for each in made] == [Fraction(12_000_000), Fraction(13_500_000)]
    assert one.value_gbp() == 13_200_000
    assert (one.ends(made[1]), one.ends()) == (date(2031, 9, 30), date(2031, 12, 31))


def test_without_terms_it_is_what_the_plan_says():
    one = running(document=None, of=plan(contract_end=date(2031, 9, 30)))

    assert (one.begins, one.ends()) == (SIGNED.signed_on, date(2031, 9, 30))
    assert one.value_gbp() == 12_000_000
    assert one.supplier is not None
    assert one.supplier.identifier == "GB-COH-01234567"


def test_a_supplier_of_the_terms_that_was_not_chosen_has_no_identifier():
    one = running(document=replace(document(), supplier="Another"))
    assert one.supplier == Supplier(name="Another")


def test_terms_under_another_law_ask_for_no_notice():
    one = running(document=replace(document(), law=Law.PCR_2015))
    assert one.no_notices_because == "the terms say that the contract is not under the Act"
    below = running(of=plan(gross_gbp=Fraction(100_000)))
    assert below.no_notices_because == "the contract is below the threshold"
