"""The dates of a contract: the list, dates of one's own, and the feed for calendar programs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.contract.calendar_feed import calendar_feed
from counterfoil.contract.obligations import DueDate, to_remind
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.contracts.obligation_address import Told, read_token, token_for
from counterfoil_web.contracts.obligation_forms import MetForm, OwnForm
from counterfoil_web.contracts.obligation_store import (
    add_own,
    dates_of,
    end_own,
    meet_own,
    number_of,
    own_rows,
)
from counterfoil_web.contracts.pages import Opened, contract_page, opened, with_terms
from counterfoil_web.contracts.performance_views import sent_csv
from counterfoil_web.contracts.store import contract_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

_ICS = "text/calendar; charset=utf-8"
_DAY = 86_400
_HEADINGS = ("Due", "What", "Whose", "Clause", "Note", "Late")


@require_GET
@acting_view
def obligations_page(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """What is late, what is coming, and the year ahead."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    dates = dates_of(with_terms(one))
    today = one.seen.acting.today
    soon = {due.id for due in to_remind(dates.ahead, today)}
    feed = reverse("contracts:calendar", args=[token_for(one.seen.acting, one.contract)])
    context = contract_page(
        one,
        "Dates",
        late=[(due, number_of(due)) for due in dates.late],
        ahead=[(due, number_of(due), due.id in soon) for due in dates.ahead],
        own=dates.own,
        feed=request.build_absolute_uri(feed),
        may_record=one.seen.may(Capability.RECORD_FIGURES),
    )
    return render(request, "contracts/obligations.html", context)


@require_GET
@acting_view
def obligations_csv(request: HttpRequest, ref: str, key: str) -> HttpResponseBase:
    """The dates as CSV."""
    one = opened(request, ref, key, Capability.VIEW_PARTNERSHIP)
    dates = dates_of(with_terms(one))
    late = {due.id for due in dates.late}
    rows: list[tuple[object, ...]] = [_HEADINGS]
    rows += [_line(due, is_late=due.id in late) for due in dates.all]
    return sent_csv(one, "dates", rows)


@require_http_methods(["GET", "POST"])
@acting_view
def obligation_new(request: HttpRequest, ref: str, key: str) -> HttpResponse:
    """Add a date."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    form = OwnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        add_own(one.seen, one.contract, form.values)
        messages.success(request, "The date is added.")
        return redirect(one.url("obligations"))
    lead = "Dates that follow from the terms are there already. Add what else is to be done."
    return _form_page(request, one, "Add a date", form, button="Add the date", lead=lead)


@require_http_methods(["GET", "POST"])
@acting_view
def obligation_met(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """Say that a date was met."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    row = next((held for held in own_rows(one.contract) if held.number == number), None)
    if row is None:
        raise Http404("The contract has no such date.")
    data = request.POST if request.method == "POST" else None
    form = MetForm(data, initial={"due": request.GET.get("due", str(row.first_due))})
    if request.method == "POST" and form.is_valid():
        due, note = form.cleaned_data["due"], form.cleaned_data["note"]
        try:
            meet_own(one.seen, one.contract, number, due, note)
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what[0].upper()}{fault.what[1:]}: {fault.mend}.")
        else:
            messages.success(request, "The date is marked as met.")
            return redirect(one.url("obligations"))
    return _form_page(request, one, f"Met: {row.title}", form, button="Mark it as met")


@require_http_methods(["POST"])
@acting_view
def obligation_end(request: HttpRequest, ref: str, key: str, number: int) -> HttpResponse:
    """Have a date come round no more."""
    one = opened(request, ref, key, Capability.RECORD_FIGURES)
    end_own(one.seen, one.contract, number)
    messages.success(request, "The date comes round no more.")
    return redirect(one.url("obligations"))


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponseBase:  # noqa: ARG001
    """The dates for a calendar program, by a private address that says who asks."""
    told = read_token(token, timezone.localdate())
    if told is None:
        raise Http404("There is no such calendar.")
    with organisation_scope(told.acting.organisation, told.acting.today):
        try:
            return _feed(told)
        except PermissionDenied as fault:
            raise Http404("There is no such calendar.") from fault


def _feed(told: Told) -> HttpResponseBase:
    seen = partnership_for(told.acting, told.ref, Capability.VIEW_PARTNERSHIP)
    one = Opened(seen, contract_for(seen, told.key))
    ledger = with_terms(one)
    text = calendar_feed(ledger.document, dates_of(ledger).all, timezone.now())
    name = f"calendar/{told.ref}/{told.key}"
    if cache.add(f"{name}/{told.acting.user.pk}/{told.acting.today}", value=True, timeout=_DAY):
        # a program asks many times a day: the log tells of the first
        log.write(told.acting, "export", record=f"{name}.ics", partnership=seen.partnership)
    return download(text, f"{one.contract.title}.ics", seen.partnership.marking, _ICS)


def _line(due: DueDate, *, is_late: bool) -> tuple[object, ...]:
    late = "Late" if is_late else ""
    return (due.on, due.title, due.owner.label, due.clause, due.note, late)


def _form_page(
    request: HttpRequest, one: Opened, title: str, form: Form, **more: Any
) -> HttpResponse:
    crumbs = [("Dates", one.url("obligations"))]
    context = contract_page(one, title, crumbs=crumbs, form=form, **more)
    status = 422 if request.method == "POST" else 200
    return render(request, "contracts/performance_form.html", context, status=status)
