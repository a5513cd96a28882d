"""Large files of records: tried by a worker, and taken by one, while the page tells how far.

What a job writes it writes in one transaction at its end, so that one that was stopped half-way
has recorded nothing and can be run again.
"""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.contracts.imports_mapping import mapping_from
from counterfoil_web.contracts.imports_store import apply_import, import_for, try_import
from counterfoil_web.contracts.models import RecordImport
from counterfoil_web.contracts.store import contract_for
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records.jobs import RunningJob, job_kind


@job_kind("try-records")
def try_records(job: RunningJob, ref: str, key: str, pk: int) -> None:
    """Read a file of records and keep what it would add, to be looked at and applied."""
    seen, row = _opened(job, ref, key, pk)
    try_import(seen, row, mapping_from(row.kind, row.mapping), _told(job, "Reading the rows"))
    job.leads_to(reverse("contracts:import", args=[ref, key, pk]))


@job_kind("apply-records")
def apply_records(job: RunningJob, ref: str, key: str, pk: int) -> None:
    """Add the records of a file that was tried, all or nothing; applying it again adds nothing."""
    seen, row = _opened(job, ref, key, pk)
    apply_import(seen, row, _told(job, "Reading the rows"))
    job.leads_to(reverse("contracts:import", args=[ref, key, pk]))


def _told(job: RunningJob, text: str) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        job.tick(done, total, text)

    return told


def _opened(job: RunningJob, ref: str, key: str, pk: int) -> tuple[Seen, RecordImport]:
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    seen = partnership_for(acting, ref, Capability.VIEW_CONTRACT_FIGURES)
    return seen, import_for(seen, contract_for(seen, key), pk)
