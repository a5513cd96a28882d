"""Which decisions a person sees."""

from __future__ import annotations

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil_web.decisions.store import decision_for, decisions_of, visible_decisions


def granted(world, grain):
    with scopes_disabled():
        world.partnership.access.filter(organisation=world.organisations["auditor"]).update(
            grain=grain
        )


def test_whoever_may_read_everything_sees_all(seen_by, decision):
    with seen_by("auditor") as seen:
        assert len(decisions_of(seen)) == 1
        assert visible_decisions(seen.acting).count() == 1


@pytest.mark.parametrize("grain", ["decisions", "summary"])
def test_others_see_what_is_published(world, seen_by, decision, grain):
    granted(world, grain)
    with seen_by("auditor") as seen:
        assert decisions_of(seen) == []
        assert visible_decisions(seen.acting).count() == 0
        with pytest.raises(Http404):
            decision_for(seen, 1)

    decision.published_at = "2026-11-22T12:00Z"
    with scopes_disabled():
        decision.save()
    with seen_by("auditor") as seen:
        assert len(decisions_of(seen)) == 1
        assert visible_decisions(seen.acting).count() == 1
        assert decision_for(seen, 1).number == 1


def test_a_number_that_is_none_is_not_found(seen_by, decision):
    with seen_by("auditor") as seen, pytest.raises(Http404):
        decision_for(seen, 99)
