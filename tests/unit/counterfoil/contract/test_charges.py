"""Charges that contradict themselves are refused."""

from datetime import date

import pytest

from counterfoil.contract.charges import BandedCharge, BandMethod, PriceBand, wrong
from counterfoil.errors import InvalidValue
from tests.fixtures.contracts import F, fixed


def banded(*edges: tuple[int, int | None]) -> BandedCharge:
    return BandedCharge(
        id="c",
        title="Charge",
        clause="Schedule 7",
        volume="detentions",
        unit="detention",
        method=BandMethod.MARGINAL,
        bands=tuple(
            PriceBand(above=F(low), up_to=None if high is None else F(high), rate_gbp=F(1))
            for low, high in edges
        ),
    )


@pytest.mark.parametrize(
    ("edges", "told"),
    [
        ((), "does not begin at 0"),
        (((5, None),), "does not begin at 0"),
        (((0, 1500), (1400, None)), "from 0 and 1400 overlap"),
        (((0, None), (1400, None)), "overlap"),
        (((0, 1500), (1600, None)), "no band covers 1500 to 1600"),
        (((0, 1500), (1500, 2000)), "last band has an end"),
    ],
)
def test_bands_must_meet_end_to_end(edges, told):
    with pytest.raises(InvalidValue, match=told):
        banded(*edges)


def test_a_charge_needs_its_clause_and_dates_in_order():
    with pytest.raises(InvalidValue, match="lacks its id, title or clause"):
        fixed("")
    with pytest.raises(InvalidValue, match="ends before it starts"):
        fixed(starts=date(2026, 5, 1), ends=date(2026, 4, 30))


def test_a_fault_names_the_charge():
    assert wrong(fixed("service"), "it is odd", "mend it").where == "charge service"
