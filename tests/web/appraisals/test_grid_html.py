from __future__ import annotations

import json

from counterfoil.casefile.case_text import CaseText, TextRow, row_digest
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import Problem
from counterfoil_web.appraisals.grid_html import (
    NEW_ROW,
    Grid,
    base_json,
    datalists_html,
    grid_html,
    hints_html,
    problem_target,
    problem_words,
    problems_by_cell,
    row_title,
)

SOURCES = TABLES["sources"]
ROWS = (
    TextRow(id="r1", cells={"id": "ledger", "title": 'Ledger "2026"'}),
    TextRow(id="r2", cells={"id": "plan"}),
)


def grid(**more: object) -> Grid:
    return Grid(
        table=SOURCES, rows=ROWS, numbers={"r1": 1, "r2": 2}, columns=SOURCES.columns, **more
    )


def placed(row: str, column: str) -> PlacedProblem:
    problem = Problem(what="it is wrong", where="Sources, row 1", mend="mend it")
    return PlacedProblem(problem=problem, table="sources", row=row, column=column)


def test_each_row_has_a_control_in_each_column_and_its_buttons():
    html = grid_html(grid())

    assert html.count('data-row="r1"') == 1
    assert html.count('name="c:r1:') == len(SOURCES.columns)
    assert 'aria-label="Delete: Ledger &quot;2026&quot;"' in html
    assert f'data-digest="{row_digest(ROWS[0].cells)}"' in html


def test_there_is_a_row_to_copy_only_for_who_may_write():
    assert NEW_ROW in grid_html(grid())
    read_only = grid_html(grid(writable=False))
    assert NEW_ROW not in read_only
    assert "<input" not in read_only


def test_words_that_are_not_saved_stay_in_their_cell():
    assert 'value="mine"' in grid_html(grid(typed={("r2", "id"): "mine"}))


def test_what_a_change_is_based_on_goes_with_the_page():
    base = json.loads(base_json(ROWS, SOURCES.columns))

    assert base["r2"]["cells"]["id"] == "plan"
    assert base["r2"]["cells"]["title"] == ""
    assert base["r2"]["row"] == row_digest({"id": "plan"})


def test_a_row_is_called_by_its_title_its_key_or_its_number():
    assert row_title(SOURCES, ROWS[0], 1) == 'Ledger "2026"'
    assert row_title(SOURCES, ROWS[1], 2) == "plan"
    assert row_title(SOURCES, TextRow(id="r3", cells={}), 3) == "row 3"


def test_a_problem_of_a_whole_row_stands_at_its_first_cell():
    found = problems_by_cell([placed("r1", ""), placed("r1", "url"), placed("", "")])

    assert set(found) == {("r1", "id"), ("r1", "url"), ("", "")}
    assert problem_target(placed("r1", "")) == "c-r1-id"
    assert problem_words(placed("", "")) == "it is wrong"


def test_ids_are_offered_with_their_titles():
    text = CaseText(tables={"options": (TextRow(id="r1", cells={"id": "as-now", "title": "Now"}),)})
    html = datalists_html(text, TABLES["lines"].columns)

    assert '<datalist id="ids-options"><option value="as-now">Now</option></datalist>' in html
    assert 'id="ids-sources"' not in html


def test_each_column_is_explained():
    assert 'id="hint-confidence"' in hints_html(SOURCES.columns)
