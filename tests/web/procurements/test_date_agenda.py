"""The days of a procurement on home: what comes within three weeks, and what is late.

An open competition: the notice on the first day, tenders 25 days later, which is within 30 days and
not within 21; the assessment is 10 days after.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from counterfoil.procurement.plan import PlannedStep
from tests.fixtures.procurement_plans import a_plan
from tests.web.procurements.conftest import agree_plan

pytestmark = pytest.mark.django_db


def begun(days_from_now, **changes):
    day = timezone.localdate() + timedelta(days=days_from_now)
    return a_plan(begins_on=day, conflicts_prepared_on=day, **changes)


@pytest.fixture
def home(client_as):
    def of(username: str) -> str:
        return client_as(username).get("/").content.decode()

    return of


def test_what_comes_is_told_to_who_keeps_it(world, home, page):
    agree_plan(world, begun(5))
    told = home("commercial_lead")
    assert "Publish the tender notice (UK4): Records system" in told
    assert page("timetable/") in told
    assert "Tenders close" not in told  # 30 days ahead
    for other in ("auditor", "contract_manager", "supplier_user", "outsider"):
        assert "Records system" not in home(other)


def test_what_is_late_is_told_once_with_how_many(world, home):
    agree_plan(world, begun(-2))
    told = home("commercial_lead")
    assert "Late: " in told
    assert ", the first of 2 that are late" in told  # to prepare, and the notice
    assert told.count("Late: ") == 1


def test_what_is_done_is_late_no_more_and_a_later_version_counts(world, home):
    agree_plan(world, begun(-2))
    day = timezone.localdate() - timedelta(days=2)
    done = [PlannedStep(id=name, days=0, done_on=day) for name in ("prepare", "notice")]
    steps = (*done, *(one for one in a_plan().steps if one.id != "prepare"))
    agree_plan(world, begun(-2, steps=steps), number=2)
    told = home("commercial_lead")
    assert "Late: " not in told


def test_nobody_is_late_with_what_is_made_up(world, home):
    agree_plan(world, begun(-2, illustrative="All of it."))
    assert "Late: " not in home("commercial_lead")


def test_a_version_without_days_has_none(world, home):
    around = (PlannedStep(id="prepare", after="start"),)
    agree_plan(world, begun(5, steps=around))
    assert "Records system" not in home("commercial_lead")


def test_what_is_kept_needs_no_query_more(world, home):
    agree_plan(world, begun(5))
    home("commercial_lead")
    with CaptureQueriesContext(connection) as asked:
        home("commercial_lead")
    assert not [one for one in asked if one["sql"].startswith('SELECT "procurements_agreed')]
