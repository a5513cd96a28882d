"""Nothing is shown before its time, and to nobody who may not read it."""

import pytest

from counterfoil_web.tenders.visible import for_a_folder, reads_marks, seen_records

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
