"""Rows summed by month as they are read."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil.contractfile.imports import import_records
from counterfoil.quantities.years import Month
from tests.fixtures.every_term_contract import every_term_contract

CALLS = ColumnMapping(
    kind="measurement",
    columns=(("month", "When"), ("numerator", "In target")),
    constants=(("measure", "answered"),),
    rows=Rows.SUMMED,
)


def taken(path, mapping=CALLS, progress=None):
    return import_records(
        every_term_contract(), (), path, mapping, entered_on=date(2026, 9, 1), progress=progress
    )


def test_each_row_counts_as_one_where_there_is_no_denominator(tmp_path):
    (tmp_path / "c.csv").write_text("When,In target\n03/05/2026,Y\n04/05/2026,N\n01/06/2026,yes\n")
    found = taken(tmp_path / "c.csv")
    assert [(one.month, one.numerator, one.denominator) for one in found.records] == [
        (Month(2026, 5), 1, 2),
        (Month(2026, 6), 1, 1),
    ]
    assert found.records[0].source == "c.csv, rows 2 to 3, 2 of answered, 2026-05"
    assert found.rows == 3


def test_counts_are_summed_exactly(tmp_path):
    """999 calls: 6,800 of 7,200, 7,100 of 7,900 and 6,400 of 7,000."""
    mapping = replace(CALLS, columns=(*CALLS.columns, ("denominator", "All")))
    (tmp_path / "c.csv").write_text(
        'When,In target,All\n2026-05,"6,800",7200\n2026-05,7100,7900\n2026-05,6400,7000\n'
    )
    (one,) = taken(tmp_path / "c.csv", mapping).records
    assert Fraction(one.numerator, one.denominator) == Fraction(20_300, 22_100)


def test_volumes_are_summed_too(tmp_path):
    mapping = ColumnMapping(
        kind="volume",
        columns=(("month", "Day"), ("count", "Calls"), ("figure", "Whose")),
        constants=(("volume", "calls"),),
        rows=Rows.SUMMED,
    )
    (tmp_path / "c.csv").write_text(
        "Day,Calls,Whose\n2026-05-01,0.1,supplier\n2026-05-02,0.2,supplier\n2026-05-02,5,Verified\n"
    )
    found = taken(tmp_path / "c.csv", mapping)
    assert [(one.count, one.figure.value) for one in found.records] == [
        (Fraction("0.3"), "supplier"),
        (Fraction(5), "verified"),
    ]


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        ("soon,Y", "column When", "is not a month"),
        ("2026-05,maybe", "column In target", "is not an exact number"),
        ("2026-05,-1", "column In target", "is below nought"),
        ("2026-05", "column In target", "is not an exact number"),
        ("2036-05,Y", "rows 4 to 4", "outside the term"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_taken(tmp_path, row, where, what):
    path = tmp_path / "c.csv"
    path.write_text(f"When,In target\n2026-05,Y\n2026-05,N\n{row}\n2026-05,Y\n")
    found = taken(path)
    assert found.records == ()
    assert any(
        "row" in one.where and where in one.where and what in one.what and one.mend
        for one in found.problems
    )
    assert any("4" in one.where for one in found.problems)


def test_many_different_rows_come_to_what_a_plain_sum_gives(tmp_path, monkeypatch):
    chance = random.Random(4)
    rows = [(chance.randrange(4, 10), chance.randrange(10**6), 10**6) for _ in range(40_000)]
    path = tmp_path / "c.csv"
    path.write_text(
        "When,In target,All\n" + "".join(f"2026-{m:02d}-11,{n},{d}\n" for m, n, d in rows)
    )
    told = []
    monkeypatch.setattr("counterfoil.contractfile.summed_import._MOST_HELD", 9_000)
    mapping = replace(CALLS, columns=(*CALLS.columns, ("denominator", "All")))
    found = taken(path, mapping, lambda *it: told.append(it))
    sums = {m: sum(n for month, n, _ in rows if month == m) for m in range(4, 10)}
    assert {one.month.month: one.numerator for one in found.records} == sums
    assert told[-1][0] == told[-1][1]


@pytest.mark.slow
def test_a_million_rows_with_one_bad_in_the_middle(tmp_path):
    path = tmp_path / "c.csv"
    half = "".join(f"{day:02d}/05/2026,Y\n" for day in range(1, 26)) * 20_000
    path.write_text(f"When,In target\n{half}05/13/2026,Y\n{half}")
    (problem,) = taken(path).problems
    assert problem.where == "c.csv, row 500002, column When"
