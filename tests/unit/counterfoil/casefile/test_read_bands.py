from __future__ import annotations

import pytest

from counterfoil.casefile.csv_tables import read_csv
from counterfoil.casefile.read_bands import band_key, read_bands
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.tables import TABLES
from tests.fixtures.case_folders import BANDS_CSV, changed


def read(text: str):
    table, problems = read_csv(TABLES["bands"], text)
    assert problems == ()
    found: list = []
    bands = read_bands([RecordReader(table.table, row, found) for row in table.rows])
    return bands, [(problem.where, problem.what) for problem in found]


def test_rows_of_one_name_make_a_table():
    """1,500 × £92 + 500 × £85 + 300 × £78 = £138,000 + £42,500 + £23,400."""
    (table,), problems = read(BANDS_CSV)

    assert problems == []
    assert table.bands.cost_gbp(2300) == 203_900


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("1500,2000,85", "1400,2000,85", "line 2", "the bands from 0 and from 1400 overlap"),
        ("1500,2000,85", "1600,2000,85", "line 2", "no band covers 1500 to 1600"),
        ("2000,,78", "2000,2500,78", "line 4", "no band covers volumes above 2500"),
        ("0,1500", "10,1500", "line 2", "the first band does not begin at 0"),
        ("1500,2000,85", "1500,1500,85", "line 3", "a band ends where it begins, or before"),
    ],
)
def test_bands_that_do_not_meet_are_told_in_their_row(old, new, where, what):
    _, problems = read(changed(BANDS_CSV, old, new))

    assert problems == [(f"bands.csv, {where}, column up_to", what)]


def test_what_is_said_once_is_not_said_twice():
    _, problems = read(changed(BANDS_CSV, "prices,,,1500", "prices,Another,,1500"))

    assert problems[0][1] == "title differs from that on the first row of prices"


def test_the_first_row_names_the_table():
    _, problems = read(changed(BANDS_CSV, "Price of a detention", ""))

    assert problems == [("bands.csv, line 2, column title", "title is blank")]


def test_bands_are_counted_from_one():
    assert band_key("prices", 1) == "prices#1"
