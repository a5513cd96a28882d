"""The verdict, the chain behind each of its figures, and the public statement."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from counterfoil.access import Marking
from counterfoil.contract.lines import to_pence
from counterfoil.outcomes.confidence_grade import Grade
from counterfoil.outcomes.verdict import Verdict
from counterfoil.reports.public_statement import PublicStatement
from counterfoil.reports.public_statement_print import public_statement_pdf
from counterfoil.reports.public_statement_word import public_statement_word
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.figure_presenters import COLUMNS, cells, figure_rows
from counterfoil_web.outcomes.leaving import file_out, table_out
from counterfoil_web.outcomes.pages import Opened, opened, outcomes_page, with_ledger
from counterfoil_web.outcomes.verdicts import statement_of, verdict_of
from counterfoil_web.records.marking import WORD

_COLOURS = {Grade.HIGH: "green", Grade.MEDIUM: "blue", Grade.LOW: "yellow", Grade.NONE: "red"}
_FORMS: dict[str, tuple[str, Callable[[PublicStatement], bytes]]] = {
    "docx": (WORD, public_statement_word),
    "pdf": ("application/pdf", public_statement_pdf),
}


@require_safe
@acting_view
def verdict(request: HttpRequest, ref: str) -> HttpResponse:
    """What was promised, delivered and spent, and how sure we are."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found, trouble = verdict_of(one.outcomes)
    told = None if found is None else _statement(one, found)
    context = outcomes_page(
        one,
        "Verdict",
        found=found,
        trouble=trouble,
        told=told,
        by_year=None if found is None else _otherwise_by_year(found),
        colour="" if found is None else _COLOURS[found.confidence.grade],
    )
    return render(request, "outcomes/verdict.html", context)


@require_safe
@acting_view
def figures(request: HttpRequest, ref: str) -> HttpResponse:
    """Every figure of the verdict with what it rests on, down to records, lines and months."""
    one = with_ledger(request, ref)
    context = outcomes_page(
        one,
        "Where each figure comes from",
        crumbs=[("Verdict", one.url("verdict"))],
        rows=one.outcomes.made("figures with sources", lambda: figure_rows(one, _found(one))),
    )
    return render(request, "outcomes/figures.html", context)


@require_safe
@acting_view
def figures_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The same as a table."""
    one = with_ledger(request, ref)
    return table_out(one, "Figures of the verdict", form, COLUMNS, cells(_found(one)))


@require_safe
@acting_view
def public_statement(request: HttpRequest, ref: str) -> HttpResponse:
    """The statement of one page, as the public would read it."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found, trouble = verdict_of(one.outcomes)
    context = outcomes_page(
        one,
        "Public statement",
        crumbs=[("Verdict", one.url("verdict"))],
        told=None if found is None else _statement(one, found),
        trouble=trouble,
        base=one.url("public-statement"),
    )
    return render(request, "outcomes/public_statement.html", context)


@require_safe
@acting_view
def public_statement_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """The statement as Word or PDF."""
    one = with_ledger(request, ref)
    if form not in _FORMS:
        raise Http404("The statement is taken out as docx or pdf.")
    content_type, made = _FORMS[form]
    content = made(_statement(one, _found(one)))
    return file_out(one, "Public statement", form, content, content_type)


def _otherwise_by_year(found: Verdict) -> Decimal | None:
    """The net saving by year, where price levels that happened make it another."""
    whole = found.net.total_cash
    amount = whole.net_gbp if whole.net_moved_gbp is None else whole.net_moved_gbp
    by_year = to_pence(amount)
    return None if by_year == found.bridge.net_delivered_gbp else by_year


def _statement(one: Opened, found: Verdict) -> PublicStatement:
    return statement_of(one.outcomes, found, Marking(one.seen.partnership.marking).banner)


def _found(one: Opened) -> Verdict:
    found, trouble = verdict_of(one.outcomes)
    if found is None:
        raise Http404(f"There is no verdict: {trouble.what if trouble else ''}.")
    return found
