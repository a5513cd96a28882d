from __future__ import annotations

from datetime import date

import pytest

from counterfoil.errors import InvalidValue
from counterfoil.parameters.bank_holidays import Division, bank_holidays


# Counts and days as GOV.UK publishes them.
@pytest.mark.parametrize(
    ("division", "count"),
    [
        (Division.ENGLAND_AND_WALES, 140),
        (Division.SCOTLAND, 157),
        (Division.NORTHERN_IRELAND, 174),
    ],
)
def test_each_division_has_its_holidays_in_order(division, count):
    days = [holiday.day for holiday in bank_holidays("2026-11", division)]

    assert len(days) == count
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (2012, 2028)


def test_a_known_day_is_there_with_its_note():
    found = {holiday.day: holiday for holiday in bank_holidays("2026-11")}

    assert found[date(2022, 9, 19)].title == (
        "Bank Holiday for the State Funeral of Queen Elizabeth II"
    )
    assert found[date(2012, 1, 2)].note == "Substitute day"
    assert date(2026, 4, 3) in found


def test_only_northern_ireland_keeps_st_patricks_day():
    def keeps(division: Division) -> bool:
        return any("Patrick" in one.title for one in bank_holidays("2026-11", division))

    assert [keeps(division) for division in Division] == [False, False, True]


def test_an_unknown_division_is_told_with_those_there_are():
    with pytest.raises(InvalidValue, match="england-and-wales"):
        bank_holidays("2026-11", "wales")  # type: ignore[arg-type]


def test_the_newer_edition_has_the_extra_day_in_scotland_and_nothing_else():
    # 15 June 2026, for Scotland's part in the World Cup.
    for division in Division:
        older = {one.day for one in bank_holidays("2026-11", division)}
        newer = {one.day for one in bank_holidays("2026-11-22", division)}
        extra = {date(2026, 6, 15)} if division is Division.SCOTLAND else set()
        assert newer - older == extra
        assert older <= newer
