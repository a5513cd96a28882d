"""Colours by the stated rule."""

from counterfoil.contract.assessment import assess
from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import DeductionBand, Direction, Measure
from counterfoil.performance.rag import RULE, Rag, RagCount, rag_of
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, measured

APRIL = Month(2026, 4)


def colour(*records, critical=None):
    measure = Measure(
        id="m",
        title="Measure",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(90, 100),
        counts="met",
        bands=(DeductionBand(beyond=F(85, 100), amount=F(100)),),
        critical=critical,
    )
    return rag_of(assess(measure, APRIL, (APRIL,), known(records), ()))


def test_each_colour():
    assert colour(measured("m", "2026-04", 90, 100)) is Rag.GREEN
    assert colour(measured("m", "2026-04", 86, 100)) is Rag.AMBER
    assert colour(measured("m", "2026-04", 84, 100)) is Rag.RED
    assert colour() is Rag.GREY


def test_a_critical_failure_is_red_whatever_it_costs():
    assert colour(measured("m", "2026-04", 86, 100), critical=F(87, 100)) is Rag.RED


def test_the_rule_names_every_colour():
    assert all(name.capitalize() in RULE for name in ("green", "amber", "red", "grey"))
    assert RagCount() == RagCount(green=0, amber=0, red=0, grey=0)
