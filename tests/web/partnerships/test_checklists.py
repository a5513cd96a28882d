"""The checklist of a gate, from the partnership's own answers."""

from __future__ import annotations

from django.utils import timezone

from counterfoil import guide
from counterfoil_web.partnerships import challenges
from counterfoil_web.partnerships.checklists import checklist_for
from tests.web.partnerships.conftest import QUESTION


def test_an_answer_counts_until_it_is_challenged(world, enter, answered, django_assert_num_queries):
    gate = guide.question(QUESTION).gates[0]
    today = timezone.localdate()
    with django_assert_num_queries(2):
        sound = checklist_for(world.partnership, gate, today)
    assert [line.question.id for line in sound.answered] == [QUESTION]
    assert len(sound.lines) == len(guide.questions_for_gate(gate, "custody"))

    challenges.challenge(enter("finance_officer"), answered, agrees=False, text="No")
    weak = checklist_for(world.partnership, gate, today)
    assert [line.question.id for line in weak.weak] == [QUESTION]
