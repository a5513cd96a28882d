from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil.casefile.review_checklist import checklist
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.appraisals import approved_versions
from counterfoil_web.partnerships.progress import Spine
from counterfoil_web.results.review_store import sign_review
from counterfoil_web.results.whose_move import (
    notes,
    review_notes,
    spine,
    waiting_reviews,
)

YES = {item.id: {"answer": "not applicable"} for item in checklist()}


@pytest.fixture
def waiting(appraised):
    def of(person):
        acting = appraised.acting(person)
        visible = visible_partnerships(acting.organisation, acting.today)
        return [item.url for item in waiting_reviews(acting, visible)]

    with scopes_disabled():
        yield of


def test_the_newest_version_waits_for_those_who_may_review_it(appraised, waiting):
    assert waiting("finance_officer") == [appraised.url("review/")]
    assert waiting("pcc_finance_officer") == [appraised.url("review/")]
    for person in ("commercial_lead", "commissioner", "inspector", "outsider"):
        assert waiting(person) == []


def test_once_reviewed_it_waits_no_more(appraised, waiting):
    sign_review(appraised.acting("finance_officer"), appraised.versions[1], YES)

    assert waiting("pcc_finance_officer") == []


def test_the_room_says_whose_move_it_is(appraised, waiting):
    (first,) = notes(appraised.partnership)
    acting = appraised.acting("finance_officer")
    sign_review(acting, appraised.versions[1], {}, remark="No exit cost", signed=False)
    (second,) = notes(appraised.partnership)
    sign_review(acting, appraised.versions[1], YES)
    (third,) = notes(appraised.partnership)

    assert first.to_do == "Review version 2"
    assert "submit it anew" in second.to_do
    assert third.done == "Version 2 is reviewed"


def test_the_spine_names_the_review(appraised, waiting):
    assert list(spine(appraised.partnership)) == []
    sign_review(appraised.acting("finance_officer"), appraised.versions[1], YES)

    (note,) = spine(appraised.partnership)

    assert (note.part, note.url) == (Spine.PROMISE, appraised.url())
    assert "Finance officer" in note.text


def test_a_partnership_without_a_version_says_nothing(appraised, waiting):
    assert list(notes(appraised.world.partnerships["business"])) == []


def test_a_list_of_versions_says_which_are_reviewed(appraised, waiting):
    first, second = appraised.versions
    acting = appraised.acting("finance_officer")
    sign_review(acting, first, {}, remark="No exit cost", signed=False)
    sign_review(acting, second, YES)

    assert [note.words for note in review_notes([first, second])] == ["Returned", "Reviewed"]
    assert review_notes([first])[0].version == first.pk


def test_who_wrote_since_the_last_approval_is_not_asked_to_review(appraised, waiting, monkeypatch):
    appraised.versions[0].authors.add(appraised.world.people["finance_officer"])
    assert waiting("finance_officer") == []

    approved = [lambda ids: [(pk, 1) for pk in ids]]
    monkeypatch.setattr(approved_versions, "_sources", approved)
    assert waiting("finance_officer") == [appraised.url("review/")]
