"""The people of a tender: who has which part, and who had."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterfoil.access import CAPABILITY_RULES, Capability, Role
from counterfoil.errors import CounterfoilError
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.accounts.models import Membership
from counterfoil_web.govuk.fault_words import tell
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat
from counterfoil_web.tenders.pages import Opened, opened, tender_page
from counterfoil_web.tenders.seat_forms import AppointForm, EndSeatForm
from counterfoil_web.tenders.seats_store import (
    appoint,
    end,
    memberships_in,
    past_seats_of,
    seats_of,
)


@acting_view
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Who has which part; the commercial lead appoints on POST."""
    posted = request.method == "POST"
    needed = Capability.MANAGE_TENDER if posted else Capability.VIEW_PARTNERSHIP
    one = opened(request, ref, number, needed)
    seats = list(seats_of(one.tender))
    holders = {str(row.pk): row for row in memberships_in(one.seen)} if one.may_manage else {}
    form = AppointForm(
        request.POST if posted else None,
        people=[(key, _words(row)) for key, row in holders.items()],
        evaluators=_free(one, seats),
    )
    if posted and form.is_valid():
        given = form.cleaned_data
        kind, holder = SeatKind(given["seat"]), holders[given["holder"]]
        if Role(holder.role) not in CAPABILITY_RULES[kind.capability].roles:
            words = f"The role {Role(holder.role).label.lower()} cannot have this part"
            form.add_error("holder", f"{words}: choose somebody whose role is named for it")
        else:
            try:
                appoint(one.seen, one.tender, holder, kind, given["evaluator_id"])
            except CounterfoilError as fault:
                tell(form, fault)
            else:
                words = f"{holder.user} is now {kind.label.lower()} of this tender."
                messages.success(request, words)
                return redirect(one.url("people"))
    context = tender_page(
        one,
        "People",
        seats=_rows(one, seats),
        past=past_seats_of(one.tender),
        missing=_missing(one, seats),
        form=form,
        roles=[
            (kind.label, sorted(role.label for role in CAPABILITY_RULES[kind.capability].roles))
            for kind in SeatKind
        ],
    )
    return render(request, "tenders/people.html", context, status=422 if posted else 200)


@acting_view
@require_http_methods(["GET", "POST"])
def end_seat(request: HttpRequest, ref: str, number: int, pk: int) -> HttpResponse:
    """End a part, with the reason."""
    one = opened(request, ref, number, Capability.MANAGE_TENDER)
    seat = seats_of(one.tender).filter(pk=pk).first()
    if seat is None:
        raise Http404("Nobody has that part now.")
    seat.tender = one.tender
    posted = request.method == "POST"
    form = EndSeatForm(request.POST if posted else None)
    if posted and form.is_valid():
        try:
            end(one.seen, seat, form.cleaned_data["reason"])
        except CounterfoilError as fault:
            tell(form, fault)
        else:
            messages.success(request, f"{seat.person} has that part no longer.")
            return redirect(one.url("people"))
    context = tender_page(
        one,
        "End a part",
        crumbs=[("People", one.url("people"))],
        seat=seat,
        seat_words=SeatKind(seat.seat).label,
        form=form,
    )
    return render(request, "tenders/seat_end.html", context, status=422 if posted else 200)


def _rows(one: Opened, seats: list[Seat]) -> list[tuple[str, Seat, str]]:
    """Each part in words, who has it, and what the plan calls an evaluator."""
    plan = one.competition.plan
    roles = {} if plan is None else {each.id: each.role for each in plan.evaluators}
    order = list(SeatKind)
    ordered = sorted(seats, key=lambda row: (order.index(SeatKind(row.seat)), row.pk))
    return [
        (SeatKind(row.seat).label, row, roles.get(row.evaluator_id, row.evaluator_id))
        for row in ordered
    ]


def _free(one: Opened, seats: list[Seat]) -> list[tuple[str, str]]:
    """The evaluators of the plan that nobody is."""
    plan = one.competition.plan
    taken = {row.evaluator_id for row in seats if row.seat == SeatKind.EVALUATOR}
    held = () if plan is None else plan.evaluators
    return [(each.id, each.role) for each in held if each.id not in taken]


def _missing(one: Opened, seats: list[Seat]) -> list[str]:
    """What nobody is yet, in words."""
    kinds = [row.seat for row in seats]
    missing = [f"evaluator: {role.lower()}" for _, role in _free(one, seats)]
    if SeatKind.MODERATOR not in kinds:
        missing.append("moderator")
    plan = one.competition.plan
    officers = kinds.count(SeatKind.OFFICER)
    if officers < 2 and (plan is None or plan.price is not None):
        missing.append("a second price officer" if officers else "two price officers")
    return missing


def _words(row: Membership) -> str:
    return f"{row.user}: {Role(row.role).label.lower()}, {row.organisation}"
