"""Pages of the decisions of one partnership."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.errors import InvalidValue
from counterfoil.gates import OBSTACLE_RULES, Outcome
from counterfoil.guide import gate
from counterfoil.reports.wording import sentence_case
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.appraisals.versions_store import versions_of
from counterfoil_web.decisions import asking, store, taking
from counterfoil_web.decisions.forms import ConditionForm, ProposeForm, TakeForm, WithdrawForm
from counterfoil_web.decisions.presenters import (
    DecisionPresenter,
    GateRow,
    crumbs_of,
    gate_rows,
)
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import workspace_context


def _page(seen: Seen, title: str, number: int | None = None, **more: object) -> dict[str, object]:
    return workspace_context(
        seen, room="decisions", page_title=title, crumbs=crumbs_of(seen, number), **more
    )


@require_GET
@acting_view
def of_partnership(request: HttpRequest, ref: str) -> HttpResponse:
    """Every gate of the partnership with what was decided there."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_DECISIONS)
    rows: list[GateRow] = gate_rows(store.decisions_of(seen))
    return render(
        request,
        "decisions/partnership.html",
        _page(
            seen,
            "Decisions",
            gates=rows,
            may_propose=seen.may(Capability.PROPOSE_DECISION),
            seen_full=seen.may(Capability.VIEW_PARTNERSHIP),
        ),
    )


@require_http_methods(["GET", "POST"])
@acting_view
def propose(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask the legal bodies for a decision."""
    seen = partnership_for(request.acting, ref, Capability.PROPOSE_DECISION)
    versions = list(versions_of(seen.partnership))
    form = ProposeForm(
        request.POST or None,
        versions=versions,
        today=seen.acting.today,
        initial={
            "value_gbp": seen.partnership.value_gbp,
            "versions": [str(version.number) for version in versions[:1]],
            "what": request.GET.get("what", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            decision = asking.propose(
                seen,
                asking.Proposal(
                    gate=data["gate"],
                    kind=data["kind"],
                    title=data["kind"].label,
                    asked=data["asked"],
                    recommendation=data["recommendation"],
                    value_gbp=data["value_gbp"],
                    versions=data["chosen"],
                    due=data["due"],
                ),
            )
        except InvalidValue as fault:
            form.add_error(None, f"{sentence_case(fault.what)}: {fault.mend}")
        else:
            messages.success(request, "The decision is asked for. Each body now decides for itself")
            return redirect("decisions:decision", ref, decision.number)
    return render(
        request,
        "decisions/propose.html",
        _page(seen, "Ask for a decision", form=form),
        status=422 if request.method == "POST" else 200,
    )


@require_GET
@acting_view
def decision(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One decision: what is asked, on which versions, who decided what, what is still to do."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_DECISIONS)
    return _decision_page(request, seen, number)


@require_http_methods(["POST"])
@acting_view
def take(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Approve, refuse or defer for the body acted for."""
    seen = partnership_for(request.acting, ref, Capability.VIEW_DECISIONS)
    taking.require_decider(seen)
    form = TakeForm(request.POST)
    if not form.is_valid():
        return _decision_page(request, seen, number, take_form=form)
    outcome = Outcome(form.cleaned_data["outcome"])
    try:
        taken = taking.take(
            seen,
            number,
            outcome,
            reason=form.cleaned_data["reason"],
            conditions=form.cleaned_data["conditions"].splitlines(),
        )
    except Refused as refused:
        if taking.stands_already(seen, number, outcome):
            messages.info(request, "This was recorded when you first sent it.")
            return redirect("decisions:decision", ref, number)
        if refused.refusal.rule not in OBSTACLE_RULES:
            raise
        form.add_error("outcome", f"{refused.refusal.sentence} {refused.refusal.mend}")
        return _decision_page(request, seen, number, take_form=form)
    messages.success(
        request,
        f"You {store.PAST[outcome]} it for {seen.acting.organisation}. "
        f"The decision is {taken.get_state_display().lower()}.",
    )
    return redirect("decisions:decision", ref, number)


@require_http_methods(["POST"])
@acting_view
def withdraw(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Take back what was asked."""
    seen = partnership_for(request.acting, ref, Capability.PROPOSE_DECISION)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _decision_page(request, seen, number, withdraw_form=form)
    asking.withdraw(seen, number, form.cleaned_data["reason"])
    messages.success(request, "The decision is withdrawn")
    return redirect("decisions:decision", ref, number)


@require_http_methods(["GET", "POST"])
@acting_view
def condition(request: HttpRequest, ref: str, number: int, condition: int) -> HttpResponse:
    """Say how a condition was met."""
    seen = partnership_for(request.acting, ref, Capability.PROPOSE_DECISION)
    found = store.condition_for(seen, number, condition)
    form = ConditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        taking.meet_condition(seen, number, condition, form.cleaned_data["evidence"])
        messages.success(request, "It is recorded how the condition was met")
        return redirect("decisions:decision", ref, number)
    return render(
        request,
        "decisions/condition.html",
        _page(seen, "Say how a condition was met", number, form=form, condition=found),
        status=422 if request.method == "POST" else 200,
    )


def _decision_page(
    request: HttpRequest,
    seen: Seen,
    number: int,
    *,
    take_form: TakeForm | None = None,
    withdraw_form: WithdrawForm | None = None,
) -> HttpResponse:
    found = store.decision_for(seen, number)
    refused = take_form or withdraw_form
    return render(
        request,
        "decisions/decision.html",
        _page(
            seen,
            found.title,
            page_caption=f"Decision {found.number}, {gate(found.gate).name}",
            decision=DecisionPresenter(found, seen),
            take_form=take_form or TakeForm(),
            withdraw_form=withdraw_form or WithdrawForm(prefix=None),
            form=refused,
        ),
        status=422 if refused else 200,
    )
