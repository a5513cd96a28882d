"""Moderation opened, drafts of agreed marks shared, marks agreed, quality locked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.errors import BadInput
from counterfoil_web.tenders.moderation_store import (
    ChangedElsewhere,
    agree,
    discard_draft,
    drafts_of,
    lock_quality,
    open_moderation,
    save_draft,
)
from counterfoil_web.tenders.store import dossier_of

pytestmark = pytest.mark.django_db
ANSWER = ("a", "care")
AGREED = {
    "mark": Fraction(3),
    "reason": "All read it alike.",
    "considered": "Page 4",
    "present": ["custody_inspector", "moderator"],
}


def test_moderation_opens_once_all_have_handed_in(tender_at, opened_by):
    tender_at("opened")
    with opened_by("moderator") as one, pytest.raises(BadInput) as told:
        open_moderation(one.seen, one.tender, "care", "", "moderator")
    assert "custody_inspector had not handed in" in told.value.problems[0].what


def test_opening_locks_and_a_mark_is_agreed_and_changed_with_a_reason(tender_at, opened_by):
    tender_at("marked")
    with opened_by("moderator") as one:
        seen, tender = one.seen, one.tender
        with pytest.raises(BadInput):  # not open yet
            agree(seen, tender, ANSWER, **AGREED)
        open_moderation(seen, tender, "care", "", "moderator")
        save_draft(seen, tender, ANSWER, {"mark": "3", "reason": "Begun"}, 0)
        assert agree(seen, tender, ANSWER, **AGREED) == ()
        assert drafts_of(tender) == {}
        with pytest.raises(BadInput, match="agreed-a-care-2"):
            agree(seen, tender, ANSWER, **{**AGREED, "mark": Fraction(4)})
        changed = {**AGREED, "mark": Fraction(4), "change_reason": "Annex B was missed"}
        agree(seen, tender, ANSWER, **changed)
        held = dossier_of(tender)
        assert held.consensus[ANSWER].mark == 4
        assert held.consensus[ANSWER].people == ("custody_inspector", "moderator")
        with pytest.raises(BadInput) as told:
            lock_quality(seen, tender, "", "moderator")
        assert "there is no consensus for bid b in care" in told.value.problems[0].what


def test_quality_is_locked_once_and_then_nothing_changes(tender_at, opened_by):
    tender_at("agreed")
    with opened_by("moderator") as one:
        lock_quality(one.seen, one.tender, "", "moderator")
        later = {**AGREED, "change_reason": "Second thoughts"}
        with pytest.raises(BadInput) as told:
            agree(one.seen, one.tender, ANSWER, **later)
        assert "quality was locked at" in told.value.problems[0].what


def test_two_who_write_one_draft_are_told_of_each_other(tender_at, opened_by):
    tender_at("moderation")
    with opened_by("moderator") as one:
        save_draft(one.seen, one.tender, ANSWER, {"reason": "Mine"}, 0)
        with pytest.raises(ChangedElsewhere) as told:
            save_draft(one.seen, one.tender, ANSWER, {"reason": "Other"}, 0)
        assert told.value.theirs.reason == "Mine"
        assert save_draft(one.seen, one.tender, ANSWER, {"reason": "Other"}, 1).revision == 2
        assert set(drafts_of(one.tender, "care")) == {ANSWER}
        assert drafts_of(one.tender, "staffing") == {}
        discard_draft(one.tender, ANSWER)
        assert drafts_of(one.tender) == {}
