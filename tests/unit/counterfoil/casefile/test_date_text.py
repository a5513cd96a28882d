from __future__ import annotations

import pytest

from counterfoil.casefile.date_text import date_mend, is_date_text, year_mend


@pytest.mark.parametrize("text", ["2016-02-29", "2016-03", "2016", "2016-17", "1999-00"])
def test_agreed_forms_are_dates(text):
    assert is_date_text(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("31/03/2016", "write 2016-03-31"),
        ("1.4.2016", "write 2016-04-01"),
        ("31st March 2016", "write 2016-03-31"),
        ("Mar-2016", "write 2016-03"),
        ("2016/17", "write 2016-17"),
        ("30/02/2016", "write a day as 2016-03-31, a month as 2016-03, a year as 2016 or 2016-17"),
        ("spring", "write a day as 2016-03-31, a month as 2016-03, a year as 2016 or 2016-17"),
    ],
)
def test_other_forms_are_mended(text, mend):
    assert not is_date_text(text)
    assert date_mend(text) == mend


@pytest.mark.parametrize(
    "text", ["2015-02-29", "2016-13", "20160331", "2016-3-31", "2016-W01-1", "2011-12 month", ""]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert not is_date_text(text)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("2017/18", "write 2017-18"),
        ("2017–18", "write 2017-18"),
        ("2017-2018", "write 2017-18"),
        ("fy 17/18", "write 2017-18"),
        ("1999/00", "write 1999-00"),
        ("2017-19", "write both halves of the financial year, such as 2017-18"),
        ("1850-51", "give a year from 1900-01 to 2400-01"),
        ("9999-00", "give a year from 1900-01 to 2400-01"),
        ("0001-02", "give a year from 1900-01 to 2400-01"),
        ("next year", "write both halves of the financial year, such as 2017-18"),
    ],
)
def test_financial_years_are_mended(text, mend):
    assert year_mend(text) == mend
