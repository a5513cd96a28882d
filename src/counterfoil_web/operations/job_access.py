"""Who may see a job, stop it, run it again, and take its file away."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records.models import Job


def jobs_of(acting: Acting) -> QuerySet[Job]:
    """The jobs that the person started in this organisation, the newest first."""
    return Job.objects.filter(owner=acting.user, organisation=acting.organisation)


def job_for(acting: Acting, number: UUID) -> Job:
    """A job of the organisation acted in; one about a partnership, if that is still open to them.

    Raises: Http404 for any other job; Refused when the roles do not go so far.
    """
    job = (
        Job.objects.filter(pk=number, organisation=acting.organisation)
        .select_related("owner")
        .first()
    )
    if job is None:
        raise Http404("There is no such job in your organisation.")
    if job.owner_id != acting.user.pk or job.partnership_ref:
        _check_partnership(acting, job)
    return job


def may_change(acting: Acting, job: Job) -> bool:
    """Whether the person may stop the job or run it again: it is their own."""
    return job.owner_id == acting.user.pk


def _check_partnership(acting: Acting, job: Job) -> None:
    """A job of somebody else is theirs alone unless it is about a partnership both may read."""
    if not job.partnership_ref:
        raise Http404("There is no such job of yours.")
    partnership_for(acting, job.partnership_ref, Capability.VIEW_PARTNERSHIP)
