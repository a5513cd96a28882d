"""Drafts: one for each answer and writer, and for an agreed mark one for all."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from counterfoil_web.tenders.marking_models import ConsensusDraft, MarkDraft

pytestmark = pytest.mark.django_db


def test_an_answer_is_drafted_once_by_each_and_agreed_once(world, tender_at):
    tender = tender_at("opened")
    of = {"partnership": tender.partnership, "tender": tender, "bid": "a", "criterion": "care"}
    evaluator, other = world.people["evaluator"], world.people["healthcare_evaluator"]
    assert str(MarkDraft.objects.create(person=evaluator, **of)) == "draft mark of a in care"
    MarkDraft.objects.create(person=other, **of)
    with pytest.raises(IntegrityError), transaction.atomic():
        MarkDraft.objects.create(person=evaluator, **of)

    made = ConsensusDraft.objects.create(saved_by=evaluator, **of)
    assert str(made) == "draft consensus of a in care"
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsensusDraft.objects.create(saved_by=other, **of)
