"""Caps, orders, waivers, availability and what is earned back."""

from datetime import date, datetime

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import VolumeTolerance
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.measures import (
    DeductionBand,
    Deductions,
    Direction,
    EarnBack,
    Measure,
    Order,
)
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Relief, ReliefState, Unavailability, Waiver
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, volume

APRIL = Month(2026, 4)


def measure(name: str, amount: int, **more) -> Measure:
    return Measure(
        id=name,
        title=name.capitalize(),
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(90, 100),
        counts="met",
        of="all",
        bands=(DeductionBand(beyond=F(90, 100), amount=F(amount)),),
        **more,
    )


def bad(name: str, month: Month = APRIL):
    return measured(name, str(month), 80, 100, id=f"{name}{month}")


def good(name: str, month: Month):
    return measured(name, str(month), 95, 100, id=f"{name}{month}")


def months(contract, *records, count=1):
    return reckon(contract, known(records), until=APRIL + (count - 1))


def taken(due, section=Section.PERFORMANCE):
    return {line.of: -line.amount_gbp for line in due.of_section(section)}


def test_the_largest_may_be_taken_first():
    """£10,000 pool; £4,000 then £8,000 listed: £8,000 whole, £2,000 of the £4,000."""
    contract = contract_with(
        fixed(),
        measures=(measure("small", 4_000), measure("large", 8_000)),
        deductions=Deductions(pool=F(1, 10), order=Order.LARGEST_FIRST),
    )
    (due,) = months(contract, bad("small"), bad("large"))
    assert taken(due) == {"large": 8_000, "small": 2_000}
    assert [(one.of, one.lost_gbp) for one in due.lost] == [("small", 2_000)]


def test_what_is_not_at_risk_makes_no_pool():
    contract = contract_with(
        fixed(at_risk=False), measures=(measure("m", 4_000),), deductions=Deductions(pool=F(1, 10))
    )
    (due,) = months(contract, bad("m"))
    assert (due.pool_gbp, taken(due)) == (0, {})
    assert due.lost[0].lost_gbp == 4_000


def test_charges_below_nought_make_a_pool_of_nought():
    """A volume far below its band gives money back: nothing is left at risk, nothing is added."""
    back = VolumeTolerance(
        id="band",
        title="Volume band",
        clause="Schedule 7",
        volume="detentions",
        unit="detention",
        expected=F(2_000),
        band=F(0),
        above_gbp=F(0),
        below_gbp=F(10),
    )
    contract = contract_with(
        back, measures=(measure("m", 4_000),), deductions=Deductions(pool=F(1, 10))
    )
    (due,) = months(contract, bad("m"), volume("2026-04", 0))
    assert (due.pool_gbp, taken(due), due.lost[0].lost_gbp) == (0, {}, 4_000)


def test_the_years_cap_counts_what_earlier_months_took():
    """3% of charges so far: £3,000, then £6,000 less £3,000 taken; each month £4,000 was due."""
    contract = contract_with(
        fixed(), measures=(measure("m", 4_000),), deductions=Deductions(year_cap=F(3, 100))
    )
    found = months(contract, bad("m"), bad("m", APRIL + 1), count=2)
    assert [taken(due) for due in found] == [{"m": 3_000}, {"m": 3_000}]
    assert [due.lost[0].cap for due in found] == ["year", "year"]


def waiver(amount=None) -> Waiver:
    return Waiver(
        id="w",
        of="m",
        month=APRIL,
        reason="Transition month",
        approved_by="Chief finance officer",
        amount_gbp=None if amount is None else F(amount),
        entered_on=date(2026, 5, 1),
    )


def test_a_waiver_leaves_the_deduction_in_sight():
    contract = contract_with(fixed(), measures=(measure("m", 4_000),))
    (whole,) = months(contract, bad("m"), waiver())
    assert (taken(whole), taken(whole, Section.WAIVER)) == ({"m": 4_000}, {"m": -4_000})
    assert whole.net_gbp == 100_000
    (part,) = months(contract, bad("m"), waiver(1_500))
    assert part.net_gbp == 97_500
    (more,) = months(contract, bad("m"), waiver(9_999))
    assert more.net_gbp == 100_000


