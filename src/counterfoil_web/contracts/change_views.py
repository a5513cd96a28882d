"""The register of changes with its running tests, and adding a change."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from counterfoil.access import Capability
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import CounterfoilError
from counterfoil.performance.modifications import Route
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.change_forms import ROUTE_WORDS, ChangeForm
from counterfoil_web.contracts.change_store import (
    ChangeView,
    add_change,
    changes_of,
    standing_rows,
)
from counterfoil_web.contracts.pages import Opened, contract_page, opened
from counterfoil_web.contracts.performance_views import sent_csv
from counterfoil_web.contracts.store import document_of
from counterfoil_web.results.drawn_parts import drawn_once

_HEADINGS = (
    *("Change", "Title", "Agreed on", "Adds to value", "Adds days", "Ground", "Split from"),
    *("Share of value", "Share of term", "Substantial", "Change notice", "Findings", "Reason"),
)
_SUBSTANTIAL = {True: "Yes", False: "No", None: "A question is open"}


@dataclass(frozen=True)
class ChangeLine:
    """A change in the register, its tests in words."""

    view: ChangeView
    ground: str
    value_share: str
    term_share: str
    substantial: str


@require_GET
@acting_view
def changes(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Every change that stands, with what the tests say."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    document = _document(one)
    found = changes_of(one.contract, document)
    context = contract_page(
        one,
        "Changes of the contract",
        crumbs=[("Performance", one.url("performance"))],
        changes=[_line(view) for view in found],
        value_gbp=document.value_gbp,
        added_gbp=sum((view.row.value_gbp for view in found), Decimal(0)),
        added_days=sum(view.row.days for view in found),
        term=document.term,
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "contracts/changes.html", context)


@require_GET
@acting_view
def changes_csv(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """The register as CSV."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    rows: list[tuple[object, ...]] = [_HEADINGS]
    for view in changes_of(one.contract, _document(one)):
        row, line = view.row, _line(view)
        rows.append(
            (
                *(row.number, row.title, row.agreed_on, row.value_gbp, row.days, line.ground),
                *(row.group, line.value_share, line.term_share, line.substantial),
                *("Yes" if view.tests.notice else "No", " ".join(view.tests.findings)),
                row.reason,
            )
        )
    return sent_csv(one, "changes", rows)


@require_http_methods(["GET", "POST"])
@acting_view
def change_new(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Add a change."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    _document(one)
    standing = tuple((row.number, row.title) for row in standing_rows(one.contract))
    form, blank = None, None
    if request.method == "POST":
        form = ChangeForm(request.POST, standing=standing)
    else:
        blank = _blank(standing, request.GET.get("instead-of", ""))
    if form is not None and form.is_valid():
        try:
            row = add_change(one.seen, one.contract, form.values)
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what[0].upper()}{fault.what[1:]}: {fault.mend}.")
        else:
            messages.success(request, f"Change {row.number} is in the register.")
            return redirect(one.url("changes"))
    context = contract_page(
        one,
        "Add a change",
        crumbs=[("Performance", one.url("performance")), ("Changes", one.url("changes"))],
        form=form,
        blank=blank,
        button="Add the change",
        lead=(
            "The register tests each change against the contract as it stood before it. "
            "It does not change what is paid: new terms do, once they are agreed."
        ),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)


def _blank(standing: tuple[tuple[int, str], ...], instead_of: str) -> SafeString:
    """The form as nobody has filled it in, drawn once for what it offers."""
    chosen = next((number for number, _ in standing if str(number) == instead_of), "")
    return drawn_once(
        ("a blank change", standing, chosen),
        lambda: str(ChangeForm(standing=standing, initial={"supersedes": chosen})),
    )


def _document(one: Opened) -> Document:
    document = document_of(one.contract)
    if document is None:
        raise Http404("The contract has no agreed terms yet.")
    return document


def _line(view: ChangeView) -> ChangeLine:
    tests = view.tests
    share = "not known" if tests.value_share is None else f"{tests.value_share:.1%}"
    ground = ROUTE_WORDS[Route(view.row.route)] if view.row.route else "Not settled yet"
    return ChangeLine(
        view=view,
        ground=ground,
        value_share=share,
        term_share=f"{tests.term_share:.1%}",
        substantial=_SUBSTANTIAL[tests.substantial],
    )
