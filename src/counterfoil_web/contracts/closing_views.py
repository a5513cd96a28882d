"""Proposing a month for closing, closing it, and sending it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import (
    check_may_end,
    close_month,
    end_proposal,
    propose_close,
)
from counterfoil_web.contracts.forms import CloseForm, ProposeForm, SendBackForm
from counterfoil_web.contracts.pages import opened
from counterfoil_web.contracts.statement_views import statement_page
from counterfoil_web.contracts.store import month_from


@require_POST
@acting_view
def propose(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Ask finance to close the month."""
    one, found = opened(request, ref, key, Capability.RECORD_FIGURES), month_from(month)
    form = ProposeForm(request.POST)
    if form.is_valid():
        try:
            propose_close(one.seen, one.contract, found, form.cleaned_data["note"])
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
        else:
            messages.success(request, f"Finance is asked to close {found.words}.")
            return redirect(one.url("statement", found))
    return statement_page(request, one, found, status=422, propose_form=form)


@require_POST
@acting_view
def close(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Close the month for ever."""
    one, found = opened(request, ref, key, Capability.CLOSE_MONTH), month_from(month)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            close_month(one.seen, one.contract, found, request.POST.get("told", ""))
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
        else:
            messages.success(request, f"{found.words} is closed.")
            return redirect(one.url("statement", found))
    return statement_page(request, one, found, status=422, close_form=form)


@require_POST
@acting_view
def send_back(request: HttpRequest, ref: str, key: str, month: str) -> HttpResponse:
    """Take the proposal back, or send it back."""
    one, found = opened(request, ref, key), month_from(month)
    check_may_end(one.seen)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            end_proposal(one.seen, one.contract, found, form.cleaned_data["why"])
        except CounterfoilError as fault:
            form.add_error(None, f"{fault.what.capitalize()}. {fault.mend.capitalize()}.")
        else:
            messages.success(request, f"{found.words} was sent back and stays open.")
            return redirect(one.url("statement", found))
    return statement_page(request, one, found, status=422, send_back_form=form)
