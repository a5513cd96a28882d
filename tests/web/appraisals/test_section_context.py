from __future__ import annotations

from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import InvalidValue, Problem
from counterfoil_web.appraisals.section_context import problem_lines, problem_url, section_context
from counterfoil_web.appraisals.store import draft_text


def placed(table: str, row: str = "", column: str = "") -> PlacedProblem:
    problem = Problem(what="it is wrong", where="there", mend="mend it")
    return PlacedProblem(problem=problem, table=table, row=row, column=column)


def test_a_problem_leads_to_its_cell_wherever_it_stands():
    url = problem_url(placed("lines", "r9", "nature"), "abcdefgh")

    assert url.endswith("/case/draft/lines/?row=r9&column=nature#c-r9-nature")


def test_a_missing_signature_leads_to_the_register():
    assert problem_url(placed("baseline", "r1", "signed_by"), "abcdefgh").endswith("/baseline/")


def test_a_problem_of_a_whole_table_leads_to_its_page():
    line = problem_lines([placed("lines")], "abcdefgh")[0]

    assert line["url"].endswith("/case/draft/lines/")
    assert (line["words"], line["mend"]) == ("it is wrong", "Mend it.")


def test_what_could_not_be_saved_is_told_above(draft):
    fault = InvalidValue(what="it is too long", where="the page", mend="shorten it")
    context = section_context(
        draft,
        TABLES["lines"],
        draft_text(draft),
        asked={},
        writable=True,
        present=[],
        fault=fault,
    )

    assert context["has_problems"]
    assert context["fault_words"] == "It is too long. Shorten it."
    assert context["rows_words"] == "Rows 1 to 25 of 28"
