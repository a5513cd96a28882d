"""How far each criterion is, and how far the evaluators agreed: the library's figures."""

from __future__ import annotations

import pytest

from counterfoil.contract.lines import number_text
from counterfoil.tender.evaluators import marks_agreement
from counterfoil.tender.moderation import moderated_answers
from counterfoil_web.tenders.moderation_presenters import (
    alpha_words,
    answer_row,
    criterion_alpha,
    criterion_rows,
    left_to_agree,
    mark_cells,
    marks_beside,
    next_to_agree,
    whole_alpha,
)
from counterfoil_web.tenders.moderation_rooms import Room

pytestmark = pytest.mark.django_db


def test_the_figures_are_those_of_the_library(tender, opened_by):
    with opened_by("moderator") as one:
        held = Room(one, "", moderates=True)
        every = moderated_answers(one.dossier)
        bids = {each.bid for each in every}
        whole, each = marks_agreement(one.dossier, sorted(bids))
        assert whole_alpha(held).alpha == whole.alpha
        for found in each:
            assert criterion_alpha(held, found.criterion, "").alpha == found.agreement.alpha
        rows = criterion_rows(held, {})
        assert sum(row.to_talk_over for row in rows) == sum(bool(a.divergence) for a in every)
        assert all(row.is_agreed for row in rows)
        assert left_to_agree(held, "") == 0
        assert alpha_words(whole) == number_text(whole.alpha, 2)


def test_what_waits_is_named_and_no_mark_is_told(tender_at, opened_by):
    tender_at("opened")
    with opened_by("moderator") as one:
        care, staffing, *_ = criterion_rows(Room(one, "", moderates=True), {})
        assert care.waiting == ("Custody inspector", "Healthcare lead", "Contract manager")
        assert (care.handed_in, care.of, care.can_open, care.alpha) == (0, 3, False, "")
        assert staffing.of == 2


def test_marks_side_by_side_say_who_may_not_mark(tender, opened_by):
    with opened_by("moderator") as one:
        held = Room(one, "", moderates=True)
        answer = held.answer("care", held.bid("b"))
        markers = ["custody_inspector", "healthcare_lead", "contract_manager"]
        assert mark_cells(answer, markers)[2] == "conflict"
        beside = marks_beside(held, answer)
        assert [each["conflicted"] for each in beside] == [False, False, True]
        row = answer_row(held, answer, markers, None)
        assert row["label"] == "Bid B"
        assert next_to_agree(held, ("b", "care"), "") is None


def test_the_next_to_agree_is_of_the_same_criterion_first(tender_at, opened_by):
    tender_at("moderation")
    with opened_by("moderator") as one:
        held = Room(one, "", moderates=True)
        criterion, bid = next_to_agree(held, ("a", "staffing"), "")
        assert (criterion, bid.id) == ("staffing", "b")
