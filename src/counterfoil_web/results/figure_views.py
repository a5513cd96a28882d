"""How do we know? Any figure opened: its formula, what goes in, and the documents it rests on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterfoil.appraisal.figure_working import figure_working
from counterfoil.errors import InvalidValue
from counterfoil_web.results.answer_views import answered_view
from counterfoil_web.results.figure_page import rests_on, step_of
from counterfoil_web.results.navigation import results_context
from counterfoil_web.results.subjects import subject_of


@require_safe
@answered_view
def figure(request: HttpRequest, ref: str, address: str, number: int | None = None) -> HttpResponse:
    """One figure of the answer."""
    subject = subject_of(request, ref, number)
    try:
        working = figure_working(subject.case, subject.kept(whole=True).answer, address)
    except InvalidValue as fault:
        raise Http404(str(fault)) from fault
    step = step_of(working, lambda where: subject.url("figure", where))
    context = results_context(
        subject,
        "figure",
        step.label,
        step=step,
        rests=rests_on(subject.case, working),
        is_whole=address.count("/") >= 3 and address.startswith("line"),
    )
    return render(request, "results/figure.html", context)
