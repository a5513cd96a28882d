from __future__ import annotations

import pytest

from counterfoil.casefile.number_text import number_mend, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("-12.5", -12.5), ("+3", 3), (".5", 0.5), ("5.", 5), ("1e5", 100_000), (" 7 ", 7)],
)
def test_plain_numbers_are_read(text, number):
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("£1,200,000", "write 1200000"),
        ("£ 35", "write 35"),
        ("1,234.50", "write 1234.50"),
        ("3.5%", "write 0.035"),
        ("100 %", "write 1"),
        ("-£5", "write -5"),
        ("−5", "write -5"),
        ("(1,500)", "write -1500"),
        ("£1.2m", "write 1200000"),
        ("12k", "write 12000"),
        ("12 000", "write 12000"),
        ("0.1bn", "write 100000000"),
        ("tbc", "leave it blank if it is not known, or write 0 if it is nothing"),
        ("NaN", "write a number that is finite"),
        ("-inf", "write a number that is finite"),
        ("1e999", "write a number that is finite"),
        ("1_000", "write digits with a point and no commas, such as 1200.5"),
        ("1,23", "write digits with a point and no commas, such as 1200.5"),
        ("0x10", "write digits with a point and no commas, such as 1200.5"),
        ("about 5", "write digits with a point and no commas, such as 1200.5"),
        ("０１", "write 1"),
        ("٣", "write 3"),
        ("--5", "write digits with a point and no commas, such as 1200.5"),
    ],
)
def test_other_texts_are_no_numbers_and_get_the_exact_mend(text, mend):
    assert read_number(text) is None
    assert number_mend(text) == mend
