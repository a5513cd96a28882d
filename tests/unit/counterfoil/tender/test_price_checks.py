"""A price model that contradicts itself or the criteria."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import Severity
from counterfoil.tender.price_checks import price_faults
from counterfoil.tender.price_model import Formula, PriceFigure, PriceModel, VolumeOutlook
from tests.fixtures.tenders import a_plan, flat_plan, leaf, price_leaf

F = Fraction
WHOLE_LIFE = {
    "formula": Formula.LINEAR_TO_CEILING,
    "ceiling_gbp": F(20),
    "figure": PriceFigure.WHOLE_LIFE_EXPECTED,
}
VOLUMES = (VolumeOutlook(volume="detentions", a_month=F(1000)),)


@pytest.mark.parametrize(
    ("plan", "what"),
    [
        (flat_plan(PriceModel(formula=Formula.LOWEST_OVER_PRICE), quality=100), "0 criteria are"),
        (a_plan(price=None), "price is priced, and there is no price model"),
        (a_plan(criteria=(price_leaf(40), price_leaf(60))), "2 criteria are priced"),
        (
            a_plan(price=PriceModel(formula=Formula.MONETISED_QUALITY)),
            "the formula gives price no points",
        ),
        (
            flat_plan(PriceModel(formula=Formula.MONETISED_QUALITY), quality=100),
            "nothing says what a point of quality is worth",
        ),
        (
            flat_plan(PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT), quality=100),
            "no minimum of quality",
        ),
        (a_plan(price=PriceModel(formula=Formula.LINEAR_TO_CEILING)), "has no ceiling"),
        (
            a_plan(
                price=PriceModel(
                    formula=Formula.LINEAR_TO_CEILING, ceiling_gbp=F(5), full_marks_gbp=F(5)
                )
            ),
            "full marks at £5.00 are not below the ceiling",
        ),
        (a_plan(currency="EUR"), "prices are in EUR"),
        (a_plan(price=PriceModel(**WHOLE_LIFE, volumes=VOLUMES)), "needs the payment mechanism"),
        (a_plan(price=PriceModel(**WHOLE_LIFE, contract="contract")), "needs volumes"),
        (
            a_plan(price=PriceModel(**WHOLE_LIFE, contract="c", volumes=VOLUMES, trials=0)),
            "0 trials",
        ),
        (
            a_plan(
                price=PriceModel(
                    **WHOLE_LIFE,
                    contract="c",
                    volumes=(VolumeOutlook(volume="v", a_month=F(-1), growth="a bit"),),
                )
            ),
            "expected −1 times a month",
        ),
        (
            a_plan(
                price=PriceModel(
                    **WHOLE_LIFE,
                    contract="c",
                    volumes=(VolumeOutlook(volume="v", a_month=F(1), growth="a bit"),),
                )
            ),
            "not of the form name",
        ),
    ],
)
def test_a_contradiction_is_an_error(plan, what):
    found = [one for one in price_faults(plan) if one[3] is Severity.ERROR]

    assert any(what in one[1] and one[2] for one in found), found


def test_sound_models_have_no_error():
    line = PriceModel(**WHOLE_LIFE, contract="contract", volumes=VOLUMES)
    assert list(price_faults(a_plan(price=line))) == []
    assert list(price_faults(flat_plan(quality=100))) == []
    per_point = PriceModel(formula=Formula.PRICE_PER_QUALITY_POINT)
    assert (
        list(
            price_faults(
                a_plan(criteria=(leaf("care", 100),), price=per_point, minimum_quality=F(50))
            )
        )
        == []
    )
