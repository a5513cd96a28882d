"""Clauses that contradict, or cannot bite."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.contract.availability import AvailabilityRegime, UnitType
from counterfoil.contract.charges import (
    ContingentFee,
    GainShare,
    MinimumVolumeCharge,
    ShareBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import (
    Basis,
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    Unreported,
)
from counterfoil.contract.terms import BreakPoint
from counterfoil.errors import Severity
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, per_unit

CPI = Indexation(
    id="cpi",
    title="CPI",
    clause="Schedule 7, 9",
    series="CPI",
    base=Month(2026, 1),
    first_review=Month(2027, 4),
)
CELLS = AvailabilityRegime(
    id="cells",
    title="Cells",
    clause="Schedule 6",
    unit_types=(UnitType(id="cell", title="Cell", count=F(10)),),
    rate_gbp=F(5),
)


def measure(*edges: object, **more) -> Measure:
    more = {
        "bands": tuple(DeductionBand(beyond=F(one), amount=F(1)) for one in edges),
        "unreported": Unreported.WORST_BAND,
        **more,
    }
    return Measure(
        id="calls",
        title="Calls",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(9, 10),
        counts="answered",
        of="all",
        **more,
    )


def minimum(units: int, **more) -> MinimumVolumeCharge:
    more = {"rate_gbp": F(10), **more}
    return MinimumVolumeCharge(
        id="minimum",
        title="Minimum",
        clause="Schedule 7, 4",
        volume="detentions",
        unit="detention",
        minimum=F(units),
        **more,
    )


TOLERANCE = VolumeTolerance(
    id="tolerance",
    title="Tolerance",
    clause="Schedule 7, 5",
    volume="detentions",
    unit="detention",
    expected=F(100),
    band=F(1, 10),
    above_gbp=F(20),
    below_gbp=F(20),
)


def whats(*charges, **terms) -> list[str]:
    return [one.what for one in contradictions(contract_with(*(charges or (fixed(),)), **terms))]


def test_terms_in_order_have_none():
    terms = {
        "measures": (measure("0.9", "0.8"),),
        "indexations": (CPI,),
        "deductions": Deductions(pool=F(1, 10), year_cap=F(5, 100)),
        "breaks": (BreakPoint(on=date(2027, 4, 1), notice_by=date(2027, 1, 1)),),
    }
    charges = (fixed(indexation="cpi"), per_unit(), minimum(80), TOLERANCE)
    assert whats(*charges, **terms) == []


def test_a_band_better_than_the_target_is_told_with_its_place_and_mend():
    (found,) = contradictions(contract_with(fixed(), measures=(measure("0.95", "0.8"),)))
    assert found.what == (
        "its band at 95% is better than the failing value, 90%: it cannot bite before that is "
        "reached"
    )
    assert found.where == "terms, version 1, measure calls (Schedule 8)"
    assert found.mend == "let the band begin at 90%, or mend the target"
    assert found.severity is Severity.WARNING


def test_the_tolerance_moves_where_failing_begins():
    assert (
        "better than the failing value, 88%"
        in whats(measures=(measure("0.9", tolerance=F(2, 100)),))[0]
    )


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        # 0.5% of a year is 6% of a month: below one month's 10%
        ({"pool": F(1, 10), "year_cap": F(5, 1000)}, "one bad month uses it up"),
        ({"pool": F(1, 10), "year_cap": F(1, 10)}, "can never bite"),
        ({"pool": F(0)}, "the pool is nought"),
        ({"year_cap": F(0)}, "the year cap is nought"),
        ({"point_gbp": F(5)}, "no measure gives points"),
        ({"with_availability": True}, "there is no regime of it"),
    ],
)
def test_caps_and_prices_that_contradict(rules, said):
    (found,) = whats(measures=(measure("0.9"),), deductions=Deductions(**rules))
    assert said in found


def test_a_cap_with_nothing_to_limit():
    (found,) = whats(deductions=Deductions(pool=F(1, 10)))
    assert found == "there is a pool, and nothing that it limits"
    rules = Deductions(pool=F(1, 10), with_availability=True)
    assert whats(regimes=(CELLS,), deductions=rules) == []


@pytest.mark.parametrize(
    ("basis", "rules", "said"),
    [
        (Basis.SHARE_OF_POOL, {}, "shares of a pool, and there is none"),
        (Basis.POINTS, {}, "no price of a point is stated"),
        (Basis.POINTS, {"point_gbp": F(1), "point_share": F(1, 100)}, "the share is never used"),
    ],
)
def test_bases_without_what_they_are_shares_of(basis, rules, said):
    (found,) = whats(measures=(measure("0.9", basis=basis),), deductions=Deductions(**rules))
    assert said in found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"first_review": Month(2030, 4)}, "it never lifts"),
        ({"share": F(0)}, "it never lifts"),
        ({"cap": F(0), "floor": F(0)}, "it never lifts"),
        ({"cap": F(2, 100), "floor": F(2, 100)}, "growth is always 2%"),
    ],
)
def test_an_indexation_that_cannot_lift(change, said):
    (found,) = whats(fixed(indexation="cpi"), indexations=(replace(CPI, **change),))
    assert said in found


def test_an_indexation_nobody_uses():
    assert whats(indexations=(CPI,)) == ["no charge uses it"]


@pytest.mark.parametrize(
    ("charges", "said"),
    [
        # the tolerance begins at 90
        ((per_unit(), minimum(95), TOLERANCE), "above where the tolerance of tolerance begins, 90"),
        (
            (per_unit(), minimum(1_140, window=Window.CONTRACT_YEAR), TOLERANCE),
            "its minimum, 95 a month",
        ),
        ((minimum(10),), "no charge pays for each of them"),
        ((per_unit(), minimum(0)), "it guarantees nothing"),
        ((per_unit(), minimum(10, rate_gbp=F(0))), "it guarantees nothing"),
    ],
)
def test_volumes_promised_twice_or_for_nothing(charges, said):
    (found,) = whats(*charges)
    assert said in found


@pytest.mark.parametrize(
    ("charge", "said"),
    [
        (ContingentFee(id="fee", title="Fee", clause="7", share=F(0)), "no fee is ever due"),
        (
            ContingentFee(id="fee", title="Fee", clause="7", share=F(1), cap_gbp=F(0)),
            "no fee is ever due",
        ),
        (
            GainShare(id="gain", title="Gain", clause="7", target_gbp=F(100), under=(), over=()),
            "nothing is shared",
        ),
    ],
)
def test_shares_of_nothing(charge, said):
    (found,) = whats(charge)
    assert said in found


def test_a_guaranteed_maximum_below_target_and_fee():
    half = (ShareBand(above=F(0), up_to=None, supplier_share=F(1, 2)),)
    gain = GainShare(
        id="gain",
        title="Gain",
        clause="7",
        target_gbp=F(100),
        under=half,
        over=half,
        cap_gbp=F(0),
        fee_gbp=F(10),
        maximum_gbp=F(105),
    )
    capped, low = whats(gain)
    assert capped == "its cap is nought: nothing is ever shared"
    assert "£105.00, is below target and fee together, £110.00" in low


def test_a_break_whose_notice_comes_after_it():
    point = BreakPoint(on=date(2027, 4, 1), notice_by=date(2027, 5, 1))
    (found,) = whats(breaks=(point,))
    assert "until 2027-05-01, after it" in found


def test_silence_that_costs_nothing_is_told_once_for_all_measures():
    quiet = measure("0.9", unreported=Unreported.NOTHING)
    found = whats(measures=(quiet, replace(quiet, id="visits")))
    assert found == ["no report costs nothing, and a bad one does: calls, visits"]


def test_what_two_versions_repeat_is_told_once_by_the_first():
    contract = contract_with(fixed(), indexations=(CPI,))
    second = replace(contract.versions[0], number=2, effective_from=date(2027, 4, 1))
    both = replace(contract, versions=(*contract.versions, second))
    (found,) = contradictions(both)
    assert found.where == "terms, version 1, indexation cpi (Schedule 7, 9)"
