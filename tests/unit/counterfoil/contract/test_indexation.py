"""Factors of indexation, by hand."""

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.contract.indexation import Factors, Indexation
from counterfoil.contract.knowledge import known
from counterfoil.contract.records import IndexValue
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.quantities.years import Month

BASE = Month(2025, 12)
FIRST = Month(2027, 4)
CLAUSE = {
    "id": "cpi",
    "title": "Consumer prices",
    "clause": "Schedule 7, 5",
    "series": "cpi",
    "base": BASE,
    "first_review": FIRST,
    "lag_months": 4,
}


def level(month: str, value: str, *, final: bool = True) -> IndexValue:
    return IndexValue(
        id=f"cpi-{month}",
        series="cpi",
        month=Month.parse(month),
        value=Fraction(value),
        final=final,
        entered_on=date(2026, 1, 1),
    )


LEVELS = [level("2025-12", "128.4"), level("2026-12", "133.1"), level("2027-12", "140")]


def factor(month: Month, *levels: IndexValue, **more):
    return Factors(Indexation(**{**CLAUSE, **more}), known(levels or LEVELS)).at(month)


def test_a_cap_and_a_share():
    """133.1/128.4 − 1 = 3.66…%, capped at 3%, of 80%: 1.024."""
    lifted = factor(FIRST, share=Fraction(80, 100), cap=Fraction(3, 100))
    assert lifted.value == Fraction(1024, 1000)
    assert "cap on growth" in lifted.formula


def test_before_the_first_review_nothing_is_lifted():
    assert factor(FIRST + -1).value == 1


def test_growth_compounds_from_review_to_review():
    """1 + (133.1/128.4 − 1), then × 140/133.1: 140/128.4 in all without caps."""
    assert factor(FIRST + 12).value == Fraction(1400, 1284)
    capped = factor(FIRST + 12, cap=Fraction(3, 100))
    assert capped.value == Fraction(103, 100) ** 2


def test_without_compounding_growth_is_from_the_base_and_the_cap_is_on_it():
    assert factor(FIRST + 12, compounding=False, cap=Fraction(3, 100)).value == Fraction(103, 100)
    assert factor(FIRST + 12, compounding=False).value == Fraction(1400, 1284)


def test_the_factor_is_rounded_as_the_clause_says_before_it_compounds():
    """133.1/128.4 = 1.036604… → 1.037; × (1 + 6.9/133.1 = 1.051840…) = 1.090758… → 1.091."""
    assert factor(FIRST, decimals=3).value == Fraction(1037, 1000)
    assert factor(FIRST + 12, decimals=3).value == Fraction(1091, 1000)


def test_prices_do_not_fall_below_the_floor():
    falling = [level("2025-12", "128.4"), level("2026-12", "120")]
    assert factor(FIRST, *falling, floor=Fraction(0)).value == 1
    assert factor(FIRST, *falling).value == Fraction(1200, 1284)


def test_a_month_not_published_yet_takes_the_last_known_and_says_so():
    held = [level("2025-12", "128.4"), level("2026-10", "132")]
    lifted = factor(FIRST, *held)
    assert lifted.value == Fraction(1320, 1284)
    assert [part.provisional for part in lifted.parts if part.name == "index now"] == [True]


def test_a_figure_entered_as_provisional_is_one():
    lifted = factor(FIRST, LEVELS[0], level("2026-12", "133", final=False))
    assert [part.name for part in lifted.parts if part.provisional] == ["index now"]


def test_no_level_at_all_is_told_with_its_mend():
    with pytest.raises(NoAnswer, match="enter the index for 2025-12"):
        factor(FIRST, level("2026-12", "133.1"))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"share": Fraction(11, 10)}, "share is not from 0% to 100%"),
        ({"every_months": 0}, "less than a month apart"),
        ({"cap": Fraction(1, 100), "floor": Fraction(2, 100)}, "cap is below its floor"),
        ({"lag_months": 20}, "before the base month"),
    ],
)
def test_a_clause_that_contradicts_itself_is_refused(more, told):
    with pytest.raises(InvalidValue, match=told):
        Indexation(**{**CLAUSE, **more})
