"""Real partnerships: the list, one of them, and the list as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from counterfoil.access import Capability, Marking
from counterfoil.experience import Stage
from counterfoil.guide import lessons_of_case, questions_bearing_on
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.experience.drawing import drawn
from counterfoil_web.experience.forms import CaseFilterForm
from counterfoil_web.experience.presenters import case_page, case_row
from counterfoil_web.experience.store import case_of, found_cases
from counterfoil_web.experience.tables import EXPORTS
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

ON_A_PAGE = 50


@require_GET
@acting_view
def cases(request: HttpRequest) -> HttpResponse:
    """What partnerships promised and what was reported, narrowed as the reader asks."""
    require(request.acting, Capability.READ_EXPERIENCE)
    form = CaseFilterForm(request.GET)
    chosen = form.chosen
    page = Paginator(found_cases(chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    ids = [one.id for one in page.object_list]
    stage = Stage(chosen["stage"]) if "stage" in chosen else None
    return render(
        request,
        "experience/cases.html",
        {
            "filter": form,
            "chosen": chosen,
            "page": page,
            "rows": [drawn("experience/case_row.html", _row_facts, one) for one in ids],
            "query": _query(request),
            "stage": stage,
            "lessons": [_lessons_drawn(one, stage) for one in ids] if stage else [],
        },
    )


@require_GET
@acting_view
def case(request: HttpRequest, case_id: str) -> HttpResponse:
    """One partnership: facts, figures, lessons, sources, and the questions it bears on."""
    require(request.acting, Capability.READ_EXPERIENCE)
    record = case_of(case_id)
    return render(
        request,
        "experience/case.html",
        {
            "row": case_row(record.id),
            "body": drawn("experience/case_body.html", _case_facts, record.id),
        },
    )


@require_GET
@acting_view
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list as a file: csv or xlsx."""
    require(request.acting, Capability.READ_EXPERIENCE)
    if form not in EXPORTS:
        raise Http404("The experience base is exported as csv or xlsx.")
    found = found_cases(CaseFilterForm(request.GET).chosen)
    content, kind = EXPORTS[form](found)
    log.write(
        request.acting,
        "export",
        record=f"experience.{form}",
        after={"rows": len(found), "filter": _query(request)},
    )
    return download(content, f"Experience base.{form}", Marking.OFFICIAL, kind)


def _row_facts(case_id: str) -> dict[str, Any]:
    return {"row": case_row(case_id)}


def _case_facts(case_id: str) -> dict[str, Any]:
    return {
        "case": case_page(case_id),
        "record": case_of(case_id),
        "questions": questions_bearing_on(case_id),
    }


def _lessons_drawn(case_id: str, stage: Stage) -> SafeString:
    return drawn("experience/stage_lessons.html", _stage_facts, case_id, stage)


def _stage_facts(case_id: str, stage: Stage) -> dict[str, Any]:
    every = lessons_of_case(case_of(case_id))
    return {"row": case_row(case_id), "lessons": [one for one in every if one.stage is stage]}


def _query(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    return kept.urlencode()
