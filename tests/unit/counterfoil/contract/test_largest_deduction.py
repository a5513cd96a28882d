"""How much deductions can ever reach."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import MinimumVolumeCharge, VolumeTolerance, Window
from counterfoil.contract.knowledge import known
from counterfoil.contract.largest_deduction import (
    busiest,
    largest_deduction,
    volumes_of,
    worst_amount,
    worst_value,
)
from counterfoil.contract.measures import (
    Basis,
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    MeasureWindow,
    Repeat,
    Unreported,
)
from counterfoil.errors import NoAnswer
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume

APRIL, JUNE = Month(2026, 4), Month(2026, 6)
CELLS = AvailabilityRegime(
    id="cells",
    title="Cells",
    clause="Schedule 6",
    unit_types=(UnitType(id="cell", title="Cell", count=F(10), weight=F(2)),),
    rate_gbp=F(5),
)


def measure(name: str, *bands: DeductionBand, **more) -> Measure:
    more = {"direction": Direction.HIGHER, "target": F(90, 100), **more}
    return Measure(
        id=name,
        title=name.capitalize(),
        clause="Schedule 8",
        counts="met",
        of="all",
        bands=bands,
        **more,
    )


def band(beyond: object, amount: object, step: object = None) -> DeductionBand:
    return DeductionBand(beyond=F(beyond), amount=F(amount), step=None if step is None else F(step))


THREE = (
    measure("calls", band("0.9", 12_000)),
    measure("visits", band("0.9", 9_000)),
    measure("files", band("0.9", 8_000)),
)


def test_three_measures_at_their_worst_reach_the_pool():
    """£12,000 + £9,000 + £8,000 = £29,000; the pool is 10% of £250,000."""
    contract = contract_with(
        fixed(yearly=3_000_000), measures=THREE, deductions=Deductions(pool=F(1, 10))
    )
    found = largest_deduction(contract, APRIL)
    assert found.before_caps_gbp == 29_000
    assert found.month_gbp == 25_000
    assert found.month_share == F(1, 10)
    assert found.year_gbp == 300_000
    assert found.year_share == F(1, 10)
    assert [(one.of, one.gbp) for one in found.each] == [
        ("calls", 12_000),
        ("visits", 9_000),
        ("files", 8_000),
    ]


def test_the_years_cap_holds_the_year_and_the_month():
    """4% of £3,000,000 is £120,000; in April 4% of £250,000 so far is £10,000, in June £30,000,
    of which the pool lets £25,000 through."""
    contract = contract_with(
        fixed(yearly=3_000_000),
        measures=THREE,
        deductions=Deductions(pool=F(1, 10), year_cap=F(4, 100)),
    )
    assert largest_deduction(contract, APRIL).month_gbp == 10_000
    assert largest_deduction(contract, JUNE).month_gbp == 25_000
    assert largest_deduction(contract, JUNE).year_gbp == 120_000


def test_a_quarter_deducts_once():
    contract = contract_with(
        fixed(), measures=(measure("calls", band("0.9", 12_000), window=MeasureWindow.QUARTER),)
    )
    assert largest_deduction(contract, APRIL).month_gbp == 0
    assert largest_deduction(contract, JUNE).month_gbp == 12_000
    assert largest_deduction(contract, JUNE).year_gbp == 48_000


def test_availability_stands_outside_the_caps_unless_the_terms_put_it_in():
    """April: 10 cells of weight 2 × 720 hours × £5 = £72,000; pool 10% of £100,000."""
    inside = Deductions(pool=F(1, 10), with_availability=True)
    outside = Deductions(pool=F(1, 10))
    terms = {"measures": THREE, "regimes": (CELLS,)}
    april = largest_deduction(contract_with(fixed(), deductions=outside, **terms), APRIL)
    assert april.month_gbp == 72_000 + 10_000
    assert april.year_gbp == 365 * 24 * 100 + 120_000
    april = largest_deduction(contract_with(fixed(), deductions=inside, **terms), APRIL)
    assert april.month_gbp == 10_000
    assert april.before_caps_gbp == 72_000 + 29_000


def test_without_a_cap_steps_of_a_count_have_no_limit():
    late = measure("late", band(5, 100, 1), direction=Direction.LOWER, target=F(5), ratio=False)
    found = largest_deduction(contract_with(fixed(), measures=(late,)), APRIL)
    assert (found.month_gbp, found.year_gbp, found.month_share, found.year_share) == (None,) * 4
    assert found.before_caps_gbp is None
    capped = contract_with(fixed(), measures=(late,), deductions=Deductions(year_cap=F(1, 10)))
    assert largest_deduction(capped, APRIL).year_gbp == 120_000
    pool = contract_with(fixed(), measures=(late,), deductions=Deductions(pool=F(1, 20)))
    assert largest_deduction(pool, APRIL).month_gbp == 5_000


@pytest.mark.parametrize(
    ("one", "most"),
    [
        (measure("none"), 0),
        # 90% to nought in steps of 5%: 18 of them
        (measure("steps", band("0.9", 100, "0.05")), 1_800),
        # the milder band has the higher amount: 90% down to 80% in steps of 1%
        (measure("two", band("0.9", 100, "0.01"), band("0.8", 300)), 1_000),
        # less is better, to 100%: 5% to 100% in steps of 5%
        (
            measure("late", band("0.05", 10, "0.05"), direction=Direction.LOWER, target=F(5, 100)),
            190,
        ),
        (
            measure(
                "twice", band("0.9", 100), repeat=Repeat(failures=2, within=3, multiplier=F(3))
            ),
            300,
        ),
        (
            measure(
                "never", band("0.9", 100), repeat=Repeat(failures=4, within=3, multiplier=F(3))
            ),
            100,
        ),
        (measure("unreached", band(0, 100)), 0),
        (measure("silent", band(0, 100), unreported=Unreported.WORST_BAND), 100),
        (measure("tolerated", band("0.5", 7), tolerance=F(95, 100)), 0),
    ],
)
def test_the_worst_of_a_measure(one, most):
    assert worst_amount(one) == most


def test_the_worst_value_of_a_count_of_which_less_is_better_is_unknown():
    late = measure("late", band(5, 1), direction=Direction.LOWER, target=F(5), ratio=False)
    assert worst_value(late) is None
    assert worst_amount(late) == 1
    minutes = measure("minutes", band(15, 1, 1), direction=Direction.LOWER, target=F(10))
    assert worst_value(minutes) is None
    assert worst_amount(minutes) is None


def test_points_and_shares_come_to_pounds():
    """5 points at £200; 2% of £100,000; half of the pool of £10,000."""
    measures = (
        measure("points", band("0.9", 5), basis=Basis.POINTS),
        measure("charges", band("0.9", "0.02"), basis=Basis.SHARE_OF_CHARGES),
        measure("pool", band("0.9", "0.5"), basis=Basis.SHARE_OF_POOL),
    )
    contract = contract_with(
        fixed(), measures=measures, deductions=Deductions(pool=F(1, 10), point_gbp=F(200))
    )
    found = largest_deduction(contract, APRIL)
    assert [one.gbp for one in found.each] == [1_000, 2_000, 5_000]
    assert found.month_gbp == 8_000


def test_volumes_are_the_highest_on_record():
    """10% of 2,000 × £85, the May volume, in April too; £170,000 × 12 in the year."""
    contract = contract_with(per_unit(), measures=THREE, deductions=Deductions(pool=F(1, 10)))
    records = [volume("2026-04", 1_000), volume("2026-05", 2_000), measured("calls", "2026-04", 1)]
    found = largest_deduction(contract, APRIL, records)
    assert found.month_gbp == 17_000
    assert found.year_charges_gbp == 2_040_000
    assert found.assumed == ("detentions: 2,000 a month, the highest on record",)


@pytest.mark.parametrize(
    ("charge", "said", "paid"),
    [
        (None, "detentions: 0 a month, for none is recorded", 0),
        (
            VolumeTolerance(
                id="t",
                title="Tolerance",
                clause="7",
                volume="detentions",
                unit="detention",
                expected=F(100),
                band=F(1, 10),
                above_gbp=F(1),
                below_gbp=F(1),
            ),
            "detentions: 100 a month, as Tolerance expects",
            8_500,
        ),
        (
            MinimumVolumeCharge(
                id="m",
                title="Minimum",
                clause="7",
                volume="detentions",
                unit="detention",
                minimum=F(50),
                rate_gbp=F(1),
            ),
            "detentions: 50 a month, the minimum of Minimum",
            4_250,
        ),
        (
            MinimumVolumeCharge(
                id="m",
                title="Minimum",
                clause="7",
                volume="detentions",
                unit="detention",
                minimum=F(1_200),
                rate_gbp=F(1),
                window=Window.CONTRACT_YEAR,
            ),
            "detentions: 100 a month, a twelfth of the minimum of Minimum",
            8_500,
        ),
    ],
)
def test_without_records_volumes_are_what_the_terms_name(charge, said, paid):
    charges = [per_unit(), *([charge] if charge else [])]
    found = largest_deduction(contract_with(*charges), APRIL)
    assert found.assumed == (said,)
    assert found.charges_gbp == Decimal(paid)


def test_the_busiest_month_takes_the_place_of_what_was_recorded():
    contract = contract_with(per_unit())
    facts, _ = busiest(contract, known([volume("2026-04", 5), volume("2026-05", 9)]), [APRIL])
    found = facts.volume("detentions", APRIL)
    assert found is not None
    assert found.count == 9
    assert volumes_of(contract.versions) == ("detentions",)


def test_a_month_outside_the_term_is_refused():
    with pytest.raises(NoAnswer, match="outside the term"):
        largest_deduction(contract_with(fixed()), Month(2030, 1))


def test_the_year_is_that_of_the_contract():
    found = largest_deduction(contract_with(fixed()), Month(2027, 5))
    assert (found.year, found.year_gbp, found.month) == (2, 0, Month(2027, 5))
    assert date(2027, 5, 1) > contract_with(fixed()).term.start
