"""What every page of a partnership shows around its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from counterfoil.access import Capability, Marking
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.progress import parties_on
from counterfoil_web.partnerships.rooms import rooms_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.partnerships.workspace_html import head_html, side_html

Crumb = tuple[str, str]

_CONTRACTS = ("Contracts", "contracts:list", Capability.VIEW_CONTRACT_FIGURES, "contract")
"""For those whom the six rooms, the contract room among them, are closed to: the supplier."""

_PLACES = (
    ("Decisions", "decisions:partnership", Capability.VIEW_DECISIONS, "decisions"),
    ("Sharing", "partnerships:sharing", Capability.MANAGE_SHARING, "sharing"),
    ("Partnership history", "partnerships:history", Capability.VIEW_HISTORY, "history"),
)


def workspace_context(
    seen: Seen,
    *,
    room: str,
    page_title: str,
    page_caption: str = "",
    crumbs: Sequence[Crumb] = (),
    **more: Any,
) -> dict[str, Any]:
    """The context of a template that extends `partnerships/workspace.html`.

    room: slug of the room the page belongs to; "decisions", "sharing", "history", or "" for the
    overview. crumbs: words and addresses of the pages between the partnership and this one.
    """
    partnership, today = seen.partnership, seen.acting.today
    full = seen.may(Capability.VIEW_PARTNERSHIP)
    rooms = rooms_of(partnership, current=room, today=today) if full else ()
    kind_words = presenters.kind_words(partnership.kind)
    parties, places = parties_on(partnership, today), _places(seen, room)
    return {
        "seen": seen,
        "acting": seen.acting,
        "partnership": partnership,
        "marking": Marking(partnership.marking),
        "kind_words": kind_words,
        "stage_words": presenters.stage_words(partnership.stage),
        "parties": parties,
        "rooms": rooms,
        "places": places,
        "frame_head": head_html(partnership, kind_words, parties, crumbs),
        "frame_side": side_html(partnership.ref, rooms, places, overview=not room),
        "room": room,
        "page_title": page_title,
        "page_caption": page_caption,
        "crumbs": crumbs,
        **more,
    }


def _places(seen: Seen, current: str) -> list[dict[str, Any]]:
    """The pages of a partnership beside its rooms, as far as the one who acts may open them."""
    in_rooms = seen.may(Capability.VIEW_PARTNERSHIP)
    return [
        {
            "name": name,
            "url": address_of(address, seen.partnership.ref),
            "current": current == slug,
        }
        for name, address, capability, slug in (_PLACES if in_rooms else (_CONTRACTS, *_PLACES))
        if seen.may(capability)
    ]
