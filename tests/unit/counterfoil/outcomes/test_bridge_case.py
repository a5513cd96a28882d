"""The case's side: carrying on moves with volume, own figures are set against what happened."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.appraisal.business_case import Heading
from counterfoil.appraisal.evidence import Basis
from counterfoil.outcomes.bridge import looked_at, savings_bridge
from counterfoil.outcomes.bridge_case import CaseWorlds
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.document import CounterfactualMove
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.small_cases import cost, small_case
from tests.fixtures.small_ledgers import CASE, MET, VOLUMES, ledger

YEAR = FinancialYear(2026)


def test_a_line_priced_by_a_driver_moves_with_it_and_no_other_does():
    worlds = CaseWorlds(looked_at(ledger(*VOLUMES)))
    keys = [line.key for line in worlds.happened.model.lines]
    service, team = keys.index("now/service"), keys.index("partner/client-side")

    assert worlds.causes == (Cause.VOLUME,)
    assert worlds.moved_by(service, 0) == (Cause.VOLUME,)
    assert worlds.moved_by(team, 0) == ()
    assert worlds.worth(service, YEAR, frozenset()) == -1_200_000
    assert worlds.worth(service, YEAR, frozenset({Cause.VOLUME})) == -1_320_000


def test_a_flat_line_of_carrying_on_moves_by_the_share_stated():
    """A tenth more people, three tenths of £1,200,000 move: £36,000 more saved."""
    case = small_case(
        cost("now", "service", 1_200_000),
        cost("in-house", "service", 1_200_000),
        cost("partner", "charge", 1_020_000),
        drivers=CASE.drivers,
    )
    move = CounterfactualMove(
        line="now/service", driver="people", share=Fraction(3, 10), basis=Basis.ASSUMED, reason="-"
    )
    found = savings_bridge(ledger(*VOLUMES, *MET, outcomes=(), case=case, moves=(move,)))

    behind = {one.line: one.gbp for one in found.lines_behind(Cause.VOLUME)}
    assert behind["case/now/service"] == 36_000


def test_what_leaving_costs_is_provided_for_over_the_term():
    """£50,000 in each of five years to leave, provided evenly: £50,000 in the first year too."""
    case = small_case(
        cost("now", "service", 1_200_000),
        cost("in-house", "service", 1_200_000),
        cost("partner", "charge", 900_000),
        cost("partner", "exit", 50_000, heading=Heading.EXIT),
        drivers=CASE.drivers,
    )
    found = savings_bridge(ledger(*VOLUMES, outcomes=(), case=case))
    assert found.promised_gbp == 1_200_000 - 900_000 - 50_000
