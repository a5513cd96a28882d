"""The plan: what is agreed, begun from an approved case, written, proposed and agreed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.appraisals.approved_versions import approved_of
from counterfoil_web.appraisals.versions_store import case_of, version_for
from counterfoil_web.govuk.fault_words import told_of_draft
from counterfoil_web.outcomes.pages import Opened, opened, outcomes_page
from counterfoil_web.outcomes.plan_forms import (
    AgreePlanForm,
    PlanForm,
    ProposePlanForm,
    SendBackForm,
    StartForm,
)
from counterfoil_web.outcomes.plan_store import (
    ChangedMeanwhile,
    agree,
    beginning,
    contracts_in,
    draft_of,
    newest_versions,
    plans_of,
    propose,
    reading_of,
    save_draft,
    send_back,
)
from counterfoil_web.outcomes.rules import agree_refusal

_CHANGED = "Somebody changed the draft since you opened it. Read it again first."
_KEPT = 20
"""How many of the newest versions may be chosen."""


@require_GET
@acting_view
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """What is agreed, by whom, and every plan before it."""
    one = opened(request, ref)
    context = _context(
        one,
        "Plan",
        plans=plans_of(one.seen.partnership),
        draft=draft_of(one.seen.partnership),
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        may_agree=one.seen.may(Capability.CERTIFY_BENEFIT),
    )
    return render(request, "outcomes/plan.html", context)


@acting_view
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """Begin a plan from a version of the case and the contract that was signed."""
    one = opened(request, ref, Capability.RECORD_FIGURES)
    draft = draft_of(one.seen.partnership)
    if draft is not None or one.found is not None:
        return redirect(one.url("plan-draft"))
    promises = _promises(one)
    form = StartForm(
        request.POST if request.method == "POST" else None,
        promises=promises,
        contracts=_contracts(one),
    )
    if request.method == "POST" and form.is_valid():
        try:
            text = _begun(one, form)
            save_draft(one.seen, text, "", 0)
        except ChangedMeanwhile:
            return redirect(one.url("plan-draft"))
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, "The plan is begun. It is a draft.")
            return redirect(one.url("plan-draft"))
    context = _context(one, "Begin the plan", form=form, promises=promises)
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/plan_start.html", context, status=status)


@acting_view
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """The text of the draft with what is wrong; saved on POST, whatever it says."""
    one = opened(request, ref, Capability.RECORD_FIGURES)
    if request.method != "POST":
        return _draft_page(request, one)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _draft_page(request, one, form=form, status=422)
    given = form.cleaned_data
    try:
        kept = save_draft(one.seen, given["text"], given["next_text"], given["revision"])
    except ChangedMeanwhile:
        now = draft_of(one.seen.partnership)
        again = {**given, "revision": str(now.revision if now else 0)}
        form = PlanForm(again)
        form.add_error(
            None,
            "Somebody else saved the draft since you opened it. Nothing of yours is lost: it "
            "stands below. Saving it again replaces what they wrote.",
        )
        return _draft_page(request, one, form=form, status=409)
    if not reading_of(one.seen, kept.text, kept.next_text).is_sound:
        return _draft_page(request, one, status=422)
    messages.success(request, "The draft is saved, and nothing is wrong with it.")
    return redirect(one.url("plan-draft"))


@require_POST
@acting_view
def propose_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask finance to agree the draft."""
    one = opened(request, ref, Capability.RECORD_FIGURES)
    form = ProposePlanForm(request.POST)
    if form.is_valid():
        try:
            propose(one.seen, form.cleaned_data["reason"], form.cleaned_data["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _CHANGED)
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, "Finance is asked to agree the plan.")
            return redirect(one.url("plan"))
    return _draft_page(request, one, status=422, propose_form=form)


@acting_view
@require_http_methods(["GET", "POST"])
def agree_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """What is proposed, in full; agreed for ever on POST."""
    one = opened(request, ref, Capability.CERTIFY_BENEFIT)
    if request.method != "POST":
        return _agree_page(request, one)
    form = AgreePlanForm(request.POST)
    if form.is_valid():
        try:
            row = agree(one.seen, form.cleaned_data["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _CHANGED)
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, f"The plan is agreed, as number {row.number}.")
            return redirect(one.url("overview"))
    return _agree_page(request, one, status=422, agree_form=form)


@require_POST
@acting_view
def send_plan_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Say why the plan is not agreed."""
    one = opened(request, ref, Capability.CERTIFY_BENEFIT)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            send_back(one.seen, form.cleaned_data["why"])
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, "The draft was sent back and stays to be changed.")
            return redirect(one.url("plan"))
    return _agree_page(request, one, status=422, send_back_form=form)


def _draft_page(
    request: HttpRequest, one: Opened, *, status: int = 200, **more: Any
) -> HttpResponse:
    kept = draft_of(one.seen.partnership)
    agreed = one.found.plan if one.found else None
    text, next_text = _texts(kept or agreed)
    reading = reading_of(one.seen, text, next_text) if text else None
    initial = {"text": text, "next_text": next_text, "revision": kept.revision if kept else 0}
    context = _context(
        one,
        "Draft of the plan",
        crumbs=[("Plan", one.url("plan"))],
        draft=kept,
        agreed=agreed,
        reading=reading,
        form=PlanForm(initial=initial),
    )
    if kept is not None and reading is not None and reading.is_sound:
        context["propose_form"] = ProposePlanForm(
            initial={"revision": kept.revision, "reason": kept.reason}
        )
    return render(request, "outcomes/plan_draft.html", {**context, **more}, status=status)


def _agree_page(
    request: HttpRequest, one: Opened, *, status: int = 200, **forms: Any
) -> HttpResponse:
    kept = draft_of(one.seen.partnership)
    context = _context(one, "Agree the plan", crumbs=[("Plan", one.url("plan"))], draft=kept)
    if kept is not None and kept.proposed_by_id is not None:
        context |= {
            "reading": reading_of(one.seen, kept.text, kept.next_text),
            "refusal": agree_refusal(one.seen, kept),
            "agree_form": AgreePlanForm(initial={"revision": kept.revision}),
            "send_back_form": SendBackForm(),
            "approved": approved_of(one.seen.partnership.pk),
        }
    return render(request, "outcomes/plan_agree.html", {**context, **forms}, status=status)


def _context(one: Opened, title: str, **more: Any) -> dict[str, Any]:
    return outcomes_page(one, title, **more)


def _texts(kept: Any) -> tuple[str, str]:
    return ("", "") if kept is None else (kept.text, kept.next_text)


def _promises(one: Opened) -> list[tuple[str, str]]:
    """Each option of the newest versions, as it is chosen, and in words."""
    approved = approved_of(one.seen.partnership.pk)
    found = []
    for version in newest_versions(one.seen.partnership, _KEPT):
        state = "approved" if version.number in approved else "not approved"
        found += [
            (f"{version.number}/{option.id}", f"Version {version.number}, {state}: {option.title}")
            for option in case_of(version).options
            if option.role.value != "counterfactual"
        ]
    return found


def _contracts(one: Opened) -> list[tuple[str, str]]:
    return [(contract.key, contract.title) for contract in contracts_in(one.seen.partnership)]


def _begun(one: Opened, form: StartForm) -> str:
    number, _, option = form.cleaned_data["promise"].partition("/")
    version = version_for(one.seen.partnership, int(number))
    key = form.cleaned_data["contract"]
    known = {contract.key: contract for contract in contracts_in(one.seen.partnership)}
    contract = known.get(key)
    if key and contract is None:
        raise Http404("There is no such contract.")
    return beginning(one.seen, version, option, contract)
