from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import (
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import Line, OptimismBias
from counterfoil.casefile.read_lines import read_line
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.rows import Cell, Row
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import Problem
from counterfoil.quantities.years import FinancialYear

FIRST, LAST = FinancialYear(2027), FinancialYear(2029)


def read(**cells: str) -> tuple[Line, list[Problem]]:
    given = {"option": "p", "id": "x", "title": "X", "heading": "charge", "body": "force", **cells}
    problems: list[Problem] = []
    row = Row({name: Cell(text, name) for name, text in given.items()}, "here")
    return read_line(RecordReader(TABLES["lines"], row, problems)), problems


@pytest.mark.parametrize(
    ("cells", "amount"),
    [
        ({"amount_kind": "flat", "amount": "5"}, Flat(gbp=5.0)),
        (
            {"amount_kind": "flat", "amount": "5", "start": "2027-28", "end": "2029-30"},
            Flat(gbp=5.0, start=FIRST, end=LAST),
        ),
        ({"amount_kind": "list", "profile": "q"}, YearList(profile="q")),
        (
            {
                "amount_kind": "ramp",
                "amount": "1",
                "amount_last": "3",
                "start": "2027-28",
                "end": "2029-30",
            },
            Ramp(gbp_first=1.0, gbp_last=3.0, start=FIRST, end=LAST),
        ),
        (
            {"amount_kind": "one_off", "amount": "9", "start": "2027-28"},
            OneOff(gbp=9.0, year=FIRST),
        ),
        (
            {"amount_kind": "driver_rate", "driver": "d", "amount": "92", "per": "detention"},
            DriverRate(driver="d", gbp_per_unit=92.0, unit="detention"),
        ),
        (
            {"amount_kind": "driver_bands", "driver": "d", "bands": "b", "per": "detention"},
            DriverBands(driver="d", bands="b", unit="detention"),
        ),
        (
            {"amount_kind": "share_of", "amount": "0.1", "of_lines": "a; b"},
            ShareOf(share=0.1, lines=("a", "b")),
        ),
    ],
)
def test_each_kind_of_amount_is_read(cells, amount):
    line, problems = read(**cells)

    assert problems == []
    assert line.amount == amount


def test_what_a_kind_needs_and_what_it_does_not_use_are_told():
    _, problems = read(amount_kind="one_off", amount="9", end="2029-30", driver="d")

    assert [(problem.where, problem.what) for problem in problems] == [
        ("end", "end is filled in, but an amount of the kind one_off does not use it"),
        ("driver", "driver is filled in, but an amount of the kind one_off does not use it"),
        ("here, column start", "an amount of the kind one_off needs start"),
    ]
    assert problems[1].mend == "clear it, or choose an amount_kind: driver_rate, driver_bands"


def test_a_ramp_that_ends_before_it_starts_is_told_once():
    _, problems = read(
        amount_kind="ramp", amount="1", amount_last="2", start="2029-30", end="2027-28"
    )

    assert [problem.what for problem in problems] == [
        "it ends in 2027-28, before it starts in 2029-30"
    ]


def test_optimism_bias_is_there_when_any_of_it_is_stated():
    stated, _ = read(amount_kind="flat", amount="1", ob_upper="0.4", ob_reason="new")
    silent, _ = read(amount_kind="flat", amount="1")

    assert stated.optimism_bias == OptimismBias(upper=0.4, reason="new")
    assert silent.optimism_bias is None
