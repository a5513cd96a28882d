"""Packs as jobs: one at a time for a person, and seen by their organisation alone."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes.pack_store import KIND, packs_of, start_pack
from counterfoil_web.records.models import Job

pytestmark = pytest.mark.django_db


def test_a_pack_under_way_is_not_started_twice(seen_by):
    with seen_by("finance_officer") as seen:
        waiting = Job.objects.create(
            kind=KIND,
            title="A pack",
            owner=seen.acting.user,
            organisation=seen.acting.organisation,
            partnership_ref=seen.partnership.ref,
        )
        assert start_pack(seen) == waiting
        assert packs_of(seen) == [waiting]
    with seen_by("auditor") as other:
        assert packs_of(other) == []
