"""Every formula has its words, its flaw told, and says what it depends on."""

from __future__ import annotations

from counterfoil.tender.price_model import FORMULA_WORDS, Formula, PriceFigure


def test_every_formula_is_told_in_words_with_its_flaw():
    assert set(FORMULA_WORDS) == set(Formula)
    assert all(one.name and one.sum and one.flaw for one in FORMULA_WORDS.values())


def test_which_depend_on_other_bids_and_which_give_points():
    assert [one for one in Formula if one.is_relative] == [
        Formula.LOWEST_OVER_PRICE,
        Formula.LINEAR_TO_MEAN,
    ]
    assert [one for one in Formula if not one.has_points] == [
        Formula.PRICE_PER_QUALITY_POINT,
        Formula.MONETISED_QUALITY,
    ]
    assert not PriceFigure.TOTAL.is_whole_life
    assert PriceFigure.WHOLE_LIFE_WORST_TENTH.is_whole_life
