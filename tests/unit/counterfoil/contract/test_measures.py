"""Bands, targets and their directions."""

from fractions import Fraction

import pytest

from counterfoil.contract.measures import DeductionBand, Direction, Measure, MeasureWindow
from counterfoil.errors import InvalidValue

F = Fraction
SERVICE_POINTS = tuple(
    DeductionBand(beyond=F(edge, 100), amount=F(points))
    for edge, points in ((99, 1), (98, 2), (97, 3), (96, 4))
)


def measure(**more) -> Measure:
    return Measure(
        **{
            "id": "m",
            "title": "Measure",
            "clause": "Schedule 8",
            "direction": Direction.HIGHER,
            "target": F(99, 100),
            "counts": "met",
            "bands": SERVICE_POINTS,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("value", "points"),
    [("98.5", 1), ("95.9", 4), ("96.2", 3), ("99.0", 0), ("98", 1), ("97.9", 2)],
)
def test_the_points_of_the_model_services_contract(value, points):
    """The published bands: 98.0 to 98.9 is 1 point, …, below 96.0 is 4."""
    band = measure().band_of(F(value) / 100)
    assert (0 if band is None else band.amount) == points


def test_lower_is_better_turns_every_comparison():
    late = measure(
        direction=Direction.LOWER,
        target=F(5),
        ratio=False,
        bands=(DeductionBand(beyond=F(5), amount=F(1)), DeductionBand(beyond=F(9), amount=F(2))),
    )
    assert not late.fails(F(5))
    assert late.fails(F(6))
    assert late.band_of(F(10)).amount == 2
    assert late.worst_band.beyond == 9


def test_a_tolerance_forgives_a_near_miss():
    near = measure(tolerance=F(1, 100))
    assert not near.fails(F(98, 100))
    assert near.fails(F(979, 1000))


def test_no_bands_no_band():
    assert measure(bands=()).worst_band is None
    assert measure(bands=()).band_of(F(0)) is None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"window": MeasureWindow.ROLLING}, "rolling window is too short"),
        ({"bands": (SERVICE_POINTS[0], SERVICE_POINTS[0])}, "begin at the same value"),
        ({"bands": (DeductionBand(beyond=F(1), amount=F(-1)),)}, "negative"),
        ({"bands": (DeductionBand(beyond=F(1), amount=F(1), step=F(0)),)}, "negative"),
    ],
)
def test_a_measure_that_cannot_be_judged_is_refused(more, told):
    with pytest.raises(InvalidValue, match=told):
        measure(**more)
