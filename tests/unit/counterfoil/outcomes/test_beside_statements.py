"""Benefits in cash beside the net saving: by hand, and held against the bridge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.contract.lines import to_pence
from counterfoil.outcomes.benefits import Benefit
from counterfoil.outcomes.beside_statements import beside_statements
from counterfoil.outcomes.bridge import savings_bridge
from counterfoil.outcomes.document import StatementLine
from counterfoil.outcomes.net_saving import net_saving
from counterfoil.outcomes.totals import register
from counterfoil.quantities.years import Month
from tests.fixtures.small_cases import benefit
from tests.fixtures.small_ledgers import CASE, MET, SPENT, VOLUMES, F, ledger
from tests.fixtures.small_outcomes import APRIL, MARCH, a_certification, a_claim, the_benefit

WITH_SAVING = replace(CASE, lines=(*CASE.lines, benefit("partner", "saving", 12_000)))


def held(saving: Benefit | None = None, **document):
    """£10,000 claimed over the year, £8,000 of it certified; £12,000 was promised."""
    records = (SPENT, saving or the_benefit(), a_claim(), a_certification())
    return ledger(*VOLUMES, *MET, case=WITH_SAVING, outcomes=records, **document)


def beside(one, first=APRIL, last=MARCH):
    return [found.amount_gbp for found in beside_statements(one, register(one), first, last)]


def test_what_is_certified_counts_month_for_month():
    assert beside(held()) == [8_000]
    assert beside(held(), last=Month(2026, 9)) == [4_000]
    assert beside(held(), first=Month(2027, 4), last=Month(2027, 6)) == []


@pytest.mark.parametrize("saving", [the_benefit(), the_benefit(case_line="")])
def test_the_saving_in_all_is_the_net_saving_and_what_is_beside_it(saving):
    """Net: 13,200 × £15 − £70,000 = £128,000. In all, with £8,000 certified: £136,000.

    Promised: £120,000 and £12,000 beside it.
    """
    one = held(saving)
    found = savings_bridge(one)
    assert (found.net_promised_gbp, found.promised_benefits_gbp) == (120_000, 12_000)
    assert found.delivered_gbp == 136_000
    assert found.delivered_benefits_gbp == sum(beside(one)) == 8_000
    assert found.net_delivered_gbp == to_pence(net_saving(one).total_cash.net_moved_gbp or F(0))


def test_what_the_statements_hold_is_not_counted_beside_them():
    one = held(statement_lines=(StatementLine(line="saving"),))
    found = savings_bridge(one)
    assert beside(one) == []
    assert not found.has_benefits
