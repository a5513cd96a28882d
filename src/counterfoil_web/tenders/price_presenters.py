"""Where each bid's price is, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.tender.bids import Bid, Price, Rate
from counterfoil.tender.dossier import Dossier
from counterfoil_web.tenders.models import SealedPrice
from counterfoil_web.tenders.price_keys import Officer
from counterfoil_web.tenders.price_rules import is_opened, unopened

NONE_WORDS = "None received"


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One bid of the table. total: in words, blank while nobody may know it."""

    bid: Bid
    sealed: SealedPrice | None
    state: str
    tag: str
    told: str
    total: str
    to_enter: bool
    opened: bool


@dataclass(frozen=True, slots=True)
class LotPrices:
    """The bids of a lot. locked: whether quality is, so that prices may be opened."""

    lot: str
    title: str
    locked: bool
    rows: tuple[PriceRow, ...]
    mine_to_do: bool


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """A price officer, and whether they made a key."""

    officer: Officer
    words: str
    is_me: bool
    has_key: bool


def officer_rows(officers: Sequence[Officer], me: int) -> list[OfficerRow]:
    """The officers with who of them is reading."""
    return [
        OfficerRow(one, one.words, one.seat.person_id == me, one.key is not None)
        for one in officers
    ]


def lot_prices(
    dossier: Dossier, sealed: Sequence[SealedPrice], locked: Sequence[str], me: int
) -> list[LotPrices]:
    """The bids of each lot with where their prices are. locked: the lots whose quality is."""
    titles = {one.id: one.title for one in dossier.plan.lots}
    by_bid = {one.bid: one for one in sealed}
    rates: dict[str, int] = {}
    for rate in dossier.of(Rate):
        rates[rate.bid] = rates.get(rate.bid, 0) + 1
    prices = {one.bid: one for one in dossier.of(Price)}
    found = []
    for lot in dossier.lots:
        stay = unopened(dossier, lot)
        rows = tuple(
            _row(one, by_bid.get(one.id), stay, prices.get(one.id), rates.get(one.id, 0))
            for one in dossier.bids_for(lot)
        )
        to_do = any(
            row.sealed is not None
            and not row.opened
            and row.bid.id not in stay
            and all(each.by_id != me for each in row.sealed.releases.all())
            for row in rows
        )
        found.append(LotPrices(lot, titles.get(lot, ""), lot in locked, rows, to_do))
    return found


def _row(
    bid: Bid, sealed: SealedPrice | None, stay: dict[str, str], price: Price | None, rates: int
) -> PriceRow:
    total = "" if price is None else f"£{price.amount_gbp:,.2f}"
    if rates:
        total = f"{rates} rate{'s' if rates > 1 else ''}"
    entered = bool(total)
    if sealed is None:
        state, tag = ("Entered", "green") if entered else (NONE_WORDS, "grey")
        told = "No sealed file: the record says where it was read" if entered else ""
        return PriceRow(bid, None, state, tag, told, total, to_enter=False, opened=entered)
    if is_opened(sealed):
        state, tag = ("Opened", "green") if entered else ("Opened, to be entered", "yellow")
        who = " and ".join(str(one.by) for one in sealed.releases.all())
        return PriceRow(
            bid, sealed, state, tag, f"Opened by {who}", total, to_enter=not entered, opened=True
        )
    if bid.id in stay:
        told = f"Stays sealed: {stay[bid.id]}"
        return PriceRow(bid, sealed, "Not opened", "grey", told, "", to_enter=False, opened=False)
    released = next(iter(sealed.releases.all()), None)
    if released is not None:
        told = f"{released.by} released it; it waits for {released.to}"
        return PriceRow(
            bid, sealed, "Half open", "light-blue", told, "", to_enter=False, opened=False
        )
    return PriceRow(bid, sealed, "Sealed", "blue", "", "", to_enter=False, opened=False)