def test_a_deduction_is_earned_back_after_windows_in_a_row_that_met_the_target():
    """£4,000 in April; May and June met: half of it, £2,000, in June, once."""
    rule = EarnBack(windows=2, share=F(1, 2))
    contract = contract_with(fixed(), measures=(measure("m", 4_000, earn_back=rule),))
    records = [bad("m"), *(good("m", APRIL + n) for n in (1, 2, 3, 4))]
    found = months(contract, *records, count=5)
    assert [due.net_gbp for due in found] == [96_000, 100_000, 102_000, 100_000, 100_000]


def test_a_failure_in_between_begins_the_count_anew():
    rule = EarnBack(windows=2, share=F(1))
    contract = contract_with(fixed(), measures=(measure("m", 4_000, earn_back=rule),))
    records = [bad("m"), good("m", APRIL + 1), bad("m", APRIL + 2), good("m", APRIL + 3)]
    found = months(contract, *records, count=4)
    assert [due.net_gbp for due in found] == [96_000, 100_000, 96_000, 100_000]
    last = months(contract, *records, good("m", APRIL + 4), count=5)[-1]
    assert last.net_gbp == 108_000


def test_only_what_was_kept_is_earned_back():
    """Of £4,000 £3,000 is waived: £1,000 comes back."""
    rule = EarnBack(windows=1, share=F(1))
    contract = contract_with(fixed(), measures=(measure("m", 4_000, earn_back=rule),))
    found = months(contract, bad("m"), waiver(3_000), good("m", APRIL + 1), count=2)
    assert found[1].net_gbp == 101_000


REGIME = AvailabilityRegime(
    id="cells",
    title="Cells",
    clause="Schedule 9",
    unit_types=(UnitType(id="cell", title="Cell", count=F(20), weight=F(3, 2)),),
    rate_gbp=F(10),
    rectification=F(2),
)


def failure(name: str, unit_type: str = "cell") -> Unavailability:
    """Two units out of use for 12 hours, of which 10 count."""
    return Unavailability(
        id=name,
        regime="cells",
        unit_type=unit_type,
        units=F(2),
        began=datetime.fromisoformat("2026-04-10T08:00"),
        until=datetime.fromisoformat("2026-04-10T20:00"),
        entered_on=date(2026, 5, 1),
    )


def test_hours_out_of_use_cost_units_times_weight_times_rate():
    """2 × 10 h × 1.5 × £10 = £300."""
    (due,) = months(contract_with(fixed(), regimes=(REGIME,)), failure("e1"))
    assert taken(due, Section.AVAILABILITY) == {"cells/e1": 300}


def test_an_excused_failure_and_an_unknown_type_cost_nothing():
    relief = Relief(
        id="r",
        of="cells",
        month=APRIL,
        state=ReliefState.ACCEPTED,
        reason="Vandalism",
        event="e1",
        entered_on=date(2026, 5, 1),
    )
    contract = contract_with(fixed(), regimes=(REGIME,))
    (due,) = months(contract, failure("e1"), failure("e2", "van"), relief)
    assert taken(due, Section.AVAILABILITY) == {}
    assert "'van'" in due.gaps[0].what


def test_availability_may_share_the_pool():
    """Pool £250: £250 of £300, and nothing is left for the measure."""
    contract = contract_with(
        fixed(yearly=30_000),
        regimes=(REGIME,),
        measures=(measure("m", 100),),
        deductions=Deductions(pool=F(1, 10), with_availability=True),
    )
    (due,) = months(contract, failure("e1"), bad("m"))
    assert taken(due, Section.AVAILABILITY) == {"cells/e1": 250}
    assert [one.lost_gbp for one in due.lost] == [50, 100]
