"""Two people, one answer: both sides told, and a start for merging that holds every word."""

from __future__ import annotations

from datetime import date

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships.answer_clash import BETWEEN, clash_of
from counterfoil_web.partnerships.answers import AnswerValues


def mine(**changes):
    return AnswerValues(**{"state": AnswerState.ANSWERED, "text": "My words.", **changes})


def test_both_sides_and_how_they_differ(answered):
    clash = clash_of(mine(evidence=answered.evidence, due=date(2027, 1, 1)), answered)
    rows = {row.name: row for row in clash.rows}

    assert (clash.by, clash.revision) == ("Commercial lead", 1)
    assert rows["Answer"].theirs == answered.text
    assert rows["Answer"].mine == "My words."
    assert rows["Evidence"].same
    assert rows["Due"].mine == "1 January 2027"


def test_the_merged_text_begins_with_theirs_and_holds_mine(answered):
    merged = clash_of(mine(), answered).merged

    assert merged["text"] == f"{answered.text}{BETWEEN}My words."
    assert merged["evidence"] == answered.evidence
    assert merged["owner"] == str(answered.owner_id)
    assert merged["revision"] == 1


def test_what_one_side_already_holds_stands_once(answered):
    longer = f"{answered.text} And his deputy."

    assert clash_of(mine(text=longer), answered).merged["text"] == longer


def test_mine_again_is_what_was_typed_upon_what_stands_now(answered):
    fields = clash_of(mine(), answered).mine_again(
        {"text": "My words.", "state": "answered", "revision": "0", "keep": "1"}
    )

    assert fields == [("state", "answered"), ("text", "My words."), ("revision", "1")]
