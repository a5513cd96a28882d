"""The tenders of a partnership, and one of them at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil.errors import errors_among
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.partnerships.pages import page_of, pagination
from counterfoil_web.partnerships.store import room_for
from counterfoil_web.partnerships.workspace import workspace_context
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.pages import ROOM, Opened, looked_into, opened, tender_page
from counterfoil_web.tenders.price_rules import bids_sealed
from counterfoil_web.tenders.seats_store import seats_of
from counterfoil_web.tenders.stages import now_of, stands, steps_of
from counterfoil_web.tenders.store import Competition, competitions_of, tenders_of
from counterfoil_web.tenders.visible import reads_marks, seen_problems

_MOST = 20
_MOST_PROBLEMS = 100
_OWN = {
    SeatKind.EVALUATOR: ("Mark the bids", "marking/"),
    SeatKind.MODERATOR: ("Moderate the marks", "moderation/"),
    SeatKind.OFFICER: ("Your key and the sealed prices", "prices/"),
}
"""Where somebody with a part goes first."""


@dataclass(frozen=True)
class TenderRowShown:
    """A tender in the list of tenders."""

    tender: Tender
    stands: str
    made_up: bool


@require_GET
@acting_view
def tenders(request: HttpRequest, ref: str) -> HttpResponse:
    """Every tender of a partnership, and how to start one."""
    seen = room_for(request.acting, ref, Capability.VIEW_PARTNERSHIP)
    page = page_of(request, tenders_of(seen.partnership), _MOST)
    context = workspace_context(
        seen,
        room=ROOM,
        page_title="Tenders",
        tenders=[_shown(one) for one in competitions_of(list(page))],
        pagination=pagination(request, page),
        may_manage=seen.may(Capability.MANAGE_TENDER),
    )
    return render(request, "tenders/tenders.html", context)


@require_GET
@acting_view
def overview(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Where the tender stands, and whose move it is; for evaluators and moderators their part."""
    one = looked_into(request, ref, number)
    own = [_OWN[kind] for kind in _OWN if one.seat(kind) is not None]
    context: dict[str, Any] = {"own": own}
    if one.reads_all:
        context |= _told(one)
    page = tender_page(one, one.tender.title, is_home=True, **context)
    return render(request, "tenders/overview.html", page)


@require_GET
@acting_view
def check(request: HttpRequest, ref: str, number: int) -> HttpResponse:
    """Everything in the records that is not sound, or worth a look."""
    one = opened(request, ref, number)
    problems = seen_problems(one) if one.competition.plan is not None else ()
    context = tender_page(
        one,
        "Check the record",
        problems=problems[:_MOST_PROBLEMS],
        more=max(0, len(problems) - _MOST_PROBLEMS),
        sound=not errors_among(problems),
    )
    return render(request, "tenders/check.html", context)


def _told(one: Opened) -> dict[str, Any]:
    held = one.competition
    steps = steps_of(
        held,
        list(seats_of(one.tender)),
        [SeatKind(row.seat) for row in one.seats],
        sealed=bids_sealed(one.tender),
    )
    return {
        "steps": steps,
        "moves": now_of(steps),
        "held": held,
        "may_have_folder": one.seen.may(Capability.EXPORT) and reads_marks(one),
    }


def _shown(held: Competition) -> TenderRowShown:
    made_up = held.plan is not None and bool(held.plan.illustrative)
    return TenderRowShown(held.tender, stands(held), made_up)
