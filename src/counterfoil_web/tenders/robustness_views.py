"""How sure an award is: what would change it, ranks under other weightings, evaluators alone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability
from counterfoil.tender.scores import ModerationOpened
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.records import jobs
from counterfoil_web.tenders import award_presenters as told
from counterfoil_web.tenders.award_answers import award_of, turns_of
from counterfoil_web.tenders.award_store import kept_ranks
from counterfoil_web.tenders.award_views import award_page, lot_asked, names_of
from counterfoil_web.tenders.pages import Opened, opened

KIND = "tender-weightings"


@require_http_methods(["GET", "POST"])
@acting_view
def robustness(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What would change the winner; a POST has a worker rank the bids under many weightings."""
    one = opened(request, ref, number)
    found = award_of(one.seen, one.competition, lot_asked(request, one))
    has_answer = found.winner is not None and found.contest is not None
    if request.method == "POST":
        one.seen.require(Capability.EXPORT)
        if has_answer:
            job = jobs.start(
                one.acting,
                KIND,
                {"ref": ref, "number": number, "lot": found.lot},
                f"Weightings of {one.tender.title}",
                partnership=one.seen.partnership,
            )
            return redirect("operations:job", job.pk)
    names, plan = names_of(one), one.dossier.plan
    context = award_page(request, one, found, "How sure the award is", has_answer=has_answer)
    if has_answer:
        turns = turns_of(one.competition, found)
        ranks = kept_ranks(one.tender, one.competition, found)
        alone = sees_individuals(one, found.lot)
        context |= {
            "winner": names[found.winner or ""],
            "weights": told.weight_rows(turns, names),
            "marks": told.mark_rows(turns, plan.leaves, names),
            "more_marks": max(0, len(turns.marks) - told.FEW),
            "ranks": ranks,
            "rank_rows": [] if ranks is None else told.rank_rows(ranks, names),
            "places": [] if ranks is None else range(1, len(ranks.bids) + 1),
            "sees_alone": alone,
            "alone": told.alone_rows(one.dossier, turns, names) if alone else [],
            "agreement": told.agreement_rows(turns, plan.marked),
        }
    status = 409 if request.method == "POST" else 200
    return render(request, "tenders/award/robustness.html", context, status=status)


def sees_individuals(one: Opened, lot: str) -> bool:
    """Whether the reader may see what single evaluators made of the bids: after moderation."""
    opened_for = {each.criterion for each in one.dossier.of(ModerationOpened) if each.lot == lot}
    every = {leaf.id for leaf in one.dossier.plan.marked}
    return one.seen.may(Capability.VIEW_INDIVIDUAL_SCORES) and every <= opened_for
