"""Evidence packs as jobs: the start of one, and those that the organisation has had made."""

from __future__ import annotations

from django.db.models import QuerySet

from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.jobs import start
from counterfoil_web.records.models import Job

KIND = "outcomes-evidence-pack"
_MOST = 5
_GOING_ON = (Job.Status.WAITING, Job.Status.RUNNING)


def start_pack(seen: Seen) -> Job:
    """Have a pack made, or find the one that is being made for the same person."""
    rows = _jobs(seen).filter(owner=seen.acting.user, status__in=_GOING_ON)
    going_on = rows.first()
    if going_on is not None:
        return going_on
    ref = seen.partnership.ref
    title = f"Evidence pack of {seen.partnership.title}"
    return start(seen.acting, KIND, {"ref": ref}, title, partnership=seen.partnership)


def packs_of(seen: Seen) -> list[Job]:
    """The packs that the organisation had made, the newest first. One query."""
    return list(_jobs(seen).select_related("owner")[:_MOST])


def _jobs(seen: Seen) -> QuerySet[Job]:
    return Job.objects.filter(
        kind=KIND, organisation=seen.acting.organisation, partnership_ref=seen.partnership.ref
    )
