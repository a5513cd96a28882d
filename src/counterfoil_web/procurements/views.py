"""The procurement at a glance, the law it is under, the standstill, and the whole of it to take."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError, NoAnswer
from counterfoil.parameters.procurement_thresholds import edition_on
from counterfoil.procurement.contract_registers import SignedContract
from counterfoil.procurement.coverage import Standing, coverage_words
from counterfoil.procurement.notices import NoticeState
from counterfoil.procurement.periods import ground_of, standstill_is_mandatory
from counterfoil.procurement.standstill import standstill
from counterfoil.procurementfile.answer_json import procurement_answer, procurement_answer_schema
from counterfoil.procurementfile.folder import procurement_files
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.procurements.forms import StandstillForm
from counterfoil_web.procurements.leaving import JSON, ZIP, file_out
from counterfoil_web.procurements.pages import HOME, opened, procurement_page, with_plan
from counterfoil_web.procurements.presenters import notice_rows, route_words, thresholds_of
from counterfoil_web.procurements.rules import AGREES
from counterfoil_web.procurements.store import Procurement, draft_of
from counterfoil_web.procurements.words import STANDINGS

EXAMPLES = (date(2026, 11, 23), date(2026, 12, 18))
"""Award notices of which the standstill is shown: over St Andrew's Day, and over Christmas."""
_COMING = 6


@require_safe
@acting_view
def overview(request: HttpRequest, ref: str) -> HttpResponse:
    """Where it stands: its law, what is late and what comes next, and whose move it is."""
    one = opened(request, ref)
    draft = one.found.draft if one.found else draft_of(one.seen.partnership)
    context = procurement_page(
        one, HOME, draft=draft, may_agree=one.seen.may(AGREES), **_glance(one.found)
    )
    return render(request, "procurements/overview.html", context)


@require_safe
@acting_view
def law(request: HttpRequest, ref: str) -> HttpResponse:
    """The threshold test, what the law asks for, and the routes beside each other."""
    one = with_plan(request, ref)
    held = one.held
    mandatory, why_not = standstill_is_mandatory(held.plan, held.coverage)
    context = procurement_page(
        one,
        "Law and route",
        coverage=held.coverage,
        standing=STANDINGS[held.coverage.standing],
        words=coverage_words(held.coverage),
        is_earlier=held.coverage.standing is Standing.EARLIER_LAW,
        routes=[(choice, route_words(choice)) for choice in held.routes],
        ground=ground_of(held.plan),
        mandatory=mandatory,
        why_not=why_not,
        **_thresholds(held.coverage.begun),
    )
    return render(request, "procurements/law.html", context)


@require_safe
@acting_view
def standstill_page(request: HttpRequest, ref: str) -> HttpResponse:
    """From the day of an award notice to the first day on which the contract may be signed."""
    one = with_plan(request, ref)
    asked = any(name.startswith("award") for name in request.GET)
    form = StandstillForm(request.GET if asked else None)
    found, trouble = None, None
    if asked and form.is_valid():
        try:
            found = standstill(form.cleaned_data["award"], form.cleaned_data["days"] or 0)
        except CounterfoilError as fault:
            trouble = fault.as_problem()
            form.add_error("days", f"{fault.what[:1].upper()}{fault.what[1:]}. {fault.mend}.")
    held = one.held
    mandatory, why_not = standstill_is_mandatory(held.plan, held.coverage)
    context = procurement_page(
        one,
        "Standstill",
        crumbs=[("Timetable", one.url("timetable"))],
        form=form,
        counted=found,
        trouble=trouble,
        award=held.timetable.on("award"),
        last=held.timetable.on("standstill"),
        sign=held.timetable.on("sign"),
        mandatory=mandatory,
        why_not=why_not,
        examples=[standstill(day) for day in EXAMPLES],
    )
    return render(
        request,
        "procurements/standstill.html",
        context,
        status=422 if asked and form.errors else 200,
    )


@require_safe
@acting_view
def folder_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The plan and every register, as the folder that the command line reads."""
    one = with_plan(request, ref, Capability.EXPORT)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in procurement_files(one.held.plan, one.held.records).items():
            folder.writestr(zipfile.ZipInfo(f"{one.held.plan.id}/{name}"), content)
    return file_out(one, "procurement folder", "zip", kept.getvalue(), ZIP)


@require_safe
@acting_view
def answer_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Its law, timetable, notices and released answers as JSON."""
    one = with_plan(request, ref, Capability.EXPORT)
    held = one.held
    answer = procurement_answer(held.timetable, held.records, held.today)
    return file_out(one, "procurement", "json", _json(answer), JSON)


@require_safe
@acting_view
def schema_file(request: HttpRequest, ref: str) -> HttpResponseBase:
    """The JSON Schema of the answer."""
    one = with_plan(request, ref, Capability.EXPORT)
    return file_out(one, "procurement schema", "json", _json(procurement_answer_schema()), JSON)


def _glance(held: Procurement | None) -> dict[str, Any]:
    if held is None:
        return {}
    made = held.timetable
    owed = [one for one in held.clarifications if one.answer is None or one.owed]
    shown = (NoticeState.LATE, NoticeState.DUE)
    return {
        "standing": STANDINGS[held.coverage.standing],
        "coverage": held.coverage,
        "late": [one for one in held.dates if one.on < held.today],
        "coming": [one for one in held.dates if one.on >= held.today][:_COMING],
        "start": made.row("start"),
        "runs": any(isinstance(one, SignedContract) for one in held.records),
        "notices": notice_rows(one for one in held.notices if one.state in shown),
        "questions": len(held.clarifications),
        "owed": len(owed),
        "open_interests": len(held.conflicts.open),
        "engagements": len(held.engagements),
        "problems": held.problems,
        "changes_open": held.agreed is not None and held.draft is not None,
    }


def _thresholds(begun: date) -> dict[str, Any]:
    try:
        held = edition_on(begun)
    except NoAnswer:
        return {}
    return {
        "thresholds": thresholds_of(held.table("thresholds").records()),
        "threshold_source": held.source.title,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
