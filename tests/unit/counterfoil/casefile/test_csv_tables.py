from __future__ import annotations

import pytest

from counterfoil.casefile.csv_tables import read_csv, write_csv
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.tables import TABLES
from counterfoil.casefile.written_case import written_case
from tests.fixtures.case_folders import write_small_case

SCORES = TABLES["scores"]
GOOD = 'objective,option,score,reason\no,p,3,"one, two"\no,q,4,"first\nsecond"\no,r,1,\n'


def told(text: str) -> list[tuple[str, str]]:
    return [(problem.where, problem.what) for problem in read_csv(SCORES, text)[1]]


def test_rows_know_the_line_they_begin_in():
    found, problems = read_csv(SCORES, GOOD)

    assert problems == ()
    assert [row.where for row in found.rows] == [f"scores.csv, line {n}" for n in (2, 3, 5)]
    assert found.rows[1].cells["reason"].text == "first\nsecond"
    assert found.rows[2].where_of("reason") == "scores.csv, line 5, column reason"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(end):
    found, problems = read_csv(SCORES, GOOD.replace("\n", end))

    assert problems == ()
    assert [row.text("option") for row in found.rows] == ["p", "q", "r"]


def test_blank_lines_and_rows_are_passed_over():
    found, problems = read_csv(SCORES, "objective,option,score,reason\n\n,,,\no,p,1,\n")

    assert (problems, len(found.rows), found.rows[0].where) == ((), 1, "scores.csv, line 4")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "scores.csv", "it is empty"),
        (
            "objective;option;score\no;p;3\n",
            "scores.csv, line 1",
            "its columns are parted by semicolons, not commas",
        ),
        (
            "objective\toption\tscore\no\tp\t3\n",
            "scores.csv, line 1",
            "its columns are parted by tabs, not commas",
        ),
        (
            "objective,option,score,reason\no,p,3,one, two\n",
            "scores.csv, line 2",
            "it has 5 cells, and the header 4",
        ),
        (
            "objective,option,score,reason\no,p,3\n",
            "scores.csv, line 2",
            "it has 3 cells, and the header 4",
        ),
        (
            "objective,option,score,\no,p,3,x\n",
            "scores.csv, line 2",
            "the cell 'x' stands in a column without a name",
        ),
        (
            'objective,option,score,reason\no,p,3,"x\n',
            "scores.csv, line 2",
            "a quotation mark opened here is never closed",
        ),
        (
            'objective,option,score,reason\no,p,3,"x" y\n',
            "scores.csv, line 2",
            "text follows a closing quotation mark",
        ),
        (
            "objective,option,score,reason\no,p,3," + "x" * 140_000 + "\n",
            "scores.csv, line 2",
            "a cell is longer than 131,072 characters",
        ),
        ("objective,option,reason\no,p,\n", "scores.csv, line 1", "there is no column score"),
    ],
)
def test_faults_of_form_are_told(text, where, what):
    assert told(text) == [(where, what)]
    assert not read_csv(SCORES, text)[0].whole


def test_every_ragged_row_is_told_at_once():
    assert len(told("objective,option,score,reason\no\np\n")) == 2


def test_every_column_is_written_and_quotation_marks_are_few(tmp_path):
    written = written_case(load_case_or_raise(write_small_case(tmp_path)))

    assert write_csv(TABLES["baseline"], written) == (
        "id,title,cost_gbp,as_at,volume,unit,headcount_fte,quality,signed_by,signed_on,"
        "basis,sources,note\n"
        "custody,Custody,1000000,2026-27,,,,,chief finance officer,2027-01-31,illustrative,,\n"
    )
    assert write_csv(TABLES["scores"], written) == "objective,option,score,reason\n"
