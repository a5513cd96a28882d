"""Price sheets: totals and rates read exactly, and no figure repeated in what is wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput
from counterfoil.tender.price_model import PriceFigure
from counterfoil.tenderfile.price_sheet import (
    blank_sheet,
    read_price_sheet,
    sheet_records,
)
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.fixtures.tenders import DAY, a_plan

PLAN = a_plan()
RATES = replace(PLAN, price=replace(PLAN.price, figure=PriceFigure.WHOLE_LIFE_EXPECTED))


def test_a_total_is_read_to_the_penny():
    sheet = read_price_sheet(PLAN, b'amount_gbp,currency\r\n"12,500,000.25",gbp\r\n', "a")
    (price,) = sheet_records(sheet, "a", entered_on=DAY, source="sealed", taken=["price-a"])

    assert (price.id, price.amount_gbp, price.currency) == (
        "price-a-2",
        Decimal("12500000.25"),
        "GBP",
    )


def test_rates_are_read_for_a_whole_life_price():
    text = "charge,part,rate_gbp,currency\nservice,,1200.50,GBP\ncare,nurse,310,EUR\n"
    found = sheet_records(
        read_price_sheet(RATES, text.encode(), "a"), "a", entered_on=DAY, source=""
    )

    assert [(one.charge, one.part, one.rate_gbp, one.currency) for one in found] == [
        ("service", "", Fraction("1200.5"), "GBP"),
        ("care", "nurse", Fraction(310), "EUR"),
    ]


def test_a_blank_sheet_asks_for_each_priced_charge():
    contract = contract_with(fixed(), per_unit())
    text = blank_sheet(RATES, contract)

    assert text.splitlines()[1:] == ["service,,,GBP", "detentions-charge,,,GBP"]
    assert blank_sheet(PLAN).splitlines() == ["\ufeffamount_gbp,currency", ",GBP"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe\x00binary", "no table in CSV"),
        (b"PK\x03\x04\0\0", "no table in CSV"),
        (b"total\n777123\n", "its columns are not"),
        (b"amount_gbp,currency\n777123,GBP\n888,GBP\n", "a total is one"),
        (b"amount_gbp,currency\n777123 pounds,GBP\n", "amount_gbp is no number"),
        (b"amount_gbp,currency\n777123,\n", "currency is blank"),
        (b"amount_gbp,currency\n777123/2,GBP\n", "amount_gbp is no number"),
        (b"amount_gbp,currency\n777123\n", "too few cells"),
    ],
)
def test_what_is_wrong_is_told_without_the_figure(data, words):
    with pytest.raises(BadInput) as caught:
        read_price_sheet(PLAN, data, "a, prices.csv")

    (problem,) = caught.value.problems
    assert words in problem.what
    assert "777" not in f"{problem.what} {problem.where} {problem.mend}"
