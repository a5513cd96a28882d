"""What every page of the outcomes shows around its own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import Http404, HttpRequest

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError, Problem
from counterfoil.outcomes.ledger import Ledger
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.outcomes.store import Outcomes, outcomes_of
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.partnerships.workspace import Crumb, workspace_context

ROOM = "outcomes"
FUTURE = "future"
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Opened:
    """The outcomes of a partnership that somebody may look into. found: None before any plan."""

    seen: Seen
    found: Outcomes | None

    @property
    def outcomes(self) -> Outcomes:
        """What is agreed and recorded. Raises: Http404 while no plan is agreed."""
        if self.found is None:
            raise Http404("No plan of the outcomes is agreed yet.")
        return self.found

    @property
    def ledger(self) -> Ledger:
        """The ledger. Raises: Http404 while no plan is agreed."""
        return self.outcomes.ledger

    def url(self, name: str, *args: object) -> str:
        """The address of one of the pages."""
        words = [arg if isinstance(arg, int) else str(arg) for arg in args]
        return address_of(f"outcomes:{name}", self.seen.partnership.ref, *words)


def opened(
    request: HttpRequest, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Opened:
    """The outcomes of an address, checked for one capability. Raises: Http404, Refused.

    Who may not read the partnership, as its supplier, sees nothing of its outcomes.
    """
    seen = partnership_for(request.acting, ref, Capability.VIEW_PARTNERSHIP)
    if capability is not Capability.VIEW_PARTNERSHIP:
        seen.require(capability)
    return Opened(seen, outcomes_of(seen.partnership, seen.acting.today))


def with_ledger(
    request: HttpRequest, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Opened:
    """As `opened`, once a plan is agreed. Raises: Http404 before, Refused."""
    one = opened(request, ref, capability)
    _ = one.outcomes
    return one


def outcomes_page(
    one: Opened,
    title: str,
    *,
    room: str = ROOM,
    crumbs: list[Crumb] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The context of a page. crumbs: those between the first page of its room and the page.

    `illustrative` is what is made up, in words; every template of the room shows it.
    `outcomes_url` is the address under which the pages of the room stand: rows of links are written
    from it.
    """
    home = ("Outcomes", one.url("overview"))
    first = [home] if room == ROOM and title != home[0] else []
    illustrative = "" if one.found is None else one.found.document.illustrative
    return workspace_context(
        one.seen,
        room=room,
        page_title=title,
        crumbs=[*first, *(crumbs or [])],
        illustrative=illustrative,
        made_up=_in_two(illustrative),
        outcomes_url=home[1],
        document=None if one.found is None else one.found.document,
        may_export=one.seen.may(Capability.EXPORT),
        one=one,
        **more,
    )


def tried(work: Callable[[], Answer]) -> tuple[Answer | None, Problem | None]:
    """An answer, or why there is none."""
    try:
        return work(), None
    except CounterfoilError as fault:
        return None, fault.as_problem()


def _in_two(illustrative: str) -> tuple[str, str]:
    """That it is made up, in a sentence without the word that the page says; and the rest."""
    said = illustrative.removeprefix("Illustrative: ")
    first, stop, rest = (said[:1].upper() + said[1:]).partition(". ")
    return first + stop.strip(), rest
