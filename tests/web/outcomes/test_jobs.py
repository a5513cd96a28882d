"""Jobs refuse what changed since they were asked for, and what there is no plan for."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes import next_answers, pack_store
from counterfoil_web.records.jobs import start

pytestmark = pytest.mark.django_db


def test_a_simulation_of_what_changed_since_is_refused(opened_by):
    with opened_by("finance_officer") as one:
        asked = {"ref": one.seen.partnership.ref, "of": "outcome-plan/0", "last": 0}
        job = start(
            one.seen.acting, next_answers.KIND, asked, "x", partnership=one.seen.partnership
        )
    assert job.status == "failed"
    assert "changed after the simulation was asked for" in job.fault


def test_a_pack_needs_a_plan(seen_by):
    with seen_by("finance_officer") as seen:
        job = pack_store.start_pack(seen)
    assert job.status == "failed"
    assert "no plan of the outcomes is agreed" in job.fault
