"""Who may look into moderation, and what of it: no mark before it opens, no bid of a conflict."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.tender.moderation import moderated_answers
from counterfoil_web.tenders.moderation_rooms import Room

pytestmark = pytest.mark.django_db


def test_before_it_opens_nobody_sees_a_mark(tender_at, opened_by):
    tender_at("marked")
    with opened_by("moderator") as one:
        held = Room(one, "", moderates=True)
        assert held.answers("care", "") == ()
        with pytest.raises(Http404):
            held.answer("care", held.bid("a"))


def test_once_open_the_marks_are_those_of_the_library(tender, opened_by):
    with opened_by("moderator") as one:
        held = Room(one, "", moderates=True)
        every = moderated_answers(one.dossier)
        for leaf in one.dossier.plan.marked:
            of_it = tuple(each for each in every if each.criterion == leaf.id)
            assert held.answers(leaf.id, "") == of_it
        assert held.roles(["healthcare_lead", "moderator"]) == ["Healthcare lead", "Moderator"]


def test_a_conflict_keeps_the_bid_away_here_too(tender, opened_by):
    with opened_by("contract_evaluator") as one:
        held = Room(one, "contract_manager", moderates=False)
        assert "b" not in {each.bid for each in held.answers("care", "")}
        with pytest.raises(Http404):
            held.bid("b")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("moderator", 200),
        ("evaluator", 200),
        ("commercial_lead", 200),
        ("auditor", 200),
        ("finance_officer", 403),
        ("commissioner", 403),
        ("administrator", 403),
        ("supplier_user", 404),
        ("outsider", 404),
    ],
)
def test_who_may_look_in(tender, client_as, page, who, status):
    assert client_as(who).get(page("moderation/")).status_code == status
