"""What workers do for a tender: ranks under many weightings, prices over the whole term."""

from __future__ import annotations

from django.urls import reverse

from counterfoil.access import Capability
from counterfoil.errors import InvalidValue
from counterfoil.tender.acceptability import acceptability
from counterfoil.tender.robustness import NEAR
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records.jobs import RunningJob, job_kind
from counterfoil_web.tenders.award_answers import award_of
from counterfoil_web.tenders.award_store import keep_ranks
from counterfoil_web.tenders.award_views import WHOLE_LIFE
from counterfoil_web.tenders.counted_prices import work_out
from counterfoil_web.tenders.robustness_views import KIND
from counterfoil_web.tenders.store import competition_of, tender_for


@job_kind(KIND)
def rank_under_weightings(job: RunningJob, ref: str, number: int, lot: str) -> None:
    """Rank the bids under a million weightings, and keep how often each came where."""
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    seen = partnership_for(acting, ref, Capability.VIEW_PARTNERSHIP)
    tender = tender_for(seen.partnership, number)
    held = competition_of(tender)
    award = award_of(seen, held, lot)
    if award.contest is None or award.winner is None:
        raise InvalidValue(
            what="no bid wins outright",
            where=tender.title,
            mend="record what is missing first: the page of the award names it",
        )
    totals = award.contest.totals(award.contest.ranked)
    if sum(weight > 0 for weight in totals.weights) < 2:
        raise InvalidValue(
            what="only one criterion counts, so no weight can vary",
            where=tender.title,
            mend="look at the marks that would change the winner instead",
        )
    job.tick(0, 1, "Ranking under many weightings")
    keep_ranks(seen, tender, held, award, acceptability(totals, NEAR))
    query = f"?lot={lot}" if lot else ""
    job.leads_to(reverse("tenders:robustness", args=[ref, number]) + query)


@job_kind(WHOLE_LIFE)
def price_whole_life(job: RunningJob, ref: str, number: int) -> None:
    """Run each bid's rates through the contract over many futures, and keep what they come to."""
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    seen = partnership_for(acting, ref, Capability.RUN_LONG_SIMULATION)
    tender = tender_for(seen.partnership, number)

    def told(done: int, total: int) -> None:
        job.tick(done, total, "Pricing the bids over the whole term")

    work_out(seen, tender, competition_of(tender), told)
    job.leads_to(reverse("tenders:counted-prices", args=[ref, number]))
