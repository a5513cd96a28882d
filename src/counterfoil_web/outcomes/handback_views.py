"""What comes back at the end: people, assets, data and rights, each with where it stands."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.outcomes.handback import HandbackItem
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.outcomes.future_views import future_page
from counterfoil_web.outcomes.handback_forms import MoveForm, add_faults
from counterfoil_web.outcomes.handback_presenters import COLUMNS, cells, lists
from counterfoil_web.outcomes.handback_store import item_for, move_item
from counterfoil_web.outcomes.leaving import table_out
from counterfoil_web.outcomes.next_answers import lists_of
from counterfoil_web.outcomes.pages import opened, with_ledger


@require_safe
@acting_view
def hand_back(request: HttpRequest, ref: str) -> HttpResponse:
    """The four lists, and what needs doing."""
    one = opened(request, ref)
    if one.found is None:
        return redirect(one.url("overview"))
    found = lists_of(one.outcomes)
    context = future_page(
        one,
        "What comes back",
        lists=one.outcomes.made("handback in words", lambda: lists(found)),
        problems=[fault for fault in found.problems if "handback.csv, " in fault.where],
        may_record=one.seen.may(Capability.RECORD_FIGURES),
        base=one.url("hand-back"),
        new_url=one.url("record-new", HandbackItem.kind),
    )
    return render(request, "outcomes/handback.html", context)


@require_safe
@acting_view
def hand_back_file(request: HttpRequest, ref: str, form: str) -> HttpResponseBase:
    """Every item as a table."""
    one = with_ledger(request, ref)
    return table_out(one, "What comes back", form, COLUMNS, cells(lists_of(one.outcomes)))


@require_http_methods(["GET", "POST"])
@acting_view
def hand_back_status(request: HttpRequest, ref: str, record: str) -> HttpResponse:
    """Say how an item stands now."""
    one = with_ledger(request, ref, Capability.RECORD_FIGURES)
    item = item_for(one.outcomes, record)
    form = MoveForm(request.POST if request.method == "POST" else None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            move_item(one.seen, item.id, form.move)
        except CounterfoilError as fault:
            add_faults(form, fault)
        else:
            messages.success(request, f"{item.title}: written how it stands now.")
            return redirect(one.url("hand-back"))
    context = future_page(
        one,
        f"How it stands: {item.title}",
        crumbs=[("What comes back", one.url("hand-back"))],
        form=form,
        button="Write it",
        lead="What was said before stays in the record, with who said it and when.",
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/next_form.html", context, status=status)
