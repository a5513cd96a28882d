"""What evaluators declared of interests, and a conflict settled by somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.tender.interests import settled
from counterfoil.tender.scores import Declaration
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import tell
from counterfoil_web.tenders.interests_store import conflict_named, evaluators_seated, settle
from counterfoil_web.tenders.pages import Opened, opened, tender_page
from counterfoil_web.tenders.seat_forms import SettleForm
from counterfoil_web.tenders.visible import reads_marks

ANY = "Any bidder"


@dataclass(frozen=True)
class InterestRow:
    """What was declared of one bidder. later: what counts in its place; None while it stands."""

    held: Declaration
    bidder: str
    later: Declaration | None = None


@dataclass(frozen=True)
class EvaluatorRow:
    """An evaluator of the plan, who that is now, and what they declared."""

    role: str
    person: str
    standing: tuple[InterestRow, ...]
    before: tuple[InterestRow, ...]


@require_GET
@acting_view
def interests(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """What every evaluator declared; of who may not read it, how many did."""
    one = opened(request, ref, number)
    rows = _rows(one) if one.competition.plan is not None else []
    context = tender_page(
        one,
        "Interests declared",
        rows=rows,
        reads=reads_marks(one),
        declared=sum(bool(row.standing) for row in rows),
        conflicts=len(one.dossier.conflicts) if rows else 0,
    )
    return render(request, "tenders/interests.html", context)


@acting_view
@require_http_methods(["GET", "POST"])
def settle_conflict(request: HttpRequest, ref: str, number: int, key: str) -> HttpResponse:
    """Settle a conflict: what it would do, and the reason."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    if any(each.supersedes == key for each in one.dossier.records):
        messages.info(request, "It was settled or declared anew already: this is what stands.")
        return redirect(one.url("interests"))
    conflict = conflict_named(one.dossier, key)
    posted = request.method == "POST"
    form = SettleForm(request.POST if posted else None)
    if posted and form.is_valid():
        given = form.cleaned_data
        try:
            settle(one.seen, one.tender, key, what=given["what"], reason=given["reason"])
        except CounterfoilError as fault:
            tell(form, fault)
        else:
            messages.success(request, "The conflict is settled. What was declared stays on record.")
            return redirect(one.url("interests"))
    found = settled(one.dossier, conflict, one.competition.moment)
    evaluator = one.dossier.plan.evaluator(conflict.evaluator)
    context = tender_page(
        one,
        "Settle a conflict of interest",
        crumbs=[("Interests declared", one.url("interests"))],
        conflict=conflict,
        role=evaluator.role if evaluator else conflict.evaluator,
        bidder=_names(one).get(conflict.bidder, conflict.bidder),
        found=found,
        form=form,
    )
    return render(request, "tenders/interest_settle.html", context, status=422 if posted else 200)


def _rows(one: Opened) -> list[EvaluatorRow]:
    names, seats = _names(one), evaluators_seated(one.tender)
    told = [each for each in one.dossier.records if isinstance(each, Declaration)]
    later = {each.supersedes: each for each in told if each.supersedes}

    def of(evaluator: str, *, stands: bool) -> tuple[InterestRow, ...]:
        return tuple(
            InterestRow(each, names.get(each.bidder, each.bidder), later.get(each.id))
            for each in told
            if each.evaluator == evaluator and (each.id not in later) is stands
        )

    return [
        EvaluatorRow(
            each.role,
            str(seats[each.id].person) if each.id in seats else "",
            of(each.id, stands=True),
            of(each.id, stands=False),
        )
        for each in one.dossier.plan.evaluators
    ]


def _names(one: Opened) -> dict[str, str]:
    return {"": ANY, **{each.bidder: each.name for each in one.dossier.bids.values()}}
