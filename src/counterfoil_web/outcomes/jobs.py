"""What workers do for the verdict and the next decision: evidence packs, simulations of routes."""

from __future__ import annotations

from django.urls import reverse

from counterfoil.access import Capability, Marking
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.outcomes import next_answers, pack_store
from counterfoil_web.outcomes.leaving import file_name
from counterfoil_web.outcomes.pages import Opened
from counterfoil_web.outcomes.store import Outcomes, outcomes_of
from counterfoil_web.outcomes.verdicts import pack_of, verdict_of
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records.jobs import RunningJob, job_kind

TRIALS: int | None = None
"""How many trials a simulation of the routes has: as many as the signed case says."""


@job_kind(pack_store.KIND)
def make_pack(job: RunningJob, ref: str) -> None:
    """Put every figure with its chain, and what it rests on, into one file."""
    seen = _seen(job, ref, Capability.EXPORT)
    held = _held(seen, job)
    job.tick(0, 2, "Working out the verdict")
    found, trouble = verdict_of(held)
    if found is None:
        raise InvalidValue(
            what=f"there is no verdict: {trouble.what if trouble else ''}",
            where=trouble.where if trouble else "",
            mend=trouble.mend if trouble else "",
        )
    job.tick(1, 2, "Writing the files")
    name = file_name(Opened(seen, held), "evidence pack", "zip")
    job.keep_file(name, pack_of(held, found), Marking(seen.partnership.marking))
    job.leads_to(reverse("outcomes:evidence-pack", args=[ref]))


@job_kind(next_answers.KIND)
def simulate_routes(job: RunningJob, ref: str, of: str, last: int) -> None:
    """What chance does to each route."""
    seen = _seen(job, ref, Capability.VIEW_PARTNERSHIP)
    held = _held(seen, job)
    if (next_answers.mark_of(held), next_answers.last_of(held)) != (of, last):
        raise InvalidValue(
            what="the plan or the records changed after the simulation was asked for",
            where=f"outcomes of {seen.partnership.title}",
            mend="simulate the routes as they are now",
        )

    def told(done: int, total: int) -> None:
        job.tick(done, total, "Trying the routes")

    values = next_answers.simulated(held, TRIALS, told)
    job.keep_file(
        f"What next {ref}.json", next_answers.file_of(values), Marking(seen.partnership.marking)
    )
    job.leads_to(reverse("outcomes:what-next", args=[ref]))


def _seen(job: RunningJob, ref: str, capability: Capability) -> Seen:
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    return partnership_for(acting, ref, capability)


def _held(seen: Seen, job: RunningJob) -> Outcomes:
    held = outcomes_of(seen.partnership, job.today)
    if held is None:
        raise InvalidValue(
            what="no plan of the outcomes is agreed",
            where=f"outcomes of {seen.partnership.title}",
            mend="have a plan agreed first",
        )
    return held
