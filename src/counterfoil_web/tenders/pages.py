"""What every page of a tender begins with, and shows around its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from counterfoil.access import Capability, Refusal
from counterfoil.tender.dossier import Dossier
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.partnerships.store import Seen, room_for
from counterfoil_web.partnerships.workspace import Crumb, workspace_context
from counterfoil_web.tenders.evaluation_day_words import DayRow, day_rows
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, Tender
from counterfoil_web.tenders.seats_store import seats_held
from counterfoil_web.tenders.store import Competition, competition_of, tender_for

ROOM = "sourcing"
_SEATED = (SeatKind.EVALUATOR, SeatKind.MODERATOR)


@dataclass(frozen=True)
class Opened:
    """A tender that somebody may look into. seats: the parts that they hold in it now."""

    seen: Seen
    tender: Tender
    seats: tuple[Seat, ...]

    @property
    def acting(self) -> Acting:
        """Who acts."""
        return self.seen.acting

    @cached_property
    def competition(self) -> Competition:
        """The plan and the records."""
        return competition_of(self.tender)

    @property
    def dossier(self) -> Dossier:
        """The plan with its records. Raises: Http404 while no plan can be read."""
        return self.competition.dossier

    @property
    def days(self) -> list[DayRow]:
        """The days of the evaluation that are to come; none while no plan can be read."""
        return [] if self.competition.plan is None else day_rows(self.dossier, self.acting.today)

    @property
    def reads_all(self) -> bool:
        """Whether they may read the partnership, as evaluators and moderators may not."""
        return self.seen.may(Capability.VIEW_PARTNERSHIP)

    @property
    def may_manage(self) -> bool:
        """Whether they may run the tender."""
        return self.seen.may(Capability.MANAGE_TENDER)

    def seat(self, kind: SeatKind) -> Seat | None:
        """The part of a kind that they hold; None when they hold none."""
        return next((one for one in self.seats if one.seat == kind), None)

    def url(self, name: str, *args: object) -> str:
        """The address of one of the pages."""
        return reverse(
            f"tenders:{name}", args=[self.seen.partnership.ref, self.tender.number, *args]
        )


def opened(
    request: HttpRequest,
    ref: str,
    number: int,
    capability: Capability = Capability.VIEW_PARTNERSHIP,
) -> Opened:
    """The tender of an address, checked for one capability. Raises: Http404, Refused."""
    seen = room_for(request.acting, ref, capability)
    tender = tender_for(seen.partnership, number)
    return Opened(seen, tender, seats_held(tender, seen.acting.user))


def seated(request: HttpRequest, ref: str, number: int, kind: SeatKind) -> Opened:
    """The tender for somebody who holds a part in it. Raises: Http404, Refused."""
    one = opened(request, ref, number, kind.capability)
    if one.seat(kind) is None:
        raise Refused(no_seat(kind))
    return one


def looked_into(request: HttpRequest, ref: str, number: int) -> Opened:
    """The tender for a reader of the partnership, or for whoever marks or moderates in it.

    Raises: Http404, Refused.
    """
    one = opened(request, ref, number, Capability.VIEW_SUMMARY)
    if not one.reads_all and not any(
        one.seat(kind) and one.seen.may(kind.capability) for kind in _SEATED
    ):
        one.seen.require(Capability.VIEW_PARTNERSHIP)
    return one


def no_seat(kind: SeatKind) -> Refusal:
    """Why somebody of the right role who was not appointed is refused."""
    return Refusal(
        rule="holds-a-part-in-the-tender",
        sentence=f"You were not appointed {kind.label.lower()} of this tender.",
        mend="Ask the commercial lead, who appoints on the tender’s page of people.",
    )


def tender_page(
    one: Opened, title: str, *, crumbs: Sequence[Crumb] = (), **more: Any
) -> dict[str, Any]:
    """The context of a page. crumbs: those between the tender's first page and this one.

    `made_up` is what is made up in the tender, in two parts; every page of it shows that.
    `tender_url` is the address under which the tender's pages stand.
    """
    home = one.url("overview")
    plan = one.competition.plan
    illustrative = "" if plan is None else plan.illustrative
    first: list[Crumb] = []
    if one.reads_all:
        first.append(("Tenders", reverse("tenders:list", args=[one.seen.partnership.ref])))
    if more.pop("is_home", False) is False:
        first.append((one.tender.title, home))
    return workspace_context(
        one.seen,
        room=ROOM,
        page_title=title,
        crumbs=[*first, *crumbs],
        one=one,
        tender=one.tender,
        tender_url=home,
        plan=plan,
        illustrative=illustrative,
        made_up=in_two(illustrative),
        may_export=one.seen.may(Capability.EXPORT),
        **more,
    )


def in_two(illustrative: str) -> tuple[str, str]:
    """That it is made up, in a sentence without the word that the page says; and the rest."""
    said = illustrative.removeprefix("Illustrative: ")
    first, stop, rest = (said[:1].upper() + said[1:]).partition(". ")
    return first + stop.strip(), rest
