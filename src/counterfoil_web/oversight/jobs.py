"""Work on the log that takes longer than a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from counterfoil_web.records.jobs import RunningJob, job_kind
from counterfoil_web.records.verification import check_log


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asker:
    """Whoever asked for the job, as the log names them."""

    user: Any
    organisation: Any


@job_kind("log-verify")
def verify(job: RunningJob) -> None:
    """Verify the whole log, for whoever asked."""
    asker = _Asker(user=job.row.owner, organisation=job.row.organisation)
    check_log(asker, lambda done, total: job.tick(done, total, "Following the chain of rows"))
    job.leads_to(reverse("oversight:check"))
