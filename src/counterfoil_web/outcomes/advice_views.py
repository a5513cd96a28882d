"""What did we get for it? A consultancy's fee against claimed, certified and banked savings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from counterfoil.contract.lines import to_pence
from counterfoil.errors import Problem
from counterfoil.outcomes.consultancy import ConsultancyValue, consultancy_value
from counterfoil.partnership_kind import PartnershipKind
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.advice_presenters import (
    COLUMNS,
    cells,
    days_words,
    fee_rows,
    saving_rows,
    skill_rows,
)
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.pages import opened, outcomes_page, tried, with_ledger
from counterfoil_web.outcomes.store import Outcomes


@require_safe
@acting_view
def advice(request: HttpRequest, ref: str) -> HttpResponse:
    """The one page for a public meeting."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    is_advice = one.outcomes.document.kind is PartnershipKind.CONSULTANCY
    found, trouble = _value(one.outcomes) if is_advice else (None, None)
    told = {} if found is None else _told(found)
    context = outcomes_page(
        one, "What did we get for it?", is_advice=is_advice, found=found, trouble=trouble, **told
    )
    return render(request, "outcomes/advice.html", context)


@require_safe
@acting_view
def advice_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The same as a table. Raises: Http404 for what is no consultancy."""
    one = with_ledger(request, ref)
    is_advice = one.outcomes.document.kind is PartnershipKind.CONSULTANCY
    found = _value(one.outcomes)[0] if is_advice else None
    if found is None:
        raise Http404("There is no value of advice to tell.")
    return table_out(one, "What did we get for it", form, COLUMNS, cells(found))


def _value(held: Outcomes) -> tuple[ConsultancyValue | None, Problem | None]:
    return held.made("advice", lambda: tried(lambda: consultancy_value(held.ledger, held.tests)))


def _told(found: ConsultancyValue) -> dict[str, object]:
    per_day = found.cost_per_day_gbp
    return {
        "fees": fee_rows(found),
        "fee_gbp": to_pence(found.fee_gbp),
        "own_time_gbp": to_pence(found.own_time_gbp),
        "cost_gbp": to_pence(found.cost_gbp),
        "savings": saving_rows(found),
        "skills": skill_rows(found),
        "days": days_words(found) if found.days else "",
        "per_day_gbp": None if per_day is None else to_pence(per_day),
    }
