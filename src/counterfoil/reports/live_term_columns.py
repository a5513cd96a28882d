"""The columns of the sheet Terms."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.reports.live_sheet import FIRST_YEAR

_HEADS = {
    "kind": "kind of amount",
    "level": "amount",
    "last_level": "last amount (ramp)",
    "start": "first year",
    "end": "last year",
    "delay": "delay, months",
    "whole": "whole years late",
    "part": "part of a year late",
    "driver": "place of driver",
    "growth": "real growth a year",
    "index": "price index",
    "index_place": "place of index",
    "upper": "bias: upper bound",
    "lower": "bias: lower bound",
    "mitigation": "bias: mitigated share",
    "applied": "bias applied",
    "bias": "factor for bias",
    "sign": "comes in +1, goes out -1",
    "social": "in social view",
    "health": "health schedule",
    "vat": "factor for VAT",
    "purse": "reaches a budget",
    "heading": "heading",
    "nature": "nature",
    "commitment": "commitment",
    "changed": "changed beyond what formulas follow",
}
_SHARE_MARK = "share of "


@dataclass(frozen=True, slots=True)
class TermColumns:
    """The column of each term, those of the bodies' shares after the rest."""

    bodies: tuple[str, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """Headings of the columns in order."""
        return (*_HEADS.values(), *(f"share of {body}" for body in self.bodies))

    def column(self, term: str) -> int:
        """The column of a term, or of `share of` a body."""
        if term.startswith(_SHARE_MARK):
            place = self.bodies.index(term.removeprefix(_SHARE_MARK))
            return FIRST_YEAR + len(_HEADS) + place
        return FIRST_YEAR + list(_HEADS).index(term)


def share_term(body: str) -> str:
    """The name of the term that holds a body's share."""
    return _SHARE_MARK + body
