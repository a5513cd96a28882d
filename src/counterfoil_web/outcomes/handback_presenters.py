"""What comes back at the end, as its page and files show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterfoil.contract.lines import number_text, to_pence
from counterfoil.outcomes.handback import Handback, HandbackItem, HandbackStatus
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = (
    *("What", "Item", "Status", "Owner", "Needed by", "How many", "Price (£)"),
    *("Clause", "Evidence", "Basis", "Source", "Note"),
)
_STATUSES = {
    HandbackStatus.NOT_LISTED: ("Not listed", "red"),
    HandbackStatus.LISTED: ("Listed", "yellow"),
    HandbackStatus.AGREED: ("Agreed", "blue"),
    HandbackStatus.HANDED_BACK: ("Handed back, not accepted", "blue"),
    HandbackStatus.ACCEPTED: ("Accepted", "green"),
    HandbackStatus.DISPUTED: ("Disputed", "red"),
    HandbackStatus.NOT_COMING: ("Nothing comes back", "grey"),
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item with its status in words."""

    item: HandbackItem
    words: str
    colour: str
    count: str


@dataclass(frozen=True, slots=True)
class ListRows:
    """The items of one kind, and how many of them have nothing left to do."""

    name: str
    settled: str
    rows: tuple[ItemRow, ...]


def lists(found: Handback) -> tuple[ListRows, ...]:
    """Each list, also those in which nothing stands yet."""
    return tuple(
        ListRows(
            held.what.words.capitalize(),
            f"{held.settled} of {len(held.items)} settled",
            _rows(held.items),
        )
        for held in found.lists
    )


def status_choices() -> list[tuple[str, str]]:
    """The statuses as a form offers them."""
    return [(status.value, words) for status, (words, _) in _STATUSES.items()]


def cells(found: Handback) -> Iterator[tuple[Cell, ...]]:
    """Every item as a row of a file."""
    for held in lists(found):
        for row in held.rows:
            one = row.item
            yield (
                held.name,
                one.title,
                row.words,
                one.owner,
                one.needed_by.isoformat() if one.needed_by else "",
                row.count,
                "" if one.price_gbp is None else to_pence(one.price_gbp),
                one.clause,
                one.evidence,
                one.basis.value,
                one.source,
                one.note,
            )


def _rows(items: Iterable[HandbackItem]) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(one, *_STATUSES[one.status], "" if one.count is None else number_text(one.count, 2))
        for one in items
    )
