"""Reviewing a version: the checklist, and signing or returning it."""

from __future__ import annotations

from functools import cache

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from counterfoil.casefile.review_checklist import checklist
from counterfoil.errors import BadInput
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.results.answer_views import answered_view
from counterfoil_web.results.forms import ReviewForm
from counterfoil_web.results.models import Review
from counterfoil_web.results.navigation import results_context
from counterfoil_web.results.review_store import refusal_to_review, reviews_of, sign_review
from counterfoil_web.results.subjects import Subject, subject_of


@require_http_methods(["GET", "HEAD", "POST"])
@answered_view
def review(request: HttpRequest, ref: str, number: int) -> HttpResponseBase:
    """The reviews of a version, and the form for who may review it."""
    subject = subject_of(request, ref, number)
    assert subject.version is not None
    refusal = refusal_to_review(subject.seen, subject.version)
    if request.method != "POST":
        may = refusal is None and not subject.state.reviewed
        return _page(request, subject, ReviewForm() if may else None, refusal)
    if refusal is not None:
        raise Refused(refusal)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, subject, form, None, status=422)
    signed = form.cleaned_data["act"] == "sign"
    try:
        sign_review(
            request.acting,
            subject.version,
            form.answers(),
            remark=form.cleaned_data["remark"],
            signed=signed,
        )
    except BadInput as fault:
        for problem in fault.problems:
            form.add_error(
                None,
                f"{problem.what}: {problem.mend}"[:1].upper()
                + f"{problem.what}: {problem.mend}"[1:],
            )
        return _page(request, subject, form, None, status=422)
    done = "signed" if signed else "returned, with your reasons"
    messages.success(request, f"{subject.name} is {done}.")
    return redirect(subject.url("review"))


def _page(
    request: HttpRequest,
    subject: Subject,
    form: ReviewForm | None,
    refusal: object,
    status: int = 200,
) -> HttpResponse:
    assert subject.version is not None
    rows = [] if subject.state.review is None else reviews_of(subject.version)
    context = results_context(
        subject,
        "review",
        "Review",
        form=form,
        form_html="" if form is None else _form_html(form),
        refusal=refusal,
        reviews=[_shown(row) for row in rows],
    )
    return render(request, "results/review.html", context, status=status)


def _form_html(form: ReviewForm) -> SafeString:
    """The form without its token; a blank one is the same for everybody, and drawn once."""
    return _drawn(form) if form.is_bound else _blank_form()


@cache
def _blank_form() -> SafeString:
    return _drawn(ReviewForm())


def _drawn(form: ReviewForm) -> SafeString:
    return render_to_string("results/parts/review_form.html", {"form": form})


def _shown(row: Review) -> dict[str, object]:
    asks = {item.id: item.asks for item in checklist()}
    return {
        "row": row,
        "answers": [
            {
                "asks": asks.get(item, item),
                "answer": given["answer"].capitalize(),
                "remark": given["remark"],
            }
            for item, given in row.answers.items()
        ],
    }
