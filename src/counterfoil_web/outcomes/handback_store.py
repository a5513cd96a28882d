"""Where something that comes back stands: each change a record that follows the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404

from counterfoil.outcomes.handback import HandbackItem
from counterfoil_web.outcomes.models import OutcomeRow
from counterfoil_web.outcomes.records_store import enter, rows_of
from counterfoil_web.outcomes.store import Outcomes
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.entries import Entry
from counterfoil_web.registers.rows import row_named


@dataclass(frozen=True)
class Move:
    """How something stands now: its own fields that change, what shows it, and why."""

    texts: Mapping[str, str]
    source: str
    note: str


def item_for(held: Outcomes, key: str) -> HandbackItem:
    """One item as it stands. Raises: Http404."""
    found = next((one for one in held.items if one.id == key), None)
    if found is None:
        raise Http404("There is no such item, or another has taken its place.")
    return found


def move_item(seen: Seen, key: str, move: Move) -> OutcomeRow:
    """Write how an item stands now; what was said of it before stays.

    Raises: Http404; Refused; InvalidValue; BadInput, as when somebody moved it meanwhile.
    """
    row = row_named(rows_of(seen.partnership, HandbackItem.kind), key)
    texts = {**row.fields, **move.texts}
    found, _ = enter(
        seen,
        Entry(
            kind=HandbackItem.kind,
            texts={name: text for name, text in texts.items() if text},
            source=move.source,
            note=move.note,
            supersedes=key,
        ),
    )
    return found
