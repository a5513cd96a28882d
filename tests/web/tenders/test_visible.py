"""Nothing is shown before its time, and to nobody who may not read it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil_web.tenders.records_store import add_records
from counterfoil_web.tenders.visible import for_a_folder, reads_marks, seen_problems, seen_records
from tests.web.tenders.example import dossier_until

pytestmark = pytest.mark.django_db


def _kinds(records):
    return {one.kind for one in records}


@pytest.mark.parametrize(
    ("stage", "username", "there", "absent"),
    [
        ("received", "commercial_lead", {"bid", "receipt"}, {"condition_result"}),
        ("opened", "contract_manager", {"condition_result"}, {"declaration"}),
        ("marked", "commercial_lead", {"declaration", "submission"}, {"score"}),
        ("moderation", "auditor", {"score"}, {"consensus"}),
        ("agreed", "commissioner", {"moderation"}, {"score", "consensus", "declaration"}),
        ("quality_locked", "commissioner", {"consensus"}, {"score", "declaration"}),
    ],
)
def test_records_are_read_in_their_time(tender_at, opened_by, stage, username, there, absent):
    tender_at(stage)
    with opened_by(username) as one:
        kinds = _kinds(seen_records(one))
    assert there <= kinds
    assert not absent & kinds


def test_a_folder_taken_out_while_marks_are_unseen_hands_nothing_in(tender_at, opened_by):
    tender_at("marked")
    with opened_by("commercial_lead") as one:
        assert "submission" not in _kinds(for_a_folder(one))
        assert reads_marks(one)
    with opened_by("commissioner") as one:
        assert not reads_marks(one)


def test_a_warning_of_an_unseen_mark_is_not_shown(tender_at, opened_by):
    """A 5 explained with doubts is pointed out to its evaluator, and to nobody else yet."""
    tender_at("opened")
    score = next(one for one in dossier_until("priced").records if one.kind == "score")
    doubt = "There are some concerns, and most of what was asked is missing."
    with opened_by("evaluator") as one:
        fresh = replace(score, mark=Fraction(5), reason=doubt, scored_at=one.competition.moment)
        _, warnings = add_records(one.seen, one.tender, [fresh])
        assert warnings
    with opened_by("commercial_lead") as one:
        assert any(each.where == f"score {score.id}" for each in one.competition.problems)
        assert not any(each.where == f"score {score.id}" for each in seen_problems(one))
