"""The exact attribution: sums by hand, and all orders of the causes one after the other."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterfoil.errors import InvalidValue
from counterfoil.outcomes.attribution import attributed, in_pence, shares, subsets

AMOUNTS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)


@st.composite
def games(draw: st.DrawFn) -> tuple[list[str], dict[frozenset[str], Fraction]]:
    """Up to four causes, and any value at all for each set of them."""
    causes = ["volume", "price", "scope", "waivers"][: draw(st.integers(1, 4))]
    return causes, {one: draw(AMOUNTS) for one in subsets(causes)}


def every_order(causes: list[str], values: dict[frozenset[str], Fraction]) -> dict[str, Fraction]:
    """The second method: each order walked through, cause by cause, and averaged."""
    total = dict.fromkeys(causes, Fraction(0))
    for order in permutations(causes):
        acted: frozenset[str] = frozenset()
        for cause in order:
            total[cause] += values[acted | {cause}] - values[acted]
            acted |= {cause}
    return {cause: one / factorial(len(causes)) for cause, one in total.items()}


def test_three_causes_are_shared_out_as_by_hand() -> None:
    # A charge of units × rate × (1 + lift): 10 × 6 × 1 promised, 12 × 9 × 2 on the record.
    # Multiplying out over the six orders, (after − before) of each factor, weights 1/3, 1/6, 1/6,
    # 1/3 for the sets of the other two with none, one, one and both of them acted:
    # units: 2 × (60·/10=6 → 6/3 + 9/6 + 12/6 + 18/3) = 2 × (2 + 1.5 + 2 + 6) = 23
    # rate:  3 × (10/3 + 12/6 + 20/6 + 24/3) = 3 × 50/3 = 50
    # lift:  1 × (60/3 + 72/6 + 90/6 + 108/3) = 20 + 12 + 15 + 36 = 83; 23 + 50 + 83 = 216 − 60
    units, rates, lifts = (10, 12), (6, 9), (1, 2)
    values = [units[m & 1] * rates[m >> 1 & 1] * lifts[m >> 2 & 1] for m in range(8)]
    assert shares(values, 3) == (23, 50, 83)


@settings(max_examples=30)
@given(games())
def test_it_is_the_mean_over_all_orders_and_adds_up(
    game: tuple[list[str], dict[frozenset[str], Fraction]],
) -> None:
    causes, values = game
    found = attributed(causes, values.__getitem__)
    assert found == every_order(causes, values)
    assert sum(found.values()) == values[frozenset(causes)] - values[frozenset()]


@settings(max_examples=30)
@given(games(), st.randoms(use_true_random=False))
def test_the_order_of_the_causes_changes_nothing(
    game: tuple[list[str], dict[frozenset[str], Fraction]], chance: object
) -> None:
    causes, values = game
    other = sorted(causes, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert attributed(other, values.__getitem__) == attributed(causes, values.__getitem__)


@settings(max_examples=30)
@given(games())
def test_a_cause_that_changes_nothing_gets_exactly_nought(
    game: tuple[list[str], dict[frozenset[str], Fraction]],
) -> None:
    causes, values = game
    found = attributed([*causes, "idle"], lambda acted: values[acted - {"idle"}])
    assert found.pop("idle") == 0
    assert found == attributed(causes, values.__getitem__)


@settings(max_examples=30)
@given(st.lists(AMOUNTS, min_size=1, max_size=8), AMOUNTS)
def test_pence_add_up_to_the_whole_and_stay_within_a_penny(
    amounts: list[Fraction], start: Fraction
) -> None:
    from counterfoil.contract.lines import to_pence

    parts = {str(place): one for place, one in enumerate(amounts)}
    whole = to_pence(start + sum(amounts)) - to_pence(start)
    if not any(amounts):
        assert whole == 0
    found = in_pence(parts, whole)
    assert sum(found.values()) == whole
    for name, part in parts.items():
        assert abs(Fraction(found[name]) - part) <= Fraction(2, 100)
        assert part or found[name] == 0


def test_values_that_are_not_one_for_each_set_are_refused() -> None:
    with pytest.raises(InvalidValue, match="3 values are given for 2 causes"):
        shares([1, 2, 3], 2)


def test_parts_of_another_whole_are_refused() -> None:
    with pytest.raises(InvalidValue, match=r"do not add up to 2\.00"):
        in_pence({"a": Fraction(1)}, Decimal("2.00"))
