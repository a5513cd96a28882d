"""Money, shares, days and moments as pages write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from counterfoil_web.govuk.formats import day, moment, money, percent, pounds, pounds_short


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1234.56"), "£1,234.56"),
        (0, "£0.00"),
        (-0.001, "£0.00"),
        (Decimal("-99999.999"), "−£100,000.00"),
        ("12.5", "£12.50"),
    ],
)
def test_money_has_pence_and_a_real_minus_sign(value, written):
    assert money(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(1234.6, "£1,235"), (-1234.6, "−£1,235"), (-0.4, "£0"), (Decimal("48000000"), "£48,000,000")],
)
def test_pounds_are_whole(value, written):
    assert pounds(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(1_300_000, "£1.3 million"), (-2_500_000_000, "−£2.5 billion"), (999_999, "£999,999")],
)
def test_pounds_short_uses_words_from_a_million(value, written):
    assert pounds_short(value) == written


@pytest.mark.parametrize(
    ("share", "written"), [(0.035, "3.5%"), (1, "100%"), (-0.2, "−20%"), (0, "0%")]
)
def test_percent_is_of_a_decimal_share(share, written):
    assert percent(share) == written


def test_a_day_is_in_full_and_a_moment_in_the_time_of_the_country():
    summer = datetime(2026, 7, 1, 23, 5, tzinfo=UTC)

    assert day(date(2026, 4, 1)) == "1 April 2026"
    assert day(summer) == "2 July 2026"
    assert moment(summer) == "2 July 2026 at 12:05am"
    assert moment(datetime(2026, 11, 22, 15, 4, tzinfo=UTC)) == "22 November 2026 at 3:04pm"
    assert moment(datetime(2026, 11, 22, 12, 0, tzinfo=UTC)) == "22 November 2026 at 12:00pm"


@pytest.mark.parametrize("write", [money, pounds, pounds_short, percent])
@pytest.mark.parametrize("value", [None, "", float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_not_known_is_said_to_be_not_known(write, value):
    assert write(value) == "not known"


@pytest.mark.parametrize("write", [day, moment])
def test_no_day_is_not_known(write):
    assert write(None) == "not known"


def test_words_are_not_taken_for_a_number():
    with pytest.raises(ArithmeticError):
        money("twelve")
