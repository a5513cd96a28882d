"""The plan of a tender: started, read in words, written, tried on dummy bids, and locked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from counterfoil.access import Capability
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue, errors_among
from counterfoil.tenderfile.templates import TenderKind
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import told
from counterfoil_web.partnerships.store import Seen, room_for
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.tenders.leaving import YAML, file_out
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.pages import ROOM, Opened, in_two, opened, tender_page
from counterfoil_web.tenders.plan_forms import LockForm, PlanForm, StartForm
from counterfoil_web.tenders.plan_presenters import (
    criterion_rows,
    evaluator_rows,
    rules_of,
    scale_rows,
)
from counterfoil_web.tenders.plan_reading import checked
from counterfoil_web.tenders.plan_store import (
    ChangedMeanwhile,
    draft_of,
    lock_numbered,
    lock_plan,
    may_change,
    save_draft,
)
from counterfoil_web.tenders.plan_store import start as start_tender
from counterfoil_web.tenders.store import tender_for, tenders_of

_LAWFUL = (
    "Terms may be changed only before bids are due, telling every bidder and giving time "
    "(Procurement Act 2023, section 31). To change them now, end this procurement with a "
    "procurement termination notice (section 55) and begin another."
)
_CHANGED = "Somebody saved or locked the plan since you opened it. Read it again first."


@acting_view
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, ref: str) -> HttpResponse:
    """Start a tender: what is bought, and what its plan begins as."""
    seen = room_for(request.acting, ref, Capability.MANAGE_TENDER)
    others = [(str(one.number), f"That of {one.title}") for one in tenders_of(seen.partnership)]
    posted = request.method == "POST"
    form = StartForm(
        request.POST if posted else None, others=others, initial={"like": seen.partnership.kind}
    )
    if posted and form.is_valid():
        given = form.cleaned_data
        tender = start_tender(seen, given["title"], _beginning(seen, given["like"]))
        messages.success(request, "The tender is started. Its plan is a draft: make it your own.")
        return redirect("tenders:plan-draft", ref, tender.number)
    context = workspace_context(
        seen,
        room=ROOM,
        page_title="Start a tender",
        crumbs=[("Tenders", reverse("tenders:list", args=[ref]))],
        form=form,
    )
    return render(request, "tenders/start.html", context, status=422 if posted else 200)


@require_GET
@acting_view
def plan(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The plan that counts, in words, and every lock of it."""
    one = opened(request, ref, number)
    held = one.competition
    draft = draft_of(one.tender)
    context = tender_page(
        one,
        "Evaluation plan",
        held=held,
        draft=draft,
        may_change=one.may_manage and may_change(held),
        too_late=not may_change(held),
        lawful=_LAWFUL,
        **words_of(held.text),
    )
    return render(request, "tenders/plan.html", context)


@acting_view
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The text of the draft with what is wrong; saved on POST, whatever it says."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    if request.method != "POST":
        return _draft_page(request, one)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _draft_page(request, one, form=form, status=422)
    given = form.cleaned_data
    try:
        kept = save_draft(one.seen, one.tender, given["text"], given["revision"])
    except ChangedMeanwhile:
        now = draft_of(one.tender)
        form = PlanForm({**given, "revision": str(now.revision if now else 0)})
        form.add_error(
            None,
            "Somebody else saved the draft since you opened it. Nothing of yours is lost: it "
            "stands below. Saving it again replaces what they wrote.",
        )
        return _draft_page(request, one, form=form, status=409)
    except InvalidValue as fault:
        form.add_error(None, told(fault))
        return _draft_page(request, one, form=form, status=422)
    if errors_among(checked(kept.text)[1]):
        return _draft_page(request, one, status=422, kept_with_faults=True)
    messages.success(request, "The draft is saved, and it does not contradict itself.")
    return redirect(one.url("plan-draft"))


@require_POST
@acting_view
def lock(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Lock the draft; before bids are due it may be locked anew, with a reason."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    form = LockForm(request.POST, again=one.competition.is_locked)
    if form.is_valid():
        given = form.cleaned_data
        try:
            row = lock_plan(one.seen, one.tender, given["revision"], given.get("reason", ""))
        except ChangedMeanwhile:
            form.add_error(None, _CHANGED)
        except BadInput as fault:
            for problem in errors_among(fault.problems):
                form.add_error(None, f"{problem.where}: {problem.what}. {problem.mend}")
        except CounterfoilError as fault:
            form.add_error(None, told(fault))
        else:
            words = f"The plan is locked, with the fingerprint {row.fingerprint[:12]}…."
            messages.success(request, words)
            return redirect(one.url("plan"))
    return _draft_page(request, one, status=422, lock_form=form)


@require_safe
@acting_view
def locked_text(request: HttpRequest, ref: str, number: int, lock_number: int) -> HttpResponseBase:
    """The plan as it was locked, as plan.yaml."""
    one = opened(request, ref, number, Capability.EXPORT)
    row = lock_numbered(one.tender, lock_number)
    if row is None:
        raise Http404("The plan was not locked so often.")
    return file_out(one, f"plan {row.key}", "yaml", row.text, YAML)


def words_of(text: str) -> dict[str, Any]:
    """What a page says of a plan's text. It is empty where the text is no plan."""
    found, problems = checked(text) if text else (None, ())
    if found is None:
        return {"problems": problems, "read": None}
    return {
        "read": found,
        "problems": problems,
        "sound": not errors_among(problems),
        "criteria": criterion_rows(found),
        "evaluators": evaluator_rows(found),
        "rules": rules_of(found),
        "scale": scale_rows(found),
        "draft_made_up": in_two(found.illustrative),
    }


def _beginning(seen: Seen, like: str) -> Tender | TenderKind:
    """What a plan begins as: another tender’s by its number, or a filled one."""
    return tender_for(seen.partnership, int(like)) if like.isdecimal() else TenderKind(like)


def _draft_page(
    request: HttpRequest, one: Opened, *, status: int = 200, **more: Any
) -> HttpResponse:
    kept, held = draft_of(one.tender), one.competition
    text = kept.text if kept else held.text
    context = tender_page(
        one,
        "Write the plan",
        crumbs=[("Evaluation plan", one.url("plan"))],
        draft=kept,
        held=held,
        may_change=may_change(held),
        lawful=_LAWFUL,
        form=PlanForm(initial={"text": text, "revision": kept.revision if kept else 0}),
        **words_of(text),
    )
    if kept is not None and context.get("sound") and may_change(held):
        context["lock_form"] = LockForm(initial={"revision": kept.revision}, again=held.is_locked)
    return render(request, "tenders/plan_draft.html", {**context, **more}, status=status)
