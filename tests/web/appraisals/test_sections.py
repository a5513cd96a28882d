from __future__ import annotations

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.draft import PlacedProblem
from counterfoil.casefile.tables import TABLES
from counterfoil.errors import Problem, Severity
from counterfoil_web.appraisals.sections import (
    GROUPS,
    SectionState,
    neighbours,
    section_title,
    sections_of,
)

TEXT = CaseText(
    fields={"id": "a"},
    tables={"options": (TextRow(id="r1", cells={}),), "risks": (TextRow(id="r1", cells={}),)},
)


def placed(table: str, severity: Severity) -> PlacedProblem:
    return PlacedProblem(
        problem=Problem(what="w", where="x", mend="m", severity=severity), table=table
    )


def states() -> dict[str, str]:
    problems = [
        placed("options", Severity.ERROR),
        placed("options", Severity.ERROR),
        placed("risks", Severity.WARNING),
    ]
    found = sections_of(TEXT, problems)
    return {one.table: one.state_words for _, sections in found for one in sections}


def test_each_table_of_a_case_is_one_section():
    names = [name for _, group in GROUPS for name in group]

    assert sorted(names) == sorted(TABLES)


def test_the_state_of_each_section_is_told():
    found = states()

    assert found["options"] == "2 problems"
    assert found["risks"] == "1 to check"
    assert found["lines"] == "Not started"
    assert found["delays"] == "Nothing here (optional)"
    assert found["case"] == "Complete"


def test_only_what_asks_for_something_has_a_colour():
    colours = {
        one.state: one.colour
        for _, sections in sections_of(TEXT, [placed("options", Severity.ERROR)])
        for one in sections
    }

    assert colours[SectionState.PROBLEMS] == "red"
    assert colours[SectionState.COMPLETE] == ""


def test_sections_follow_one_another():
    assert neighbours("case") == (None, ("bodies", "Bodies"))
    assert neighbours("correlations")[1] is None
    assert section_title("case") == "About the case"
