"""The outcomes at a glance: three totals, net saving, the largest benefit, and what waits."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.outcomes.net_saving import NetSaving
from counterfoil.outcomes.progress import Progress
from counterfoil.outcomes.totals import ZERO
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.appraisals.approved_versions import approved_of
from counterfoil_web.outcomes.answers import (
    beside_of,
    charts_of,
    definitions_of,
    doubles_of,
    net_of,
    problems_of,
    progress_of,
    register_of,
)
from counterfoil_web.outcomes.moves import moves_of
from counterfoil_web.outcomes.net_presenters import net_sentence, terms_tables
from counterfoil_web.outcomes.pages import Opened, opened, outcomes_page
from counterfoil_web.outcomes.plan_store import draft_of
from counterfoil_web.outcomes.register_presenters import totals_rows
from counterfoil_web.outcomes.sources import contract_url, version_url


@require_GET
@acting_view
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """What was claimed, certified and banked, what it came to in all, and whose move it is."""
    one = opened(request, ref)
    draft = draft_of(one.seen.partnership)
    if one.found is None:
        context = outcomes_page(
            one,
            "Outcomes",
            moves=moves_of(None, draft),
            draft=draft,
            may_record=one.seen.may(Capability.RECORD_FIGURES),
        )
        return render(request, "outcomes/overview_empty.html", context)
    outcomes = one.found
    register = register_of(outcomes)
    progress, trouble = progress_of(outcomes)
    net, no_net = net_of(outcomes)
    problems = problems_of(outcomes)
    context = outcomes_page(
        one,
        "Outcomes",
        plan=outcomes.plan,
        totals=outcomes.made("totals in words", lambda: totals_rows(register)),
        doubles=doubles_of(outcomes),
        problems=problems,
        moves=moves_of(register, draft),
        net=net,
        net_trouble=no_net,
        **({} if net is None else outcomes.made("net at a glance", lambda: _net_words(net))),
        beside=beside_of(outcomes, net) if net else None,
        trouble=trouble,
        is_approved=_is_approved(one),
        version_url=version_url(one),
        agreed_url=contract_url(one),
        **_chart(one, progress),
    )
    return render(request, "outcomes/overview.html", context)


def _net_words(net: NetSaving) -> dict[str, Any]:
    return {"net_sentence": net_sentence(net), "net_terms": terms_tables(net)}


def largest_of(progress: tuple[Progress, ...]) -> Progress | None:
    """The benefit in pounds of which the most was planned or claimed; None for none."""
    held = [one for one in progress if one.standing.benefit.in_money]
    return max(
        held,
        key=lambda one: max(
            one.standing.total(one.standing.planned), one.standing.total(one.standing.claimed)
        ),
        default=None,
    )


def _chart(one: Opened, progress: tuple[Progress, ...]) -> dict[str, Any]:
    largest = largest_of(progress)
    if largest is None or not any(point.forecast > ZERO for point in largest.points):
        return {}
    wide, _ = charts_of(one.outcomes, largest)
    return {
        "chart": wide,
        "definitions": definitions_of(one.outcomes, largest),
        "chart_base": one.url("benefit", largest.standing.benefit.id),
    }


def _is_approved(one: Opened) -> bool:
    version = one.outcomes.plan.version
    return version is not None and version.number in approved_of(one.seen.partnership.pk)
