from __future__ import annotations

import pytest

from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import Problem, Severity
from counterfoil_web.appraisals.cell_html import (
    CellClash,
    CellOnPage,
    column_hint,
    column_title,
    control_html,
    plain_cell,
    problems_html,
    sentence,
    table_cell,
)

LINES = TABLES["lines"]


def cell(column: str, text: str = "", **more: object) -> CellOnPage:
    found = LINES.column(column)
    assert found is not None
    return CellOnPage(table=LINES, column=found, row="r1", row_title="Staff", text=text, **more)


def problem(severity: Severity = Severity.ERROR) -> PlacedProblem:
    what = Problem(what="it is wrong", where="here", mend="mend it", severity=severity)
    return PlacedProblem(problem=what, table="lines", row="r1", column="amount")


def test_a_control_has_its_name_its_label_and_its_hint():
    html = control_html(cell("amount", "1200"))

    assert 'name="c:r1:amount"' in html
    assert 'aria-label="Amount, Staff"' in html
    assert 'aria-describedby="hint-amount"' in html
    assert 'inputmode="decimal"' in html
    assert 'value="1200"' in html


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "a & b <c>", "</textarea>x"])
def test_what_somebody_typed_cannot_become_markup(text):
    for column in ("amount", "title", "heading", "option"):
        assert text not in control_html(cell(column, text))


def test_a_word_is_chosen_from_its_list():
    html = control_html(cell("heading", "client_side"))

    assert '<option value="client_side" selected>client side</option>' in html
    assert html.count("selected") == 1


def test_a_word_that_is_none_stays_to_be_seen():
    assert '<option value="staff" selected>staff (not a choice)</option>' in control_html(
        cell("heading", "staff")
    )


def test_a_text_of_several_lines_keeps_its_lines():
    assert "<textarea" in control_html(cell("per", "one\ntwo"))
    assert ">\n\nstarts blank</textarea>" in control_html(cell("note", "\nstarts blank"))


def test_an_id_is_offered_while_it_is_typed():
    assert 'list="ids-drivers"' in control_html(cell("driver"))


def test_an_error_marks_the_control_and_a_warning_does_not():
    assert 'aria-invalid="true"' in control_html(cell("amount", problems=[problem()]))
    assert "aria-invalid" not in control_html(cell("amount", problems=[problem(Severity.WARNING)]))


def test_a_problem_says_what_and_how_to_mend_it():
    html = problems_html(cell("amount", problems=[problem()]))

    assert "It is wrong. Mend it." in html
    assert 'id="c-r1-amount-problem"' in html
    assert " hidden" in problems_html(cell("amount"))


def test_a_clash_shows_their_words_and_a_way_to_keep_them():
    html = problems_html(cell("amount", "1", clash=CellClash(theirs="2<", by="Finance partner")))

    assert "Finance partner wrote <q>2&lt;</q>" in html
    assert 'name="keep:r1:amount"' in html


def test_a_clash_with_a_row_that_is_gone_says_so():
    assert "deleted this row" in problems_html(cell("amount", clash=CellClash(theirs=None)))


def test_who_may_not_write_sees_the_text():
    assert control_html(cell("amount", "1 < 2", writable=False)) == (
        '<span class="app-grid__text">1 &lt; 2</span>'
    )


def test_headings_and_hints_are_words():
    amount_last, heading = LINES.column("amount_last"), LINES.column("heading")

    assert column_title(amount_last) == "Amount last"
    assert "Words:" not in column_hint(heading)
    assert sentence("why is it so?") == "Why is it so?"


@pytest.mark.parametrize(
    "text", ["", "x", "a\nb", "\"<&>'", "charge", "yes", "long " * 40, "\nlead"]
)
def test_the_quick_way_to_a_cell_gives_the_same_cell(text):
    title = 'Staff "2026" <b>'
    for table in TABLES.values():
        for column in table.columns:
            slow = CellOnPage(table=table, column=column, row="r1", row_title=title, text=text)
            assert plain_cell(table, column, "r1", title, text) == table_cell(slow)
