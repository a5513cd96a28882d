"""Large workbooks: read and tried by a worker, and applied by one, while the page tells how far.

The upload waits in the data folder until it is read, so that a job that was stopped half-way can
be run again. What a job writes it writes in one transaction at its end.
"""

from __future__ import annotations

from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.casefile.draft_workbook import WorkbookText
from counterfoil.errors import CounterfoilError, UnreadableInput
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.appraisals.imports_store import (
    apply_import,
    import_for,
    keep_upload,
    read_upload,
)
from counterfoil_web.appraisals.parked_uploads import parked, unpark
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records.jobs import RunningJob, job_kind

_MOST_TOLD = 10


@job_kind("try-workbook")
def try_workbook(job: RunningJob, ref: str, place: str, name: str) -> None:
    """Read an uploaded workbook and keep what it holds, to be looked at and applied."""
    seen = _seen(job, ref)
    job.tick(0, 2, "Reading the workbook")
    try:
        with parked(place, name) as upload:
            found = read_upload(upload)
            _refuse(found, name)
            job.tick(1, 2, "Keeping what it holds")
            kept = keep_upload(seen.acting, seen.partnership, upload, found)
    except CounterfoilError:
        unpark(place)  # the same file would be refused again
        raise
    job.leads_to(reverse("appraisals:import", args=[ref, kept.pk]))
    unpark(place)


@job_kind("apply-workbook")
def apply_workbook(job: RunningJob, ref: str, pk: int, choices: dict[str, str]) -> None:
    """Apply a workbook that was tried, all or nothing; applying it again does nothing."""
    seen = _seen(job, ref)
    kept = import_for(seen.partnership, pk)
    kept.partnership = seen.partnership
    job.tick(0, 1, "Applying the changes")
    apply_import(seen.acting, kept, {int(number): choice for number, choice in choices.items()})
    job.leads_to(reverse("appraisals:case", args=[ref]))


def _seen(job: RunningJob, ref: str) -> Seen:
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    return partnership_for(acting, ref, Capability.IMPORT_CASE)


def _refuse(found: WorkbookText, name: str) -> None:
    """Say which cells stop the workbook. Raises: UnreadableInput when some do."""
    if not found.refused:
        return
    told = "; ".join(f"{one.where}: {one.what}" for one in found.refused[:_MOST_TOLD])
    more = len(found.refused) - _MOST_TOLD
    raise UnreadableInput(
        what=f"the workbook was refused. {told}{f'; and {more} more' if more > 0 else ''}",
        where=name,
        mend="mend these cells, then upload the workbook again",
    )
