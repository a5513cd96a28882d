"""Laws that hold of every contract: statements add up, whatever is found out and when."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.contract.charges import (
    BandedCharge,
    BandMethod,
    MinimumVolumeCharge,
    PriceBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.lines import pounds
from counterfoil.contract.measures import (
    DeductionBand,
    Deductions,
    Direction,
    EarnBack,
    Measure,
    MeasureWindow,
    Order,
    Repeat,
)
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Figure, IndexValue, Measurement, Record, Volume, Waiver
from counterfoil.contract.statements import Closed, close, statement
from counterfoil.contract.term import PartMonths, Term
from counterfoil.contract.terms import Contract, Terms
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import SIGNED, F, contract_with, fixed, per_unit

START = Month(2026, 4)
MONTHS = 7
LAST_DAY = date(2027, 6, 1)
_shares = st.sampled_from([None, F(1, 100), F(1, 10), F(1, 3)])
_pounds = st.integers(0, 2_000_000)


@st.composite
def measures(draw: st.DrawFn) -> tuple[Measure, ...]:
    """Up to three measures with bands, repeats and earn-back in every mix."""
    return tuple(
        Measure(
            id=f"m{place}",
            title=f"Measure {place}",
            clause="Schedule 8",
            direction=Direction.HIGHER,
            target=F(90, 100),
            counts="met",
            of="all",
            window=draw(st.sampled_from([MeasureWindow.MONTH, MeasureWindow.QUARTER])),
            bands=(
                DeductionBand(beyond=F(90, 100), amount=F(draw(st.integers(0, 9_999)), 7)),
                DeductionBand(beyond=F(80, 100), amount=F(draw(st.integers(0, 99_999)), 3)),
            ),
            repeat=draw(st.sampled_from([None, Repeat(failures=2, within=3, multiplier=F(2))])),
            earn_back=draw(st.sampled_from([None, EarnBack(windows=1, share=F(1, 3))])),
        )
        for place in range(draw(st.integers(0, 3)))
    )


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    """Charges of several kinds, indexed and capped, from a day of April; perhaps changed later."""
    term = Term(date(2026, 4, draw(st.integers(1, 28))), date(2027, 8, 15))
    clause = Indexation(
        id="cpi",
        title="CPI",
        clause="Schedule 7",
        series="cpi",
        base=START,
        first_review=START + 2,
        every_months=draw(st.integers(1, 3)),
        share=F(8, 10),
        cap=draw(_shares),
        compounding=draw(st.booleans()),
        decimals=draw(st.sampled_from([None, 3])),
    )
    bands = (
        PriceBand(above=F(0), up_to=F(900), rate_gbp=F(draw(_pounds), 999)),
        PriceBand(above=F(900), up_to=None, rate_gbp=F(draw(_pounds), 1_001)),
    )
    named = {"title": "A charge", "clause": "Schedule 7", "volume": "detentions", "unit": "unit"}
    charges = (
        fixed(
            yearly=draw(_pounds),
            indexation=draw(st.sampled_from(["", "cpi"])),
            part_months=draw(st.sampled_from(PartMonths)),
        ),
        per_unit(indexation="cpi"),
        BandedCharge(
            id="banded",
            **named,
            method=draw(st.sampled_from(BandMethod)),
            bands=bands,
            window=draw(st.sampled_from([Window.MONTH, Window.CONTRACT_YEAR])),
        ),
        MinimumVolumeCharge(id="least", **named, minimum=F(950), rate_gbp=F(draw(_pounds), 997)),
        VolumeTolerance(
            id="band",
            **named,
            expected=F(1_000),
            band=F(5, 100),
            above_gbp=F(31, 3),
            below_gbp=F(draw(st.integers(0, 50))),
        ),
    )
    common = {
        "indexations": (clause,),
        "measures": draw(measures()),
        "deductions": Deductions(
            pool=draw(_shares),
            year_cap=draw(_shares),
            order=draw(st.sampled_from(Order)),
        ),
    }
    first = Terms(
        number=1,
        effective_from=term.start,
        agreed_on=SIGNED,
        reason="As signed",
        charges=charges,
        **common,
    )
    changed = Terms(
        number=2,
        effective_from=date(2026, 6, 1),
        agreed_on=draw(st.dates(date(2026, 5, 1), LAST_DAY)),
        reason="Changed",
        charges=(fixed(yearly=draw(_pounds)), *charges[1:]),
        **common,
    )
    versions = draw(st.sampled_from([(first,), (first, changed)]))
    return contract_with(term=term, versions=versions)


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    """Figures for every month, some of them corrected, verified or waived on a later day."""
    found: list[Record] = []
    for place in range(-3, MONTHS):
        month = START + place
        found += _figures(draw, month, place)
    return found


def _figures(draw: st.DrawFn, month: Month, place: int) -> list[Record]:
    entered = st.dates(date(2026, 4, 1), LAST_DAY)
    made: list[Record] = [
        IndexValue(
            id=f"cpi{month}",
            series="cpi",
            month=month,
            value=F(1_284 + 7 * place, 10),
            entered_on=date(2026, 1, 1) if place < 1 else draw(entered),
        )
    ]
    if place < 0:
        return made
    count = st.integers(0, 2_000).map(F)
    made.append(
        Volume(
            id=f"v{month}",
            volume="detentions",
            month=month,
            count=draw(count),
            entered_on=draw(entered),
        )
    )
    if draw(st.booleans()):
        made.append(
            Volume(
                id=f"w{month}",
                volume="detentions",
                month=month,
                count=draw(count),
                figure=Figure.VERIFIED,
                entered_on=draw(entered),
            )
        )
    for name in ("m0", "m1", "m2"):
        first = Measurement(
            id=f"{name}{month}",
            measure=name,
            month=month,
            numerator=F(draw(st.integers(60, 100))),
            denominator=F(100),
            entered_on=draw(entered),
        )
        made.append(first)
        if draw(st.booleans()):
            made.append(
                Measurement(
                    id=f"{name}{month}again",
                    supersedes=first.id,
                    measure=name,
                    month=month,
                    numerator=F(draw(st.integers(60, 100))),
                    denominator=F(100),
                    entered_on=draw(entered),
                )
            )
    if draw(st.booleans()):
        made.append(
            Waiver(
                id=f"waive{month}",
                of="m0",
                month=month,
                reason="Agreed",
                approved_by="Chief finance officer",
                amount_gbp=F(draw(st.integers(0, 50_000)), 100),
                entered_on=draw(entered),
            )
        )
    return made


@settings(max_examples=30, deadline=None)
@given(contract=contracts(), facts=records(), days=st.lists(st.integers(1, 60), min_size=MONTHS))
def test_all_statements_add_up_to_the_statement_of_hindsight(contract, facts, days):
    """Months closed on any days, figures found at any time: the last statement puts all right."""
    closed: list[Closed] = []
    day = date(2026, 5, 1)
    for place in range(MONTHS):
        day = min(LAST_DAY, date.fromordinal(day.toordinal() + days[place]))
        on = LAST_DAY if place == MONTHS - 1 else day
        made = statement(contract, facts, START + place, on=on, closed=closed)
        assert made.net_gbp + made.vat_gbp == made.total_gbp
        closed.append(close(contract, made, closed))

    hindsight = reckon(contract, known(facts), until=START + (MONTHS - 1))

    assert sum(one.total_gbp for one in closed) == sum(one.total_gbp for one in hindsight)


@settings(max_examples=25, deadline=None)
@given(contract=contracts(), facts=records())
def test_deductions_never_pass_the_pool_and_every_line_shows_its_sum(contract, facts):
    """What is taken is within the pool, and each line's working ends with its amount."""
    for due in reckon(contract, known(facts), until=START + (MONTHS - 1)):
        taken = -sum(line.amount_gbp for line in due.lines if line.section == "performance")
        assert due.pool_gbp is None or taken <= due.pool_gbp
        assert all(0 <= one.taken_gbp <= one.due_gbp for one in due.lost)
        assert all(line.working.endswith(f" = {pounds(line.amount_gbp)}") for line in due.lines)


@settings(max_examples=15, deadline=None)
@given(contract=contracts(), facts=records(), seed=st.randoms(use_true_random=False))
def test_the_order_in_which_facts_came_in_makes_no_difference(contract, facts, seed):
    """Records of different facts may be read in any order."""
    shuffled = list(facts)
    seed.shuffle(shuffled)
    until = START + (MONTHS - 1)
    one, other = (reckon(contract, known(held), until=until) for held in (facts, shuffled))
    assert [due.total_gbp for due in one] == [due.total_gbp for due in other]
