"""A job is its owner's; one about a partnership is open to colleagues who may read that."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.http import Http404
from django.utils import timezone

from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.operations.job_access import job_for, jobs_of, may_change
from counterfoil_web.partnerships.models import Access
from counterfoil_web.records.models import Job

TODAY = date(2026, 11, 22)


@pytest.fixture
def acting(world):
    return lambda name: acting_for(world.people[name], wanted=None, today=TODAY)


@pytest.fixture
def job(world):
    def make(about=None):
        return Job.objects.create(
            kind="probe",
            title="Word draft",
            owner=world.people["commercial_lead"],
            organisation=world.organisations["force"],
            partnership_ref=about.ref if about else "",
        )

    return make


def found(acting, row):
    with organisation_scope(acting.organisation, TODAY):
        return job_for(acting, row.pk)


def test_the_owner_sees_it(acting, job):
    row = job()

    assert found(acting("commercial_lead"), row) == row
    assert may_change(acting("commercial_lead"), row)
    assert list(jobs_of(acting("commercial_lead"))) == [row]


def test_a_colleague_sees_it_when_both_may_read_the_partnership(acting, job, world):
    row = job(world.partnership)
    colleague = acting("finance_officer")

    assert found(colleague, row) == row
    assert not may_change(colleague, row)
    assert list(jobs_of(colleague)) == []


def test_a_colleague_does_not_see_what_is_about_no_partnership(acting, job):
    with pytest.raises(Http404):
        found(acting("finance_officer"), job())


def test_a_colleague_whose_role_reads_no_partnership_is_refused(acting, job, world):
    with pytest.raises(Refused):
        found(acting("administrator"), job(world.partnership))


def test_another_organisation_never_sees_it(acting, job, world):
    for name in ("outsider", "commissioner", "inspector"):
        with pytest.raises(Http404):
            found(acting(name), job(world.partnership))


def test_the_owner_no_longer_sees_it_once_the_partnership_is_closed_to_them(acting, job, world):
    row = job(world.partnership)
    with organisation_scope(world.organisations["force"], TODAY):
        access = Access.objects.get(
            partnership=world.partnership, organisation=world.organisations["force"]
        )
        access.revoked_at = timezone.now()
        access.save()

    with pytest.raises(Http404):
        found(acting("commercial_lead"), row)


def test_a_made_up_number_is_not_found(acting):
    who = acting("commercial_lead")
    with organisation_scope(who.organisation, TODAY), pytest.raises(Http404):
        job_for(who, uuid.uuid4())
