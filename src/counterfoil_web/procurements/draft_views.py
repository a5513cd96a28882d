"""The draft: begun, written in forms or as text, its steps timed, proposed or thrown away."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterfoil.errors import CounterfoilError
from counterfoil.procurement.coverage import coverage_words
from counterfoil.procurement.plan import PlannedStep, ProcurementPlan
from counterfoil.procurement.timetable import Timetable, timetable
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.govuk.fault_words import told_of_draft
from counterfoil_web.procurements.models import ProcurementDraft
from counterfoil_web.procurements.pages import Opened, opened, procurement_page
from counterfoil_web.procurements.plan_forms import (
    LawForm,
    ProgressForm,
    ReasonForm,
    StepForm,
    TextForm,
)
from counterfoil_web.procurements.plan_reading import read_plan
from counterfoil_web.procurements.plan_store import (
    ChangedMeanwhile,
    bring_days_up_to_date,
    changes_of,
    discard,
    draft_of,
    is_days_alone,
    propose,
    reading_for,
    save_draft,
    save_plan,
)
from counterfoil_web.procurements.presenters import change_rows, step_rows
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.registers.rows import unused_key

CHANGED = (
    "Somebody else saved the draft since you opened it. Nothing of yours is lost: it stands "
    "below. Saving it again replaces what they wrote."
)
_READ_AGAIN = "Somebody changed the draft since you opened it. Read it again first."


@require_http_methods(["GET", "POST"])
@acting_view
def law_form(request: HttpRequest, ref: str) -> HttpResponse:
    """What is bought, its value, its route: begins the plan, or changes the draft of it."""
    one = opened(request, ref, WRITES)
    draft, text = _text_of(one)
    plan = read_plan(text)[0] if text else None
    if text and plan is None:
        messages.error(request, "The draft cannot be read as it stands. Mend its text first.")
        return redirect(one.url("draft-text"))
    if request.method == "POST":
        form, status = LawForm(request.POST), 422
        if form.is_valid():
            key = slugify(form.cleaned_data["title"])[:60] or "procurement"
            done = _saved(request, one, form, form.plan(plan, key))
            if done is not None:
                return done
            status = 409
    else:
        status, form = 200, LawForm(initial=_initial(one, plan, draft))
    title = "Law and route of the draft" if plan else "Begin the procurement"
    return _page(request, one, title, "procurements/draft_law.html", form, draft, status)


@require_safe
@acting_view
def draft(request: HttpRequest, ref: str) -> HttpResponse:
    """What the draft says, what is wrong with it, what it changes and what it comes to."""
    one = opened(request, ref, WRITES)
    return _draft_page(request, one)


@require_http_methods(["GET", "POST"])
@acting_view
def text_form(request: HttpRequest, ref: str) -> HttpResponse:
    """The text of the draft; saved on POST, whatever it says."""
    one = opened(request, ref, WRITES)
    draft, text = _text_of(one)
    if request.method == "POST":
        form = TextForm(request.POST)
        if not form.is_valid():
            return _text_page(request, one, form, draft, 422)
        given = form.cleaned_data
        try:
            kept = save_draft(one.seen, given["text"], given["revision"])
        except ChangedMeanwhile:
            return _again(request, one, form)
        if not reading_for(one.seen, kept.text).is_sound:
            form = TextForm(initial={"text": kept.text, "revision": kept.revision})
            return _text_page(request, one, form, kept, 422)
        messages.success(request, "The draft is saved, and it is sound.")
        return redirect(one.url("draft"))
    form = TextForm(initial={"text": text, "revision": draft.revision if draft else 0})
    return _text_page(request, one, form, draft, 200)


@require_http_methods(["GET", "POST"])
@acting_view
def step_form(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """How long a step takes, and the day on which it was done."""
    one = opened(request, ref, WRITES)
    draft, plan = _plan_of(one)
    held, title, own = _step(plan, step)
    if request.method == "POST":
        form, status = StepForm(request.POST, own=own), 422
        if form.is_valid():
            done = _saved(request, one, form, _with_step(plan, form.step(held)))
            if done is not None:
                return done
            status = 409
    else:
        initial = {**StepForm.initial_of(held), "revision": draft.revision if draft else 0}
        status, form = 200, StepForm(initial=initial, own=own)
    return _page(request, one, title, "procurements/draft_step.html", form, draft, status)


@require_http_methods(["GET", "POST"])
@acting_view
def progress_form(request: HttpRequest, ref: str) -> HttpResponse:
    """How far it has got."""
    one = opened(request, ref, WRITES)
    draft, plan = _plan_of(one)
    if request.method == "POST":
        form, status = ProgressForm(request.POST), 422
        if form.is_valid():
            done = _saved(request, one, form, form.plan(plan))
            if done is not None:
                return done
            status = 409
    else:
        initial = {**ProgressForm.initial_of(plan), "revision": draft.revision if draft else 0}
        status, form = 200, ProgressForm(initial=initial)
    where = "procurements/draft_progress.html"
    return _page(request, one, "How far it has got", where, form, draft, status)


@require_http_methods(["GET", "POST"])
@acting_view
def step_new(request: HttpRequest, ref: str) -> HttpResponse:
    """A step that the route does not have."""
    one = opened(request, ref, WRITES)
    draft, plan = _plan_of(one)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        own=True,
        initial={"revision": draft.revision if draft else 0, "count": "days"},
    )
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        taken = {*_ids(plan), *(one.id for one in plan.steps)}
        name = unused_key(slugify(form.cleaned_data["title"])[:40] or "step", taken)
        step = form.step(PlannedStep(id=name))
        done = _saved(request, one, form, _with_step(plan, step))
        if done is not None:
            return done
        status = 409
    where = "procurements/draft_step.html"
    return _page(request, one, "Add a step", where, form, draft, status, ids=_ids(plan))


@require_POST
@acting_view
def propose_plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask finance to agree the draft."""
    one = opened(request, ref, WRITES)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            propose(one.seen, form.cleaned_data["reason"], form.cleaned_data["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _READ_AGAIN)
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, "Finance is asked to agree the plan.")
            return redirect(one.url("plan"))
    return _draft_page(request, one, status=422, reason_form=form)


@require_POST
@acting_view
def keep_days(request: HttpRequest, ref: str) -> HttpResponse:
    """Bring the days of what is agreed up to date."""
    one = opened(request, ref, WRITES)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data
            row = bring_days_up_to_date(one.seen, given["reason"], given["revision"])
        except ChangedMeanwhile:
            form.add_error(None, _READ_AGAIN)
        except CounterfoilError as fault:
            form.add_error(None, told_of_draft(fault))
        else:
            messages.success(request, f"The days are up to date, as version {row.number}.")
            return redirect(one.url("timetable"))
    return _draft_page(request, one, status=422, reason_form=form)


@require_POST
@acting_view
def discard_draft(request: HttpRequest, ref: str) -> HttpResponse:
    """Throw the draft away and stay with what is agreed."""
    one = opened(request, ref, WRITES)
    try:
        discard(one.seen, int(request.POST.get("revision") or 0))
    except (ChangedMeanwhile, ValueError):
        messages.error(request, _READ_AGAIN)
    except CounterfoilError as fault:
        messages.error(request, told_of_draft(fault))
    else:
        messages.success(request, "The draft is thrown away. What was agreed stands.")
        return redirect(one.url("overview"))
    return redirect(one.url("draft"))


def _text_of(one: Opened) -> tuple[ProcurementDraft | None, str]:
    """The draft and its text; where there is none, what is agreed is changed."""
    kept = draft_of(one.seen.partnership)
    if kept is not None:
        return kept, kept.text
    agreed = one.found.agreed if one.found else None
    return None, agreed.text if agreed else ""


def _plan_of(one: Opened) -> tuple[ProcurementDraft | None, ProcurementPlan]:
    """The draft and the plan that it states. Raises: Http404 for none that can be read."""
    kept, text = _text_of(one)
    plan = read_plan(text)[0] if text else None
    if plan is None:
        raise Http404("There is no plan that can be read.")
    return kept, plan


def _initial(
    one: Opened, plan: ProcurementPlan | None, kept: ProcurementDraft | None
) -> dict[str, Any]:
    revision = {"revision": kept.revision if kept else 0}
    if plan is not None:
        return {**LawForm.initial_of(plan), **revision}
    return {
        **revision,
        "title": one.seen.partnership.title,
        "authority": one.seen.acting.organisation.name,
        "begins_on": one.seen.acting.today,
    }


def _saved(
    request: HttpRequest, one: Opened, form: Form, changed: ProcurementPlan
) -> HttpResponse | None:
    """Where to go once it is saved; None, and the form says so, when somebody else saved first."""
    try:
        kept = save_plan(one.seen, changed, form.cleaned_data["revision"])
    except ChangedMeanwhile:
        now = draft_of(one.seen.partnership)
        form.data = {**form.data.dict(), "revision": str(now.revision if now else 0)}
        form.add_error(None, CHANGED)
        return None
    if reading_for(one.seen, kept.text).is_sound:
        messages.success(request, "The draft is saved.")
    else:
        messages.warning(request, "The draft is saved, and something in it must be mended.")
    return redirect(one.url("draft"))


def _step(plan: ProcurementPlan, name: str) -> tuple[PlannedStep, str, bool]:
    """What the plan says of a step, its title, and whether it is one of the author's own."""
    said = next((one for one in plan.steps if one.id == name), None)
    bare = _timed(replace(plan, steps=()))
    row = bare.row(name) if bare else None
    if row is None and said is None:
        raise Http404("The plan has no such step.")
    title = (said.title if said else "") or (row.step.title if row else "") or name
    return said or PlannedStep(id=name), title, row is None


def _with_step(plan: ProcurementPlan, step: PlannedStep) -> ProcurementPlan:
    if any(one.id == step.id for one in plan.steps):
        steps = tuple(step if one.id == step.id else one for one in plan.steps)
    else:
        steps = (*plan.steps, step)
    return replace(plan, steps=steps)


def _ids(plan: ProcurementPlan) -> list[str]:
    made = _timed(plan)
    return [one.step.id for one in made.rows] if made else [one.id for one in plan.steps]


def _timed(plan: ProcurementPlan) -> Timetable | None:
    try:
        return timetable(plan)
    except CounterfoilError:
        return None


def _draft_page(
    request: HttpRequest, one: Opened, *, status: int = 200, **more: Any
) -> HttpResponse:
    kept, _ = _text_of(one)
    if kept is None:
        messages.info(request, "No draft is open. Change something, and it is begun.")
        return redirect(one.url("draft-law"))
    agreed = one.found.agreed if one.found else None
    reading = reading_for(one.seen, kept.text)
    made = _timed(reading.plan) if reading.plan is not None and reading.is_sound else None
    context = procurement_page(
        one,
        "Draft of the procurement",
        draft=kept,
        reading=reading,
        changes=change_rows(changes_of(kept, agreed), _titled(one)),
        days_alone=is_days_alone(kept, agreed),
        law=() if made is None else coverage_words(made.coverage),
        rows=() if made is None else step_rows(made),
    )
    if reading.is_sound:
        context["reason_form"] = ReasonForm(
            initial={"revision": kept.revision, "reason": kept.reason}
        )
    return render(request, "procurements/draft.html", {**context, **more}, status=status)


def _titled(one: Opened) -> Timetable | None:
    """The timetable by which steps are called; of what is agreed, which is always sound."""
    return one.found.timetable if one.found else None


def _text_page(
    request: HttpRequest,
    one: Opened,
    form: TextForm,
    kept: ProcurementDraft | None,
    status: int,
) -> HttpResponse:
    reading = reading_for(one.seen, kept.text) if kept else None
    where = "procurements/draft_text.html"
    title = "Text of the draft"
    return _page(request, one, title, where, form, kept, status, reading=reading)


def _again(request: HttpRequest, one: Opened, form: TextForm) -> HttpResponse:
    now = draft_of(one.seen.partnership)
    mine = TextForm({**form.cleaned_data, "revision": str(now.revision if now else 0)})
    mine.add_error(None, CHANGED)
    return _text_page(request, one, mine, now, 409)


def _page(
    request: HttpRequest,
    one: Opened,
    title: str,
    template: str,
    form: Form,
    kept: ProcurementDraft | None,
    status: int,
    **more: Any,
) -> HttpResponse:
    crumbs = [("Draft", one.url("draft"))] if kept else []
    context = procurement_page(one, title, crumbs=crumbs, form=form, draft=kept, **more)
    return render(request, template, context, status=status)
