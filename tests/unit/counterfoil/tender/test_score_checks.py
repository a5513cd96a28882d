"""Marks without reason, after the lock, by whom they may not be given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import Severity
from counterfoil.tender.plan_lock import BidsOpened
from counterfoil.tender.score_checks import Moments, score_faults
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    LotsDrawn,
    ModerationOpened,
    QualityLocked,
    Submission,
)
from tests.fixtures.tenders import DAY, a_dossier, at, consensus, score

CONFLICT = Declaration(
    id="d9",
    entered_on=DAY,
    evaluator="e1",
    bidder="a",
    conflict=True,
    what="Her brother works there",
    declared_at=at(8),
)


def told(record, dossier=None, severity=Severity.ERROR):
    held = dossier or a_dossier(without=ModerationOpened)
    found = score_faults(record, held, Moments.of(held))
    return [one[0] for one in found if one[2] is severity and one[1]]


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (score("e1", "a", "care", 3, reason=" "), "reason is blank"),
        (score("e1", "a", "care", 6), "6 is no mark of the scale"),
        (score("e9", "a", "care", 3), "there is no evaluator e9"),
        (score("e1", "a", "price", 3), "there is no criterion price to mark"),
        (score("e1", "a", "care", 3, scored_at=at(8)), "marked before bids were opened"),
        (consensus("a", "care", 4, present=" ; "), "nobody is said to have been present"),
        (consensus("a", "care", 4, considered=""), "considered is blank"),
        (consensus("a", "care", 4), "moderation of this criterion was not open"),
        (
            LotsDrawn(id="l", entered_on=DAY, bid="a", place=0, drawn_by="x", witness="y"),
            "the place drawn is below 1",
        ),
    ],
)
def test_a_mark_that_is_wrong_is_told(record, what):
    assert any(what in one for one in told(record)), told(record)


def test_a_mark_after_moderation_opened_is_locked():
    found = told(score("e1", "a", "care", 3, scored_at=at(14)), a_dossier())

    assert found == ["moderation opened at 2026-11-24 14:00, which locked this mark"]
    assert told(score("e1", "a", "care", 3, scored_at=at(13)), a_dossier()) == []


def test_an_evaluator_with_a_declared_conflict_may_not_mark_that_bidder():
    held = a_dossier(CONFLICT, without=ModerationOpened)

    assert told(score("e1", "a", "care", 3), held) == [
        "e1 has declared a conflict of interest with this bidder"
    ]
    assert told(score("e1", "b", "care", 3), held) == []


def test_a_mark_given_before_the_conflict_was_declared_is_kept_and_does_not_count():
    later = replace(CONFLICT, declared_at=at(11))
    held = a_dossier(later, without=ModerationOpened)
    given = next(one for one in held.records if one.id == "e1-a-care")

    assert told(given, held) == []
    (warning,) = told(given, held, Severity.WARNING)
    assert "it does not count: e1 has since declared a conflict" in warning
    assert set(held.scores["a", "care"]) == {"e2", "e3"}
    assert [one.id for one in held.set_aside] == ["e1-a-care", "e1-a-staff"]


def test_nobody_marks_before_a_declaration():
    held = a_dossier(without=Declaration)

    assert "e1 has declared nothing of interests in bidders" in told(
        score("e1", "a", "care", 3), held
    )


def test_a_consensus_after_quality_was_locked_or_with_somebody_conflicted():
    assert any(
        "quality was locked at 2026-11-24 16:00" in one
        for one in told(consensus("a", "care", 4, agreed_at=at(17)), a_dossier())
    )
    held = a_dossier(CONFLICT)
    assert "e1 was present and has declared a conflict with this bidder" in told(
        consensus("a", "care", 4), held
    )
    assert told(consensus("a", "care", 4), a_dossier()) == []


def test_a_consensus_in_one_evaluators_words_and_words_that_do_not_fit_are_warned_of():
    copied = consensus("a", "care", 4, reason="Page 4 shows what earns 4.")
    assert told(copied, a_dossier(), Severity.WARNING) == [
        "its reason is one evaluator's own, word for word"
    ]
    unfit = consensus("a", "care", 5, reason="Some concerns about nights.")
    assert any("some concerns" in one for one in told(unfit, a_dossier(), Severity.WARNING))


def test_marks_are_handed_in_whole_and_before_moderation_opens():
    unmarked = Submission(
        id="s", entered_on=DAY, evaluator="e9", criterion="care", submitted_at=at(12)
    )
    assert any("with no mark for a, b, c" in one for one in told(unmarked))
    opened = ModerationOpened(
        id="m", entered_on=DAY, criterion="care", opened_at=at(11), opened_by="moderator"
    )
    assert told(opened) == [f"e{n} had not handed in the marks of care" for n in (1, 2, 3)]


def test_moments_are_read_from_the_records():
    found = Moments.of(a_dossier())

    assert found.opened == at(9)
    assert found.moderated == {("care", ""): at(14), ("staff", ""): at(14)}
    assert found.locked == {"": at(16)}
    assert found.declared["e1"] == at(9, 20)
    assert Moments.of(a_dossier(without=BidsOpened)).opened is None
    assert Moments.of(a_dossier(without=QualityLocked)).locked == {}


def test_quality_is_not_locked_before_every_mark_is_agreed():
    found = told(
        QualityLocked(id="q", entered_on=DAY, locked_at=at(16), locked_by="moderator"),
        a_dossier(without=Consensus),
    )

    assert found == [
        "there is no consensus for bid a in care, bid b in care, bid c in care, bid a in staff, "
        "bid b in staff and 1 more"
    ]


def test_a_conflict_is_not_settled_so_that_locked_marks_count_again():
    """e1 marked a at 10 and declared at 11; moderation of both criteria opened at 14."""
    declared = replace(CONFLICT, declared_at=at(11))

    def settled(hour):
        return replace(
            declared,
            id="d10",
            conflict=False,
            declared_at=at(hour),
            supersedes="d9",
            change_reason="It was another company of that name",
        )

    assert told(settled(13), a_dossier(declared, settled(13))) == []
    assert told(settled(15), a_dossier(declared, settled(15))) == [
        "moderation of care and staff is open, and marks of e1 that were set aside would count "
        "again"
    ]
    never = replace(settled(15), supersedes="")
    assert told(never, a_dossier(never)) == []


def test_who_handed_in_while_in_conflict_owed_no_mark_of_that_bidder():
    """e1 was in conflict with a from 8 to 13, handed in at 12, and has marked b and c alone."""
    settled = replace(
        CONFLICT,
        id="d10",
        conflict=False,
        declared_at=at(13),
        supersedes="d9",
        change_reason="Another company",
    )
    whole = a_dossier(CONFLICT, settled)
    gone = ("e1-a-care", "e1-a-staff")
    held = replace(whole, records=tuple(one for one in whole.records if one.id not in gone))
    handed = next(one for one in held.records if one.id == "s-e1-care")
    opened = next(one for one in held.records if one.id == "m-care")

    assert told(handed, held) == []
    assert told(replace(handed, submitted_at=at(14)), held) == [
        "e1 handed in care with no mark for a"
    ]
    assert told(opened, held) == []
    assert told(opened, held, Severity.WARNING) == [
        "e1 has not marked a in care since the conflict was settled"
    ]
