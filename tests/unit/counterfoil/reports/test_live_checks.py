from __future__ import annotations

from tests.fixtures.live_sheets import row_number, rows, shown, written


def checks() -> list[list[object]]:
    first = row_number("Answer", "Checks")
    return rows("Answer")[first + 1 : row_number("Answer", "Checks", "all")]


def test_every_check_holds_in_a_workbook_as_written():
    assert checks()
    assert {row[3] for row in checks()} == {0}


def test_rows_fields_and_orders_are_watched():
    words = [f"{row[0]}: {row[1]}" for row in checks()]

    assert "lines: The sheet lines has 18 rows" in words
    assert "first_year: It is still 2022-23" in words
    assert "editions.cpi: It is still 2026-02" in words
    assert "drivers: Its column id is as it was, in the same order" in words


def test_the_sum_of_the_checks_says_whether_the_formulas_follow():
    assert shown("Answer", "Checks", "all") == [0]
    assert str(written("Answer", "Checks", "all")[0]).startswith("=SUM(")
