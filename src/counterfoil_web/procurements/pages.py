"""What every page of the procurement shows around its own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from counterfoil.access import Capability
from counterfoil_web.partnerships.store import Seen, room_for
from counterfoil_web.partnerships.workspace import Crumb, workspace_context
from counterfoil_web.procurements.rules import WRITES
from counterfoil_web.procurements.store import Procurement, procurement_of

ROOM = "sourcing"
HOME = "Procurement"


@dataclass(frozen=True)
class Opened:
    """The procurement that somebody may look into. found: None before any sound plan."""

    seen: Seen
    found: Procurement | None

    @property
    def held(self) -> Procurement:
        """The plan that counts, with its registers. Raises: Http404 while there is none."""
        if self.found is None:
            raise Http404("There is no plan of the procurement yet.")
        return self.found

    def url(self, name: str, *args: object) -> str:
        """The address of one of the pages."""
        return reverse(f"procurements:{name}", args=[self.seen.partnership.ref, *args])


def opened(
    request: HttpRequest, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Opened:
    """The procurement of an address, checked for one capability. Raises: Http404, Refused.

    Who may not read the partnership, as a supplier or an evaluator, sees nothing of it.
    """
    seen = room_for(request.acting, ref, Capability.VIEW_PARTNERSHIP)
    if capability is not Capability.VIEW_PARTNERSHIP:
        seen.require(capability)
    return Opened(seen, procurement_of(seen.partnership, seen.acting.today))


def with_plan(
    request: HttpRequest, ref: str, capability: Capability = Capability.VIEW_PARTNERSHIP
) -> Opened:
    """As `opened`, once there is a sound plan. Raises: Http404 before, Refused."""
    one = opened(request, ref, capability)
    _ = one.held
    return one


def procurement_page(
    one: Opened, title: str, *, crumbs: list[Crumb] | None = None, **more: Any
) -> dict[str, Any]:
    """The context of a page. crumbs: those between the first page and this one.

    `base` is the address under which the pages stand: rows of links are written from it.
    """
    home = (HOME, one.url("overview"))
    found = one.found
    return workspace_context(
        one.seen,
        room=ROOM,
        page_title=title,
        crumbs=[*([home] if title != HOME else []), *(crumbs or [])],
        base=home[1],
        one=one,
        plan=None if found is None else found.plan,
        illustrative="" if found is None else found.plan.illustrative,
        agreed=None if found is None else found.agreed,
        may_write=one.seen.may(WRITES),
        may_export=one.seen.may(Capability.EXPORT),
        **more,
    )
