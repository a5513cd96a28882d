"""The pages of an answer: the answer itself, its lines, affordability and the assessment."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.appraisal.business_case import ReferenceClassUse
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.results.answer_page import Page
from counterfoil_web.results.answer_store import Kept, drawing
from counterfoil_web.results.drawn_parts import drawn_part
from counterfoil_web.results.navigation import results_context
from counterfoil_web.results.subjects import NoAnswerYet, Subject, subject_of
from counterfoil_web.results.trials_note import version_note

View = Callable[..., HttpResponseBase]


def answered_view(view: View) -> View:
    """A page of results: where the draft has errors, those are shown in its stead."""

    @acting_view
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except NoAnswerYet as none:
            context = workspace_context(
                none.seen,
                room="strategy",
                page_title="No answer yet",
                page_caption="Draft of the business case",
                errors=none.errors,
            )
            return render(request, "results/no_answer.html", context)

    return answered


@require_safe
@answered_view
def version(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """The answer of a version."""
    subject = subject_of(request, ref, number)
    body = drawn_part(subject, "answer", "results/parts/answer.html", _whole)
    context = results_context(subject, "version", "What the case answers", body=body)
    return render(request, "results/drawn.html", context)


@require_safe
@answered_view
def lines(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponse:
    """Every line of every option, with what it is worth and where it comes from."""
    return _part(request, ref, number, "lines", "Every line of the case")


@require_safe
@answered_view
def affordability(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponse:
    """What each body pays in each year, against its budget."""
    return _part(request, ref, number, "affordability", "Can each body afford it?")


@require_safe
@answered_view
def delivery(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponse:
    """The delivery model assessment: scores with reasons, beside the money."""
    return _part(request, ref, number, "delivery", "Delivery model assessment")


@require_safe
@answered_view
def reference_class(request: HttpRequest, ref: str, number: int | None = None) -> HttpResponse:
    """How such promises turned out before."""
    return _part(request, ref, number, "reference_class", "How such promises turned out")


@require_safe
@acting_view
def chart(request: HttpRequest, ref: str, digest: str) -> HttpResponse:
    """The server's drawing of a chart. Its address says what it shows, so it may be kept."""
    partnership_for(request.acting, ref)
    found = drawing(digest)
    if found is None:
        raise Http404("There is no such chart.")
    response = HttpResponse(found, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response


def charts_by_id(page: Page) -> dict[str, Page]:
    """The charts of a page by their ids, an underscore for each dash."""
    return {chart["id"].replace("-", "_"): chart for chart in page["charts"]}


def _part(
    request: HttpRequest, ref: str, number: int | None, name: str, title: str
) -> HttpResponse:
    subject = subject_of(request, ref, number)
    template = f"results/parts/{name}.html"
    body = drawn_part(subject, name, template, lambda kept: _more(subject, kept, name))
    return render(request, "results/drawn.html", results_context(subject, name, title, body=body))


def _whole(kept: Kept) -> dict[str, Any]:
    return {"trials_note": version_note(kept.row.trials), "charts": charts_by_id(kept.page)}


def _more(subject: Subject, kept: Kept, name: str) -> dict[str, Any]:
    page = kept.page
    charts = {chart["id"]: chart for chart in page["charts"]}
    if name == "affordability":
        return {"purses": [{**one, "chart": charts.get(one["chart"])} for one in page["purses"]]}
    if name == "reference_class":
        found = [{**one, "chart": charts.get(one["id"])} for one in page["references"]]
        return {"references": found, "uses": uses_of_experience(subject)}
    return {}


def uses_of_experience(subject: Subject) -> list[str]:
    """The lines and drivers of the case whose chance is drawn from the experience base."""
    records = (*subject.case.drivers, *subject.case.lines)
    return [
        one.title
        for one in records
        if one.uncertainty is not None
        and isinstance(one.uncertainty.distribution, ReferenceClassUse)
    ]
