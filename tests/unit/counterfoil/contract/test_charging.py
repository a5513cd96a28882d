"""Each kind of charge by a hand calculation."""

from datetime import date
from decimal import Decimal

import pytest

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import (
    AvailabilityCharge,
    BandedCharge,
    BandMethod,
    ContingentFee,
    GainShare,
    Milestone,
    MilestoneCharge,
    MinimumVolumeCharge,
    PassThroughCharge,
    PriceBand,
    RateCardCharge,
    ShareBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import (
    Acceptance,
    CertifiedSaving,
    DaysWorked,
    Figure,
    IndexValue,
    OpenBookCost,
)
from counterfoil.contract.term import Term
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, per_unit, volume

NAMED = {"id": "c", "title": "Charge", "clause": "Schedule 7"}
ENTERED = {"entered_on": date(2026, 5, 1)}
BANDS = (
    PriceBand(above=F(0), up_to=F(1_500), rate_gbp=F(92)),
    PriceBand(above=F(1_500), up_to=F(2_000), rate_gbp=F(85)),
    PriceBand(above=F(2_000), up_to=None, rate_gbp=F(78)),
)


def amounts(contract, *records, months=1):
    """The net of each month from April 2026."""
    found = reckon(contract, known(records), until=Month(2026, 4) + (months - 1))
    return [one.net_gbp for one in found]


def detention_bands(method: BandMethod, window: Window = Window.MONTH) -> BandedCharge:
    return BandedCharge(
        **NAMED, volume="detentions", unit="detention", method=method, bands=BANDS, window=window
    )


def test_marginal_bands_price_each_unit_in_its_own_band():
    """1,500 × £92 + 500 × £85 + 300 × £78 = £203,900."""
    assert amounts(
        contract_with(detention_bands(BandMethod.MARGINAL)), volume("2026-04", 2_300)
    ) == [203_900]


@pytest.mark.parametrize(("count", "due"), [(1_500, 138_000), (1_501, 127_585), (2_300, 179_400)])
def test_all_units_at_the_band_reached(count, due):
    """1,500 × £92; 1,501 × £85; 2,300 × £78."""
    assert amounts(
        contract_with(detention_bands(BandMethod.ALL_UNITS)), volume("2026-04", count)
    ) == [due]


def test_bands_by_contract_year_go_on_where_the_last_month_stopped_and_begin_anew():
    """1,000 a month: £92,000; 500 × £92 + 500 × £85 = £88,500; then £78,000; £92,000 anew."""
    records = [volume(str(Month(2026, 4) + n), 1_000) for n in range(13)]
    contract = contract_with(detention_bands(BandMethod.MARGINAL, Window.CONTRACT_YEAR))
    assert amounts(contract, *records, months=13) == [92_000, 88_500, *[78_000] * 10, 92_000]


def test_days_at_their_rates_up_to_the_cap_of_the_term():
    """10 × £1,200 + 4 × £650 = £14,600; then £5,400 is left of £20,000."""
    card = RateCardCharge(
        **NAMED, day_rates_gbp=(("partner", F(1_200)), ("consultant", F(650))), cap_gbp=F(20_000)
    )

    def worked(name, grade, month, days, figure=Figure.SUPPLIER):
        return DaysWorked(
            id=name, charge="c", grade=grade, month=month, days=F(days), figure=figure, **ENTERED
        )

    april, may = Month(2026, 4), Month(2026, 5)
    records = [
        worked("1", "partner", april, 12),
        worked("2", "partner", april, 10, Figure.VERIFIED),
        worked("3", "consultant", april, 4),
        worked("4", "partner", may, 8),
        worked("5", "intern", may, 8),
    ]
    assert amounts(contract_with(card), *records, months=2) == [14_600, 5_400]
    told = reckon(contract_with(card), known(records), until=may)[1].gaps
    assert "grade 'intern'" in told[0].what


def test_a_milestone_is_due_in_the_month_it_is_accepted():
    charge = MilestoneCharge(
        **NAMED, milestones=(Milestone(id="m1", title="Report", amount_gbp=F(25_000)),)
    )
    done = Acceptance(id="a", charge="c", milestone="m1", accepted_on=date(2026, 5, 31), **ENTERED)
    unknown = Acceptance(id="b", charge="c", milestone="x", accepted_on=date(2026, 4, 2), **ENTERED)
    contract = contract_with(charge)
    assert amounts(contract, done, unknown, months=3) == [0, 25_000, 0]


def test_costs_passed_through_with_a_fee_up_to_the_years_cap():
    """£8,000 × 1.05 = £8,400; £2,000 left of £10,000 × 1.05 = £2,100; a new year in April 2027."""
    charge = PassThroughCharge(**NAMED, handling_fee=F(5, 100), cap_gbp=F(10_000))

    def cost(month, amount):
        return OpenBookCost(id=str(month), of="c", month=month, amount_gbp=F(amount), **ENTERED)

    spent = [cost(Month(2026, 4), 8_000), cost(Month(2026, 5), 8_000), cost(Month(2027, 4), 8_000)]
    found = amounts(contract_with(charge), *spent, months=13)
    assert (found[0], found[1], found[12]) == (8_400, 2_100, 8_400)


def test_hours_of_availability_by_type_of_unit():
    """20 cells × 720 h × £11.50 + 4 × 720 × £15 = £165,600 + £43,200."""
    regime = AvailabilityRegime(
        id="cells",
        title="Cells",
        clause="Schedule 9",
        unit_types=(
            UnitType(id="cell", title="Cell", count=F(20)),
            UnitType(id="dry", title="Dry cell", count=F(4)),
            UnitType(id="unpriced", title="Other", count=F(1)),
        ),
        rate_gbp=F(12),
    )
    charge = AvailabilityCharge(
        **NAMED, regime="cells", rates_gbp=(("cell", F("11.5")), ("dry", F(15)))
    )
    assert amounts(contract_with(charge, regimes=(regime,))) == [208_800]


def minimum(window: Window, least: int) -> MinimumVolumeCharge:
    return MinimumVolumeCharge(
        **NAMED,
        volume="detentions",
        unit="detention",
        minimum=F(least),
        rate_gbp=F(50),
        window=window,
    )


def test_a_shortfall_from_a_guaranteed_month():
    """1,000 − 940 = 60 × £50."""
    assert amounts(contract_with(minimum(Window.MONTH, 1_000)), volume("2026-04", 940)) == [3_000]
    assert amounts(contract_with(minimum(Window.MONTH, 1_000)), volume("2026-04", 1_001)) == [0]


def test_a_shortfall_from_a_guaranteed_year_comes_in_its_last_month():
    """12,000 − 12 × 990 = 120 × £50 in March."""
    records = [volume(str(Month(2026, 4) + n), 990) for n in range(12)]
    found = amounts(contract_with(minimum(Window.CONTRACT_YEAR, 12_000)), *records, months=12)
    assert found == [*[0] * 11, 6_000]


@pytest.mark.parametrize(
    ("count", "due"),
    [(2_000, 0), (2_100, 0), (2_101, 30), (1_900, 0), (1_890, -200), (2_500, 12_000)],
)
def test_a_volume_outside_the_dead_band_is_priced_again(count, due):
    """5% either side of 2,000: £30 for each above 2,100, £20 back for each below 1,900."""
    charge = VolumeTolerance(
        **NAMED,
        volume="detentions",
        unit="detention",
        expected=F(2_000),
        band=F(5, 100),
        above_gbp=F(30),
        below_gbp=F(20),
    )
    assert amounts(contract_with(charge), volume("2026-04", count)) == [due]
    assert amounts(contract_with(charge)) == [0]


def test_a_share_of_certified_savings_up_to_the_cap():
    """15% of £200,000 = £30,000; of £400,000 £60,000, of which £20,000 is left of £50,000."""
    fee = ContingentFee(**NAMED, share=F(15, 100), cap_gbp=F(50_000))

    def certified(name, day, amount):
        return CertifiedSaving(
            id=name, charge="c", certified_on=day, amount_gbp=F(amount), **ENTERED
        )

    records = [
        certified("s1", date(2026, 4, 9), 200_000),
        certified("s2", date(2026, 6, 9), 400_000),
    ]
    assert amounts(contract_with(fee), *records, months=3) == [30_000, 0, 20_000]


@pytest.mark.parametrize(
    ("actual", "payment"),
    [(900_000, 1_000_000), (1_000_000, 1_050_000), (1_080_000, 1_090_000), (1_200_000, 1_100_000)],
)
def test_a_guaranteed_maximum_price_with_a_target_cost(actual, payment):
    """T £1.0m, fee £50,000, shares 50/50, maximum £1.1m: the reference's four payments."""
    half = (ShareBand(above=F(0), up_to=None, supplier_share=F(1, 2)),)
    share = GainShare(
        id="share",
        title="Gain share",
        clause="Schedule 7",
        target_gbp=F(1_000_000),
        under=half,
        over=half,
        fee_gbp=F(50_000),
        maximum_gbp=F(1_100_000),
    )
    contract = contract_with(
        PassThroughCharge(**NAMED),
        fixed("fee", 50_000),
        share,
        term=Term(date(2026, 4, 1), date(2027, 3, 31)),
    )
    month = Month(2026, 9)
    cost = {"month": month, "amount_gbp": F(actual), **ENTERED}
    records = [OpenBookCost(id="1", of="c", **cost), OpenBookCost(id="2", of="share", **cost)]
    assert sum(one.net_gbp for one in reckon(contract, known(records))) == pytest.approx(
        Decimal(payment), abs=Decimal("0.04")
    )


def test_shares_by_band_and_a_cap_on_the_share():
    """£300,000 under £1m: 10% at 0, 10% at 40%, 10% at 60%: £100,000; capped at £80,000."""
    bands = (
        ShareBand(above=F(0), up_to=F(1, 10), supplier_share=F(0)),
        ShareBand(above=F(1, 10), up_to=F(2, 10), supplier_share=F(4, 10)),
        ShareBand(above=F(2, 10), up_to=None, supplier_share=F(6, 10)),
    )
    year = Term(date(2026, 4, 1), date(2027, 3, 31))

    def shared(cap):
        charge = GainShare(**NAMED, target_gbp=F(1_000_000), under=bands, over=bands, cap_gbp=cap)
        cost = OpenBookCost(id="1", of="c", month=Month(2026, 4), amount_gbp=F(700_000), **ENTERED)
        return reckon(contract_with(charge, term=year), known([cost]))[-1].net_gbp

    assert [shared(None), shared(F(80_000))] == [100_000, 80_000]


def test_no_open_book_no_share():
    """A year without any cost on record is a gap, not a saving of the whole target."""
    all_of_it = (ShareBand(above=F(0), up_to=None, supplier_share=F(1)),)
    charge = GainShare(**NAMED, target_gbp=F(1_000), under=all_of_it, over=all_of_it)
    year = Term(date(2026, 4, 1), date(2027, 3, 31))
    last = reckon(contract_with(charge, term=year), known([]))[-1]
    assert last.net_gbp == 0
    assert "no open-book cost is recorded" in last.gaps[0].what


def test_indexation_is_a_line_of_its_own():
    """£85 × 1,000 = £85,000; factor 1.024: £2,040 more."""
    clause = Indexation(
        id="cpi",
        title="CPI",
        clause="Schedule 7, 5",
        series="cpi",
        base=Month(2025, 12),
        first_review=Month(2026, 4),
        share=F(8, 10),
        cap=F(3, 100),
    )
    levels = [
        IndexValue(id=str(month), series="cpi", month=month, value=F(value), **ENTERED)
        for month, value in ((Month(2025, 12), "128.4"), (Month(2026, 4), "133.1"))
    ]
    contract = contract_with(per_unit(indexation="cpi"), indexations=(clause,))
    due = reckon(contract, known([*levels, volume("2026-04", 1_000)]), until=Month(2026, 4))[0]
    assert {line.section: line.amount_gbp for line in due.lines[:2]} == {
        Section.BASE: 85_000,
        Section.INDEXATION: 2_040,
    }


def test_a_charge_outside_its_dates_gives_nothing():
    assert amounts(contract_with(fixed(ends=date(2026, 4, 30))), months=2) == [100_000, 0]
