"""Clauses of one measure that cannot bite."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.contract.measure_contradictions import (
    measure_contradictions,
    percent_text,
    placed,
)
from counterfoil.contract.measures import (
    DeductionBand,
    Direction,
    EarnBack,
    Measure,
    MeasureWindow,
    Repeat,
    Unreported,
)
from tests.fixtures.contracts import F, contract_with, fixed

BAND = DeductionBand(beyond=F(9, 10), amount=F(100))


def whats(**more) -> list[str]:
    more = {"target": F(9, 10), "bands": (BAND,), "direction": Direction.HIGHER, **more}
    one = Measure(
        id="calls", title="Calls", clause="Schedule 8", counts="answered", of="all", **more
    )
    contract = contract_with(fixed(), measures=(one,))
    return [what for what, _, _ in measure_contradictions(contract, contract.versions[0])]


def test_a_measure_in_order_has_none():
    assert whats(repeat=Repeat(failures=2, within=3, multiplier=F(2))) == []


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"starts": date(2027, 1, 1), "ends": date(2026, 9, 1)}, "it is never judged"),
        ({"window": MeasureWindow.ROLLING, "rolling_months": 30}, "longer than the term of 24"),
        ({"target": F(95)}, "more than all of them"),
        ({"bands": (DeductionBand(beyond=F(0), amount=F(1)),)}, "cannot be reached"),
        ({"bands": (DeductionBand(beyond=F(9, 10), amount=F(0)),)}, "deducts nothing"),
        ({"critical": F(95, 100)}, "is no failure at all"),
        ({"bands": (), "earn_back": EarnBack(windows=2, share=F(1))}, "may be earned back"),
        ({"bands": (), "repeat": Repeat(failures=1, within=2, multiplier=F(2))}, "is multiplied"),
        ({"bands": (), "unreported": Unreported.WORST_BAND}, "costs the worst band"),
        ({"repeat": Repeat(failures=4, within=3, multiplier=F(2))}, "4 failures cannot fall in 3"),
        ({"repeat": Repeat(failures=2, within=3, multiplier=F(1, 2))}, "by 0.5, which makes it no"),
        (
            {
                "direction": Direction.LOWER,
                "target": F(5),
                "ratio": False,
                "tolerance": F(1),
                "bands": (DeductionBand(beyond=F(5), amount=F(1)),),
            },
            "its band at 5 is better than the failing value, 6",
        ),
    ],
)
def test_what_cannot_bite_is_told(terms, said):
    assert any(said in one for one in whats(**terms))


def test_a_place_names_the_thing_and_its_clause():
    assert placed("measure", "calls", "Schedule 8") == "measure calls (Schedule 8)"
    assert placed("deductions", "", "") == "deductions"
    assert percent_text(F(1, 8)) == "12.5%"
