"""The conflicts assessment, against sections 81 to 83."""

from __future__ import annotations

from datetime import date

from counterfoil.procurement.conflicts import conflict_problems, conflicts_assessment
from counterfoil.procurement.registers import Declaration, Interest, Mitigation
from tests.fixtures.procurement_plans import a_plan

DAY = date(2026, 11, 2)
NOTICE = date(2026, 11, 10)


def declared(**changes):
    values = {
        "id": "d1", "entered_on": DAY, "person": "Evaluator 3", "part": "evaluator",
        "declared_on": DAY, "interest": Interest.ACTUAL, "supplier": "Bidder A",
    }  # fmt: skip
    return Declaration(**{**values, **changes})


def told(plan, *records, on=NOTICE):
    found = conflicts_assessment(plan, records)
    return [one.what for one in conflict_problems(found, NOTICE, on)]


def test_a_person_with_an_interest_is_kept_out_until_something_is_done():
    decided = {"steps": "Scores no bid.", "decided_by": "Commercial lead"}
    cases = {
        Mitigation.NOTHING_YET: True,
        Mitigation.REMOVED: True,
        Mitigation.LIMITED: False,
        Mitigation.EXPLAINED: False,
    }
    for mitigation, out in cases.items():
        found = conflicts_assessment(a_plan(), (declared(mitigation=mitigation, **decided),))
        assert ("Evaluator 3" in found.kept_out) is out

    seeming = conflicts_assessment(a_plan(), (declared(interest=Interest.PERCEIVED),))
    assert seeming.kept_out == frozenset()
    assert seeming.conflicts != ()


def test_it_is_prepared_before_the_notice():
    plan = a_plan(conflicts_prepared_on=None)

    assert told(plan) == [
        "the conflicts assessment is not prepared before the notice of 2026-11-10"
    ]
    assert told(a_plan()) == []


def test_it_is_revised_when_an_interest_is_declared_after_it():
    later = declared(
        declared_on=date(2026, 11, 5), mitigation=Mitigation.REMOVED, steps="Left.",
        decided_by="Commercial lead",
    )  # fmt: skip

    assert told(a_plan(), later) == [
        "an interest was declared after the assessment was last revised"
    ]
    assert told(a_plan(conflicts_revised_on=date(2026, 11, 6)), later) == []


def test_what_was_done_says_what_and_by_whom_and_not_by_the_person():
    assert told(a_plan(), declared(mitigation=Mitigation.REMOVED)) == [
        "what was done about Evaluator 3's interest is not said, or by whom"
    ]
    own = declared(mitigation=Mitigation.LIMITED, steps="None.", decided_by="Evaluator 3")
    assert told(a_plan(), own) == ["Evaluator 3 decided on an interest of their own"]


def test_a_declaration_that_was_put_right_no_longer_stands():
    none = declared(id="d2", interest=Interest.NONE, supersedes="d1")

    assert conflicts_assessment(a_plan(), (declared(), none)).conflicts == ()
    before = conflicts_assessment(a_plan(), (declared(entered_on=NOTICE),), on=DAY)
    assert before.declarations == ()
