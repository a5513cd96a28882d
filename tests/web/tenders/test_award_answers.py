"""The award as its pages read it, and what is missing before there is one."""

from __future__ import annotations

import pytest

from counterfoil.tender.entries import ranking
from counterfoil.tender.mark_turns import mark_turns
from counterfoil.tender.weight_turns import weight_turns
from counterfoil_web.tenders.award_answers import award_of, turns_of
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def test_it_is_the_librarys_answer(tender, opened_by):
    with opened_by("commercial_lead") as one:
        found = award_of(one.seen, one.competition, "")
        turns = turns_of(one.competition, found)

    assert found.ranking == ranking(dossier_until("priced"))
    assert (turns.weights, turns.marks) == (weight_turns(found.contest), mark_turns(found.contest))
    assert {each.bid for each in found.low} == {"a", "c"}
    assert not found.is_ready
    assert found.missing == ()


def test_what_is_missing_is_told_bid_by_bid(tender_at, opened_by):
    tender_at("agreed")
    with opened_by("commercial_lead") as one:
        found = award_of(one.seen, one.competition, "")

    assert found.ranking is None
    assert found.winner is None
    assert {each.where for each in found.missing} == {"bid a", "bid b", "bid c", "bid e", "quality"}
