"""Prices: officers' keys, sealing on receipt, and opening by two together."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from counterfoil.access import Capability
from counterfoil.errors import BadInput, CounterfoilError, InvalidValue
from counterfoil.tenderfile.price_sheet import blank_sheet, sheet_columns
from counterfoil_web.accounts.acting import Refused, acting_view
from counterfoil_web.records import log
from counterfoil_web.records.marking import download, marked
from counterfoil_web.tenders import price_keys, price_store
from counterfoil_web.tenders.counted_prices import contract_of
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.leaving import CSV, told_out
from counterfoil_web.tenders.pages import Opened, opened, seated, tender_page
from counterfoil_web.tenders.price_forms import (
    HandOverForm,
    KeyForm,
    PassphraseForm,
    PriceByHandForm,
    PriceFileForm,
)
from counterfoil_web.tenders.price_presenters import lot_prices, officer_rows
from counterfoil_web.tenders.price_rules import quality_is_locked, standing_sealed
from counterfoil_web.tenders.price_upload import in_memory_alone, was_too_large

View = Callable[..., HttpResponseBase]


def tells_of_refusals(view: View) -> View:
    """Write it down when somebody tries what they may not do with prices."""

    @wraps(view)
    def told(request: HttpRequest, ref: str, number: int, **rest: Any) -> HttpResponseBase:
        try:
            return view(request, ref, number, **rest)
        except Refused as refused:
            log.write(
                request.acting,
                "price-attempt-refused",
                record=f"tender/{ref}/{number}/prices",
                partnership=ref,
                after={"tried": view.__name__, "rule": refused.refusal.rule},
            )
            raise

    return told


@require_safe
@acting_view
def prices(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Where each bid's price is, and who can open it."""
    one = opened(request, ref, number)
    officers = price_keys.officers_of(one.tender)
    me = one.acting.user.pk
    is_officer = one.seat(SeatKind.OFFICER) is not None and one.seen.may(Capability.OPEN_PRICES)
    context = tender_page(
        one,
        "Prices",
        lots=_lots(one, me),
        officers=officer_rows(officers, me),
        trouble=price_keys.pair_trouble(officers),
        is_officer=is_officer,
        has_key=any(each.key for each in officers if each.seat.person_id == me),
        may_receive=one.may_manage,
    )
    return render(request, "tenders/prices/prices.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def officer_key(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """A price officer makes a key."""
    one = seated(request, ref, number, SeatKind.OFFICER)
    if price_keys.key_of(one.tender, one.acting.user.pk) is not None:
        return redirect(one.url("prices"))
    form = KeyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            price_keys.make_officer_key(one.seen, one.tender, form.cleaned_data["passphrase"])
        except InvalidValue as fault:
            form.add_error("passphrase", _sentence(fault))
        else:
            messages.success(request, "Your key is made. Keep the passphrase safe.")
            return redirect(one.url("prices"))
    return _form(request, one, "Make your key", form, "tenders/prices/key.html")


@never_cache
@in_memory_alone
@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def receive_price(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponseBase:
    """Take in a price file: it is sealed at once. The answer is the bidder's receipt, kept nowhere.

    The receipt is the answer to the POST itself, since a redirect would have to keep it somewhere.
    """
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    held = one.dossier.bids.get(bid)
    if held is None:
        raise Http404("There is no such bid.")
    trouble = price_keys.pair_trouble(price_keys.officers_of(one.tender))
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    large = request.method == "POST" and was_too_large(request)
    form = PriceFileForm(data, files, bid=held, too_large=large)
    if request.method == "POST" and form.is_valid():
        try:
            receipt = price_store.seal_price(
                one.seen,
                one.tender,
                bid,
                form.name,
                form.cleaned_data["file"].read(),
                form.came_at,
            )
        except CounterfoilError as fault:
            form.add_error(None, _sentence(fault))
        else:
            context = _page(one, "Receipt", receipt=receipt, bid=held, came_at=form.came_at)
            page = render(request, "tenders/prices/receipt.html", context)
            return marked(page, one.seen.partnership.marking)
    columns = ", ".join(sheet_columns(one.dossier.plan))
    return _form(
        request,
        one,
        f"Take in the price of {held.name}",
        form,
        "tenders/prices/receive.html",
        bid=held,
        trouble=trouble,
        columns=columns,
    )


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def open_prices(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """One officer's part in opening the prices of a lot."""
    one = seated(request, ref, number, SeatKind.OFFICER)
    lot = request.GET.get("lot", "")
    price_store.refuse_early(one.tender, lot)
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = price_store.release_or_open(
                one.seen, one.tender, lot, form.cleaned_data["passphrase"]
            )
        except InvalidValue as fault:
            form.add_error("passphrase", _sentence(fault))
        else:
            _tell(request, found)
            return redirect(one.url("prices"))
    (told,) = [each for each in _lots(one, one.acting.user.pk) if each.lot == lot]
    title = "Open the prices" + (f" of {told.title}" if told.title else "")
    return _form(request, one, title, form, "tenders/prices/open.html", told=told)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def hand_over(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """An officer who leaves seals the own half of every price for a successor."""
    one = seated(request, ref, number, SeatKind.OFFICER)
    officers = price_keys.officers_of(one.tender)
    holders = price_store.holders(one.tender)
    others = tuple(each for each in officers if each.key and each.key.officer not in holders)
    form = HandOverForm(request.POST if request.method == "POST" else None, officers=others)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        (to,) = [each for each in others if str(each.seat.person_id) == data["successor"]]
        assert to.key is not None
        try:
            count = price_store.hand_over(
                one.seen, one.tender, price_keys.read(to.key), data["passphrase"]
            )
        except InvalidValue as fault:
            form.add_error("passphrase", _sentence(fault))
        else:
            told = f"{count} sealed price{'' if count == 1 else 's'} handed over to {to.words}."
            messages.success(request, told)
            return redirect(one.url("prices"))
    return _form(
        request, one, "Hand over to a successor", form, "tenders/prices/hand_over.html",
        others=others if holders else (), holders=holders,
    )  # fmt: skip


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def price_file(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponseBase:
    """The file of an opened price, unsealed once more by an officer's passphrase."""
    one = seated(request, ref, number, SeatKind.OFFICER)
    row = price_store.sealed_for(one.tender, bid)
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            content = price_store.plain_file(
                one.seen, one.tender, bid, form.cleaned_data["passphrase"]
            )
        except InvalidValue as fault:
            form.add_error("passphrase", _sentence(fault))
        else:
            name = f"{one.tender.title} {bid} {row.name}"
            marking = one.seen.partnership.marking
            return download(content, name, marking, "application/octet-stream")
    title = f"Take out the price file of bid {bid}"
    return _form(request, one, title, form, "tenders/prices/file.html", sealed=row)


@require_http_methods(["GET", "POST"])
@acting_view
@tells_of_refusals
def enter_price(request: HttpRequest, ref: str, number: int, bid: str) -> HttpResponse:
    """An officer types in the price of an opened file that is no table."""
    one = seated(request, ref, number, SeatKind.OFFICER)
    row = price_store.sealed_for(one.tender, bid)
    plan = one.dossier.plan
    form = PriceByHandForm(request.POST if request.method == "POST" else None, plan=plan)
    if request.method == "POST" and form.is_valid():
        source = f"{row.name}, typed in by {one.acting.user}"
        try:
            price_store.enter_sheet(one.seen, one.tender, bid, form.content, source)
        except BadInput as fault:
            for problem in fault.problems:
                form.add_error(None, _sentence(problem))
        else:
            messages.success(request, f"The price of bid {bid} is entered.")
            return redirect(one.url("prices"))
    title = f"Enter the price of bid {bid}"
    return _form(request, one, title, form, "tenders/prices/enter.html", sealed=row)


@require_safe
@acting_view
def blank_price_sheet(request: HttpRequest, ref: str, number: int) -> HttpResponseBase:
    """The table that bidders are asked to fill in."""
    one = opened(request, ref, number)
    plan = one.dossier.plan
    text = blank_sheet(plan, contract_of(one.seen, plan))
    return told_out(one, "price sheet", "csv", text, CSV)


def _lots(one: Opened, me: int) -> list[Any]:
    dossier = one.dossier
    locked = [lot for lot in dossier.lots if quality_is_locked(dossier, lot)]
    return lot_prices(dossier, standing_sealed(one.tender), locked, me)


def _page(one: Opened, title: str, **more: Any) -> dict[str, Any]:
    return tender_page(one, title, crumbs=[("Prices", one.url("prices"))], **more)


def _form(
    request: HttpRequest, one: Opened, title: str, form: Any, template: str, **more: Any
) -> HttpResponse:
    context = _page(one, title, form=form, **more)
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _sentence(fault: Any) -> str:
    """What is wrong and how to mend it, as a form says it."""
    return f"{fault.what[:1].upper()}{fault.what[1:]}: {fault.mend}."


def _tell(request: HttpRequest, found: price_store.Opening) -> None:
    """What became of each price, in messages that hold no figure."""
    for bids, words in (
        (found.opened, "Opened and entered: {}."),
        (found.released, "You released {}. The other officer can open them now."),
        (found.waiting, "You released {} before. It is the other officer’s move."),
        (found.unopened, "Not opened, since they are out: {}."),
    ):
        named = [bid for bid in bids if bid not in found.trouble]
        if named:
            messages.success(request, words.format(", ".join(named)))
    for bid, problems in found.trouble.items():
        told = " ".join(_sentence(one) for one in problems)
        messages.warning(request, f"The price of {bid} is open and not entered. {told}")
