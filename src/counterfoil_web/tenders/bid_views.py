"""Bids as they come in: the list, each bid with its files, and the opening before a witness."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError
from counterfoil.tender.bids import Bid
from counterfoil.tender.marking import bids_to_mark
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.govuk.fault_words import tell
from counterfoil_web.tenders.bid_files_store import content_of, files_of
from counterfoil_web.tenders.bid_presenters import (
    answer_rows,
    bid_rows,
    bid_state,
    condition_rows,
    earlier_of,
    file_rows,
    irregularity_rows,
    is_late,
    latest_key,
)
from counterfoil_web.tenders.entry_forms import FileForm, OpeningForm
from counterfoil_web.tenders.entry_store import NOT_OPENED, Upload, open_bids, take_in
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.leaving import told_out
from counterfoil_web.tenders.pages import Opened, looked_into, opened, tender_page
from counterfoil_web.tenders.record_words import office_words

MOST_BYTES = 30_000_000
_BYTES = "application/octet-stream"


@require_GET
@acting_view
def bids(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Every bid, whether it is in order, and what is still to be recorded of it."""
    one = opened(request, ref, number)
    plan, opening = one.competition.plan, one.competition.opening
    context = tender_page(
        one,
        "Bids",
        rows=[] if plan is None else bid_rows(one.dossier),
        register=[] if plan is None else irregularity_rows(one.dossier),
        opening=opening,
        opened_by="" if opening is None else office_words(opening.opened_by),
        witness="" if opening is None else office_words(opening.witness),
        locked=one.competition.is_locked,
    )
    return render(request, "tenders/bids.html", context)


@acting_view
@require_http_methods(["GET", "POST"])
def bid(request: HttpRequest, ref: str, number: int, key: str) -> HttpResponse:
    """One bid: its files with receipts, conditions, answers, and what was out of order.

    A file of its quality part comes in on POST.
    """
    posted = request.method == "POST"
    needed = Capability.MANAGE_TENDER if posted else Capability.VIEW_PARTNERSHIP
    one = opened(request, ref, number, needed)
    held = bid_asked_for(one, key)
    files = file_rows(one.dossier, key, files_of(one.tender, key))
    form = FileForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        kept={row.receipt.id: row.receipt.file for row in files if not row.superseded_by},
        initial={"received_at": f"{held.received_at:%Y-%m-%d %H:%M}"},
    )
    if posted and form.is_valid() and _taken(request, one, key, form):
        return redirect(one.url("bid", key))
    state, colour, why = bid_state(one.dossier, held)
    context = tender_page(
        one,
        held.name,
        crumbs=[("Bids", one.url("bids"))],
        page_caption=f"Bid {held.id}",
        bid=held,
        state=state,
        colour=colour,
        why=why,
        late=is_late(held.received_at, one.dossier),
        files=files,
        form=form,
        opening=one.competition.opening,
        conditions=condition_rows(one.dossier, held),
        answers=answer_rows(one.dossier, key),
        register=irregularity_rows(one.dossier, key),
        earlier=earlier_of(one.dossier, key),
        latest=latest_key(one.dossier, key),
    )
    return render(request, "tenders/bid.html", context, status=422 if posted else 200)


@require_safe
@acting_view
def bid_file(request: HttpRequest, ref: str, number: int, key: str, pk: int) -> HttpResponseBase:
    """A file of a bid once bids are opened: for readers, and whoever may mark or moderate it."""
    one = looked_into(request, ref, number)
    held = bid_asked_for(one, key)
    seat = one.seat(SeatKind.EVALUATOR)
    if seat is not None and held not in bids_to_mark(one.dossier, seat.evaluator_id, held.lot):
        raise Http404("There is no such bid.")
    if one.competition.opening is None:
        raise Refused(NOT_OPENED)
    row = next((held for held in files_of(one.tender, key) if held.pk == pk), None)
    if row is None:
        raise Http404("There is no such file.")
    content = content_of(row)
    name = Path(row.name)
    return told_out(one, f"bid {key} {name.stem}", name.suffix.lstrip("."), content, _BYTES)


@acting_view
@require_http_methods(["GET", "POST"])
def opening(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Open the bids before a witness; nobody reads what they say before."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    held = one.competition
    if held.opening is not None:
        messages.info(request, "The bids are opened already.")
        return redirect(one.url("bids"))
    posted = request.method == "POST"
    form = OpeningForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            open_bids(one.seen, one.tender, form.cleaned_data["witness"])
        except CounterfoilError as fault:
            tell(form, fault)
        else:
            messages.success(request, "The bids are opened. Evaluators may declare and mark.")
            return redirect(one.url("bids"))
    context = tender_page(
        one,
        "Open the bids",
        crumbs=[("Bids", one.url("bids"))],
        form=form,
        held=held,
        is_due=held.plan is not None and held.moment >= held.plan.bids_due,
        rows=[] if held.plan is None else bid_rows(one.dossier),
    )
    return render(request, "tenders/opening.html", context, status=422 if posted else 200)


def bid_asked_for(one: Opened, key: str) -> Bid:
    """The bid of an address. Raises: Http404."""
    found = one.dossier.bids.get(key)
    if found is None:
        raise Http404("There is no such bid.")
    return found


def _taken(request: HttpRequest, one: Opened, key: str, form: FileForm) -> bool:
    """Whether the file was taken; what was wrong stands in the form."""
    given = form.cleaned_data
    file = given["file"]
    name = Path(file.name or "file").name[:200]
    if file.size > MOST_BYTES:
        form.add_error("file", f"The file must be {MOST_BYTES // 1_000_000} MB or smaller")
        return False
    upload = Upload(
        name=name,
        content=file.read(),
        received_at=datetime.fromisoformat(given["received_at"]),
        supersedes=given.get("replaces", ""),
        change_reason=given.get("change_reason", ""),
    )
    try:
        kept, receipt = take_in(one.seen, one.tender, key, upload)
    except CounterfoilError as fault:
        tell(form, fault, {"recorded already": "replaces"})
        return False
    messages.success(request, f"{kept.name} is kept. Its fingerprint is {receipt.sha256}.")
    if is_late(receipt.received_at, one.dossier):
        messages.warning(
            request, "It came in after bids were due: record what is decided, with the reason."
        )
    return True
