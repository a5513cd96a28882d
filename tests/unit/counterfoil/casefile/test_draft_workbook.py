from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from counterfoil.casefile.case_text import CaseText, TextRow, text_fingerprint, text_of_case
from counterfoil.casefile.draft_workbook import (
    MOST_ROWS,
    draft_workbook,
    read_draft_workbook,
)
from counterfoil.casefile.template import template_case
from counterfoil.errors import UnreadableInput


@pytest.fixture(scope="module")
def text() -> CaseText:
    return text_of_case(template_case("custody"))


@pytest.fixture
def written(tmp_path):
    def write(text: CaseText, mark: str = ""):
        path = tmp_path / "draft.xlsx"
        path.write_bytes(draft_workbook(text, mark=mark))
        return path

    return write


def spoilt(text: CaseText) -> CaseText:
    first = text.rows("lines")[0]
    line = TextRow(id=first.id, cells={**first.cells, "amount": "about £2m", "heading": "other"})
    return replace(
        text,
        fields={**text.fields, "years": "", "first_year": "soon"},
        tables={**text.tables, "lines": (line, *text.rows("lines")[1:])},
    )


def test_a_sound_draft_goes_out_and_comes_back_the_same(text, written):
    found = read_draft_workbook(written(text))

    assert text_fingerprint(found.text) == text_fingerprint(text)
    assert found.refused == ()


def test_a_draft_that_makes_no_sense_goes_out_and_comes_back_too(text, written):
    found = read_draft_workbook(written(spoilt(text)))

    assert found.text.rows("lines")[0].text("amount") == "about £2m"
    assert found.text.fields.get("first_year") == "soon"
    assert found.refused == ()
    assert any(problem.where == "sheet lines, cell G2" for problem in found.problems)


def test_a_workbook_says_what_it_was_made_from(text, written):
    assert (
        read_draft_workbook(written(text, mark="draft 7, change 12")).mark == "draft 7, change 12"
    )
    assert read_draft_workbook(written(text)).mark == ""


def test_the_mark_is_still_there_after_somebody_saved_it(text, written):
    path = written(text, mark="draft 7, change 12")
    workbook = openpyxl.load_workbook(path)
    workbook["baseline"]["C2"] = 2_300_000
    workbook.save(path)
    found = read_draft_workbook(path)

    assert found.mark == "draft 7, change 12"
    assert found.text.rows("baseline")[0].text("cost_gbp") == "2300000"


def test_what_excel_made_something_else_of_is_refused_with_its_cell(text, written):
    path = written(text)
    workbook = openpyxl.load_workbook(path)
    workbook["baseline"]["C2"] = "=1+1"
    workbook["baseline"]["H2"] = True
    workbook.save(path)
    told = {one.where: one.what for one in read_draft_workbook(path).refused}

    assert "it holds a formula" in told["sheet baseline, cell C2"]
    assert "is a truth value" in told["sheet baseline, cell H2"]


def test_what_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "draft.xlsx"
    path.write_bytes(b"plain words")

    with pytest.raises(UnreadableInput):
        read_draft_workbook(path)


def test_a_sheet_without_end_is_refused_before_it_is_read_to_its_end(tmp_path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "lines"
    for number in range(MOST_ROWS + 2):
        sheet.append(["option", f"line-{number}"])
    path = tmp_path / "long.xlsx"
    workbook.save(path)

    with pytest.raises(UnreadableInput, match="its sheet lines has more than 5,000 rows"):
        read_draft_workbook(path)
