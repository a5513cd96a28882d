"""What a portal calls bids, evaluators, criteria and conditions, found in a tender."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from counterfoil.contractfile.mapped_rows import Fault, Values
from counterfoil.folded_text import folded
from counterfoil.tender.bids import Bid, Receipt
from counterfoil.tender.dossier import Dossier

_NO_TIME = " 00:00"


class PortalNames:
    """Puts our ids in the place of a portal's names, row by row."""

    def __init__(self, dossier: Dossier, kind: str) -> None:
        plan, bids = dossier.plan, dossier.bids.values()
        self._is_bid = kind == Bid.kind
        self._has_receipt = kind in (Bid.kind, Receipt.kind)
        self._bidders = {folded(one.name): one.bidder for one in bids}
        self._held = {one.bidder for one in bids}
        found = {
            "bid": [(one.id, name) for one in bids for name in (one.id, one.bidder, one.name)],
            "bidder": [(one.bidder, name) for one in bids for name in (one.bidder, one.name)],
            "evaluator": [(one.id, name) for one in plan.evaluators for name in (one.id, one.role)],
            "criterion": [
                (one.id, name) for one in plan.marked for name in (one.id, one.criterion.title)
            ],
            "condition": [
                (one.id, name) for one in plan.conditions for name in (one.id, one.title)
            ],
            "lot": [(one.id, name) for one in plan.lots for name in (one.id, one.title)],
        }
        if self._is_bid:
            del found["bidder"]
        self._ids = {field: {name for name, _ in pairs} for field, pairs in found.items()}
        self._found = {field: _by_name(pairs) for field, pairs in found.items()}

    def fill(self, values: Values) -> Iterator[Fault]:
        """Change the cells of a row; what cannot be settled is told."""
        for field, held in self._found.items():
            text = values.get(field, "")
            if not text or text in self._ids[field]:
                continue
            ids = held.get(folded(text), ())
            if len(ids) == 1:
                values[field] = ids[0]
            elif ids:
                what = f"{text} may be any of {', '.join(ids)}"
                yield field, what, "map a column that holds one of these"
        if self._is_bid and values.get("name") and not values["bidder"]:
            values["bidder"] = self._bidder(values["name"])
        if self._has_receipt and values.get("received_at", "").endswith(_NO_TIME):
            what = "it gives a day and no time, or midnight, and a bid may be late by a minute"
            yield (
                "received_at",
                what,
                "map the column with the time of receipt; write midnight as 00:01",
            )

    def _bidder(self, name: str) -> str:
        """The id of a bidder as evaluators see it: the one it has, or the next letter."""
        known = folded(name)
        if known not in self._bidders:
            self._bidders[known] = next(one for one in _letters() if one not in self._held)
            self._held.add(self._bidders[known])
        return self._bidders[known]


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, words in pairs:
        found.setdefault(folded(words), {})[name] = None
    return {words: tuple(names) for words, names in found.items()}


def _letters() -> Iterator[str]:
    """A to Z, then AA, BB and so on."""
    for times in count(1):
        yield from (chr(ord("A") + place) * times for place in range(26))
