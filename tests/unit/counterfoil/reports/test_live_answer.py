from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from counterfoil.appraisal.appraise import appraise
from counterfoil.reports.live_workbook import live_workbook_bytes
from tests.fixtures.every_amount_case import CASE
from tests.fixtures.live_sheets import answer, row_number, rows, shown, written

WORTH = "What each option is worth"


@pytest.mark.parametrize("option", ["partner", "in-house"])
def test_npsv_is_npv_less_that_of_carrying_on_as_now(option):
    npv, base = shown("Answer", WORTH, option)[5], shown("Answer", WORTH, "now")[5]

    assert shown("Answer", WORTH, option)[2] == pytest.approx(npv - base)


def test_the_ratio_is_of_extra_benefits_to_extra_costs():
    own, base = shown("Answer", WORTH, "partner"), shown("Answer", WORTH, "now")

    assert own[7] == pytest.approx((own[4] - base[4]) / (own[3] - base[3]))


def test_the_preferred_option_is_found_by_formula():
    place = row_number("Answer", "Preferred (central)")

    assert rows("Answer")[place][1] == answer().option(answer().preferred).title
    assert "MATCH(MAX(" in str(rows("Answer", formulas=True)[place][1])


def test_benefits_are_split_by_who_stands_behind_them():
    row = shown("Answer", "Benefits, who stands behind them", "partner")
    lines = {line.id: line.present_value_gbp for line in answer().option("partner").lines}

    assert row[0] == pytest.approx(lines["staff"])
    assert row[1] == pytest.approx(lines["time"])


def test_the_worst_year_is_named_and_followed():
    body = shown("Answer", "What it does to each public body's cash", "force")

    assert body[2] == str(answer().years[answer().affordability[0].options[0].worst_year])
    written_year = written("Answer", "What it does to each public body's cash", "force")[2]
    assert str(written_year).startswith("=INDEX(Prices!")


def test_what_the_simulation_found_is_labelled_and_plain():
    simulated = appraise(CASE, trials=200, seed=5)
    book = load_workbook(io.BytesIO(live_workbook_bytes(CASE, simulated)))
    sheet = book["Answer"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    head = next(c.row for r in sheet.iter_rows() for c in r if c.value == WORTH)

    assert any("from the simulation of 200 trials, seed 5; not live" in word for word in words)
    assert sheet.cell(head + 1, 4).data_type == "n"


def test_a_workbook_without_simulation_says_so():
    assert shown("Answer", WORTH, "partner")[0] == "not run"
