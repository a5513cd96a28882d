"""The bridge on a small partnership, by hand, and held against whole runs of both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import factorial

import pytest

from counterfoil.appraisal.business_case import Delay, Heading, PriceIndex
from counterfoil.appraisal.evidence import Basis
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import Deductions
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Figure, IndexValue, Waiver
from counterfoil.contract.terms import Terms
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.outcomes.bridge import Bridge, contract_side, savings_bridge
from counterfoil.outcomes.bridge_causes import Cause
from counterfoil.outcomes.document import DelayHappened, PriceLink
from counterfoil.outcomes.net_saving import net_saving
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed, measured, per_unit, volume
from tests.fixtures.small_cases import HELD, cost, small_case
from tests.fixtures.small_ledgers import (
    ANSWER,
    APRIL,
    BAD_MAY,
    CONTRACT,
    DAY,
    MET,
    SPENT,
    VOLUMES,
    ledger,
)

F = Fraction


def came_to(bridge: Bridge) -> dict[Cause, Decimal]:
    return {part.cause: part.gbp for part in bridge.told}


def test_volume_and_own_cost_by_hand():
    """12,000 people promised, 13,200 came; the team was to cost £60,000 and cost £70,000.

    Promised: 12,000 × (£100 − £85) − £60,000 = £120,000. Delivered: 13,200 × £15 − £70,000 =
    £128,000. Volume: 1,200 × £15 = £18,000. Own cost: −£10,000.
    """
    found = savings_bridge(ledger(*VOLUMES, *MET))

    assert (found.promised_gbp, found.delivered_gbp) == (120_000, 128_000)
    assert came_to(found) == {Cause.VOLUME: 18_000, Cause.OWN_COST: -10_000}
    assert found.part(Cause.DEDUCTIONS).exact == 0
    assert (found.first, found.last) == (APRIL, Month(2027, 3))


def test_a_deduction_that_is_a_share_of_charges_is_shared_with_volume():
    """1% of May's charges: £850 of 1,000 people at £85, £935 of 1,100.

    Deductions: (850 + 935) / 2 = £892.50; volume has half of the £85 more: £42.50.
    """
    found = savings_bridge(ledger(*VOLUMES, *BAD_MAY))

    assert came_to(found)[Cause.DEDUCTIONS] == Decimal("892.50")
    assert came_to(found)[Cause.VOLUME] == Decimal("18042.50")
    (behind,) = found.lines_behind(Cause.DEDUCTIONS)
    assert (behind.title, behind.gbp) == ("Answered in time", Decimal("892.50"))
    assert [one.when for one in behind.details] == [Month(2026, 5)]


def test_a_waiver_is_told_whole_beside_the_whole_deduction():
    """£935 deducted and £400 of it waived: £892.50 and −£400; £42.50 stays with volume."""
    given = Waiver(
        id="w",
        entered_on=DAY,
        of="answer",
        month=Month(2026, 5),
        reason="flood",
        approved_by="commercial lead",
        amount_gbp=F(400),
    )
    found = savings_bridge(ledger(*VOLUMES, *BAD_MAY, given))

    assert came_to(found)[Cause.DEDUCTIONS] == Decimal("892.50")
    assert came_to(found)[Cause.WAIVERS] == Decimal("-400.00")


SECOND = Terms(
    number=2,
    effective_from=date(2026, 10, 1),
    agreed_on=date(2026, 9, 1),
    reason="Healthcare added",
    charges=(per_unit(rate=93),),
    measures=(ANSWER,),
    deductions=Deductions(clause="Schedule 8", pool=F(1, 200)),
)
CHANGED = contract_with(versions=(CONTRACT.versions[0], SECOND))
RIGHT = volume("2026-05", 1_000, id="v-right", supersedes="v-2026-05", figure=Figure.VERIFIED)
ALL = (*VOLUMES, RIGHT, *BAD_MAY[:8], measured("answer", "2026-12", 70, 100), *MET[9:])


def whole_runs() -> dict[Cause, Fraction]:
    """The second method: every set of causes as a whole run of the statement engine, all orders.

    Carrying on costs £100 a person; the charge promised by the case is £85 a person.
    """
    causes = [Cause.VOLUME, Cause.SCOPE, Cause.DEDUCTIONS, Cause.DATA]

    def saving(acted: frozenset[Cause]) -> Fraction:
        people = [volume(str(APRIL + n), 1_000) for n in range(12)]
        if Cause.VOLUME in acted:
            people = list(VOLUMES)
            if Cause.DATA in acted:
                people[1] = replace(RIGHT, supersedes="")
        contract = CHANGED if Cause.SCOPE in acted else CONTRACT
        measures = ALL[13:] if Cause.DEDUCTIONS in acted else MET
        due = reckon(contract, known([*people, *measures]), until=Month(2027, 3))
        paid = sum(F(one.net_gbp) for one in due)
        return 100 * sum(one.count for one in people) - paid

    total = dict.fromkeys(causes, F(0))
    for order in permutations(causes):
        acted: frozenset[Cause] = frozenset()
        for cause in order:
            total[cause] += saving(acted | {cause}) - saving(acted)
            acted |= {cause}
    return {cause: one / factorial(len(causes)) for cause, one in total.items()}


def test_four_causes_at_once_agree_with_whole_runs_in_every_order():
    found = savings_bridge(ledger(*ALL, contract=CHANGED))

    by_runs = whole_runs()
    assert {cause: found.part(cause).exact for cause in by_runs} == by_runs
    assert all(by_runs.values())
    assert sum(part.gbp for part in found.parts) == found.difference_gbp


def test_delivered_is_what_the_statements_and_the_records_say():
    found = savings_bridge(ledger(*ALL, contract=CHANGED))

    due = reckon(CHANGED, known(ALL), until=Month(2027, 3))
    paid = sum(
        (line.amount_gbp for one in due for line in one.lines if line.section is not Section.VAT),
        Decimal(0),
    )
    people = 11 * 1_100 + 1_000
    assert found.delivered_gbp == 100 * people - paid - 70_000


def test_the_details_of_a_cause_add_up_to_it():
    found = savings_bridge(ledger(*ALL, contract=CHANGED))

    for part in found.parts:
        assert sum(one.exact for one in found.details if one.cause is part.cause) == part.exact


def test_a_cost_not_recorded_is_told_and_taken_as_the_case_has_it():
    found = savings_bridge(ledger(*VOLUMES, *MET, outcomes=()))

    assert found.part(Cause.OWN_COST).exact == 0
    assert any("client-side" in problem.what for problem in found.problems)


def test_no_case_and_no_month_are_said():
    with pytest.raises(InvalidValue, match="held to no version of a case"):
        savings_bridge(replace(ledger(*VOLUMES), case=None))
    with pytest.raises(NoAnswer, match="ask for months from 2026-04"):
        savings_bridge(ledger(*VOLUMES), first=Month(2030, 1))


def test_prices_act_on_the_contract_and_on_carrying_on():
    """Prices stood still in the case and rose by a tenth in the second year.

    Carrying on at £1,200,000 follows them: £120,000 more. The charge of £900,000 is lifted from
    April 2027 by half of the tenth: £45,000 more. Prices in all: £120,000 − £45,000 = £75,000.
    """
    clause = Indexation(
        id="lift", title="Lift", clause="S7", series="cpi", base=APRIL,
        first_review=Month(2027, 4), share=F(1, 2),
    )  # fmt: skip
    contract = contract_with(fixed(yearly=900_000, indexation="lift"), indexations=(clause,))
    pay = PriceIndex(id="pay", title="Pay", rate=0.0)
    case = small_case(
        cost("now", "service", 1_200_000, index="pay"),
        cost("in-house", "service", 1_200_000),
        cost("partner", "charge", 900_000),
        indices=(HELD, pay),
    )
    levels = [
        IndexValue(
            id=f"i{n}",
            entered_on=DAY,
            series="cpi",
            month=APRIL + n,
            value=F(110 if n >= 12 else 100),
        )
        for n in range(24)
    ]
    found = savings_bridge(
        ledger(
            *levels,
            contract=contract,
            outcomes=(),
            case=case,
            as_at=date(2028, 4, 20),
            prices=(PriceLink(index="pay", series="cpi"),),
        )
    )

    assert came_to(found) == {Cause.PRICE: 75_000}
    assert (found.promised_gbp, found.delivered_gbp) == (600_000, 675_000)


def test_a_late_start_acts_on_the_lines_that_wait_for_it():
    """A team at £60,000 a year waits for the start, 3 months late for 0: £15,000 less spent.

    £50,000 was spent on it, £5,000 more than the £45,000 of nine months.
    """
    start = Delay(id="start", title="Start", months=0.0)
    team = cost("partner", "client-side", 60_000, heading=Heading.CLIENT_SIDE, delay="start")
    case = small_case(
        cost("now", "service", 1_200_000),
        cost("in-house", "service", 1_200_000),
        cost("partner", "charge", 900_000),
        team,
        delays=(start,),
    )
    happened = DelayHappened(delay="start", months=F(3), basis=Basis.PUBLISHED)
    found = savings_bridge(
        ledger(
            case=case,
            contract=contract_with(fixed(yearly=900_000)),
            outcomes=(replace(SPENT, amount_gbp=F(50_000)),),
            delays=(happened,),
        )
    )

    assert came_to(found) == {Cause.SLIPPAGE: 15_000, Cause.OWN_COST: -5_000}


def test_delivered_is_the_net_saving_that_is_reckoned_on_its_own():
    """Without price levels and certified benefits the two come to the same, by other code."""
    held = ledger(*ALL, contract=CHANGED)

    assert F(savings_bridge(held).delivered_gbp) == net_saving(held).total_cash.net_moved_gbp


def test_the_contract_side_that_is_kept_changes_nothing():
    """Worked out before a cost was recorded, it gives the same bridge after, block by block."""
    before = ledger(*ALL, contract=CHANGED, outcomes=())
    after = ledger(*ALL, contract=CHANGED)
    side = contract_side(before)
    assert side is not None
    assert savings_bridge(after, side=side) == savings_bridge(after)
    assert savings_bridge(before, side=side) == savings_bridge(before)
    assert contract_side(ledger(contract=None)) is None
