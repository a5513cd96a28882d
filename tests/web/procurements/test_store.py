"""Which plan counts, and what is worked out of it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil_web.procurements.models import ProcurementDraft
from counterfoil_web.procurements.store import last_row, procurement_of, records_of
from tests.fixtures.procurement_plans import a_plan
from tests.web.procurements.conftest import agree_plan

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def draft(world, text):
    return ProcurementDraft.objects.create(
        partnership=world.partnership, text=text, saved_by=world.people["commercial_lead"]
    )


def test_nothing_counts_until_a_sound_plan_is_there(world, seen_by):
    with seen_by("auditor") as seen:
        assert procurement_of(seen.partnership, TODAY) is None
        kept = draft(world, "id: broken")
        assert procurement_of(seen.partnership, TODAY) is None
        kept.text = write_fields_yaml(a_plan())
        kept.save()
        found = procurement_of(seen.partnership, TODAY)
    assert (found.agreed, found.draft, found.plan) == (None, kept, a_plan())


def test_the_version_agreed_last_counts_whatever_the_draft_says(world, seen_by):
    agree_plan(world, a_plan())
    agree_plan(world, a_plan(title="A second"), number=2)
    with seen_by("auditor") as seen:
        draft(world, write_fields_yaml(a_plan(title="A third")))
        found = procurement_of(seen.partnership, TODAY)
    assert (found.agreed.number, found.plan.title, found.draft is None) == (2, "A second", False)


def test_what_follows_of_it(procurement, seen_by):
    with seen_by("auditor") as seen:
        found = procurement_of(seen.partnership, TODAY)
        assert found.timetable.on("standstill") == date(2027, 1, 29)  # 20 to 22, 25 to 29 January
        assert found.coverage.light_touch
        assert [one.owed for one in found.clarifications] == [(), (), ("Bidder D",)]
        assert [one.person for one in found.conflicts.open] == ["Contract manager"]
        assert len(found.engagements) == 2
        assert {one.route.value for one in found.routes} >= {"open", "direct_award"}
        assert any("Bidder D" in one.what for one in found.problems)
        assert found.dates[0].id == "procurement/step/tenders"
        assert {one.kind.code: one.state.value for one in found.notices}["UK4"] == "published"


def test_what_is_kept_is_not_read_again(procurement, seen_by):
    with seen_by("auditor") as seen:
        _ = procurement_of(seen.partnership, TODAY).timetable
        with CaptureQueriesContext(connection) as asked:
            again = procurement_of(seen.partnership, TODAY)
            _ = again.timetable, again.problems, again.notices
        assert len(asked) == 3
        assert len(records_of(seen.partnership)) == len(again.records)
        assert records_of(seen.partnership, 0) == ()
        assert last_row(seen.partnership) > 0
