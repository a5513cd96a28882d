"""What is wrong with bids and their prices, one by one and taken together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from counterfoil.errors import Severity
from counterfoil.tender.bids import (
    Answer,
    Bid,
    ConditionResult,
    Irregularity,
    Price,
    Rate,
    Receipt,
    TenderRecord,
    Trouble,
)
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import BeyondLimit

Fault = tuple[str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_SHA256 = re.compile(r"[0-9a-f]{64}")
DECIDE = "record what is decided in the register of late and partial bids, with the reason"


def bid_faults(one: TenderRecord, dossier: Dossier) -> Iterator[Fault]:
    """What is wrong with one record of a bid: what, the mend, how much it matters."""
    bid = getattr(one, "bid", None)
    if bid is not None and bid not in dossier.bids:
        first = dossier.first_ids.get(bid, bid)
        known = f"name it {first}, as it was first entered" if first in dossier.bids else ""
        yield f"there is no bid {bid}", known or choose(dossier.bids), _ERROR
    match one:
        case Bid():
            lots = [each for each in dossier.lots if each]
            if one.lot not in dossier.lots:
                what = f"there is no lot {one.lot}" if one.lot else "it is for no lot"
                yield what, choose(lots) if lots else "leave lot blank", _ERROR
            yield from _made_another(one, dossier)
        case Receipt():
            if not _SHA256.fullmatch(one.sha256):
                yield "sha256 is no fingerprint", "give 64 digits from 0 to f", _ERROR
            if one.size < 0:
                yield "the size is below nought", "give the bytes of the file", _ERROR
        case ConditionResult():
            names = [each.id for each in dossier.plan.conditions]
            if one.condition not in names:
                yield f"there is no condition {one.condition}", choose(names), _ERROR
            yield from blank("reason", one.reason)
            yield from blank("decided_by", one.decided_by)
        case Irregularity():
            yield from blank("reason", one.reason)
            yield from blank("decided_by", one.decided_by)
        case Answer():
            yield from _answer(one, dossier)
        case Price() | Rate():
            yield from _money(one, dossier)


def dossier_faults(dossier: Dossier) -> Iterator[tuple[str, str, str, Severity]]:
    """What is wrong with records taken together: the record's id, what, the mend, how much.

    A bid out of order with no decision yet is a warning, so that it can be entered and then decided
    on; it cannot be ranked, nor any other bid of its lot, until it is.
    """
    for name, what in undecided(dossier).items():
        yield name, what, DECIDE, _WARNING
    yield from _currencies(dossier)


def undecided(dossier: Dossier) -> dict[str, str]:
    """The bids late or altered after their receipt on which nothing was decided, and what it is."""
    decided = {(one.bid, one.trouble) for one in dossier.of(Irregularity)}
    received: dict[str, datetime] = {}
    found = {}
    for one in dossier.of(Receipt):
        received[one.bid] = max(received.get(one.bid, one.received_at), one.received_at)
        if one.supersedes and (one.bid, Trouble.ALTERED) not in decided:
            found[one.bid] = "a file of it was replaced after its receipt"
    due = dossier.plan.bids_due
    for bid in dossier.bids.values():
        last = max(bid.received_at, received.get(bid.id, bid.received_at))
        if last > due and (bid.id, Trouble.LATE) not in decided:
            found[bid.id] = (
                f"it came in at {last:{_clock(last)}}, after {due:{_clock(due)}}, and nothing was "
                "decided on it"
            )
    return found


def _clock(moment: datetime) -> str:
    """How a moment is shown: with its seconds where it has any, for a bid may be late by one."""
    return "%Y-%m-%d %H:%M" + (":%S" if moment.second else "")


def choose(names: Iterable[str]) -> str:
    """The mend of a name that nothing has."""
    held = sorted(names)
    return f"use one of {', '.join(held)}" if held else "there is none to name yet"


def blank(name: str, text: str) -> Iterator[Fault]:
    """The fault of a field that must say something."""
    if not text.strip():
        yield f"{name} is blank", "say it in words", _ERROR


def _made_another(one: Bid, dossier: Dossier) -> Iterator[Fault]:
    """A bid put right keeps its bidder and lot once anything is recorded of either."""
    before = next((each for each in dossier.records if each.id == one.supersedes), None)
    if not isinstance(before, Bid):
        return
    first = dossier.first_ids[one.id]
    others = [each for each in dossier.records if not isinstance(each, Bid)]
    of_bid = any(getattr(each, "bid", None) == first for each in others)
    of_bidder = any(getattr(each, "bidder", None) == before.bidder for each in others)
    if one.bidder != before.bidder and (of_bid or of_bidder):
        what = (
            f"it makes a bid of {before.bidder} one of {one.bidder}, and records name it as "
            f"{before.bidder}’s"
        )
        mend = f"leave bidder {before.bidder}: only evaluators see it; put the name right instead"
        yield what, mend, _ERROR
    if one.lot != before.lot and of_bid:
        what = (
            f"it moves the bid to lot {one.lot or '(blank)'}, and records name it as one for lot "
            f"{before.lot or '(blank)'}"
        )
        mend = "enter a bid for that lot, and leave this one out in the register with the reason"
        yield what, mend, _ERROR


def _answer(one: Answer, dossier: Dossier) -> Iterator[Fault]:
    leaf = dossier.plan.leaf(one.criterion)
    if leaf is None or leaf.criterion.priced:
        names = [each.id for each in dossier.plan.marked]
        yield f"there is no criterion {one.criterion} to answer", choose(names), _ERROR
        return
    limit = leaf.criterion.word_limit
    if limit is not None and one.word_count > limit:
        what = f"it has {one.word_count:,} words, and the limit is {limit:,}"
        not_read = leaf.criterion.beyond_limit is BeyondLimit.NOT_READ
        mend = f"read the first {limit:,} words alone" if not_read else "ask the bidder"
        yield what, f"{mend}, as the plan says", _WARNING


def _money(one: Price | Rate, dossier: Dossier) -> Iterator[Fault]:
    if dossier.plan.price is None:
        yield "the plan has no price model", "leave prices out", _ERROR
    elif isinstance(one, Rate) and not dossier.plan.price.figure.is_whole_life:
        what = "the plan judges totals, and this is a rate"
        yield what, "enter the total in prices, or let figure be a whole-life price", _ERROR
    if isinstance(one, Price) and one.amount_gbp <= 0:
        yield "the price is not above 0", "ask the bidder; a free bid needs a decision", _ERROR
    if isinstance(one, Rate) and one.rate_gbp < 0:
        yield "the rate is below 0", "correct the number", _ERROR
    if one.currency != dossier.plan.currency:
        what = f"it is in {one.currency}, and prices are asked in {dossier.plan.currency}"
        yield (
            what,
            f"ask the bidder for the price in {dossier.plan.currency}; do not convert",
            (_ERROR),
        )


def _currencies(dossier: Dossier) -> Iterator[tuple[str, str, str, Severity]]:
    held: dict[str, dict[str, str]] = {}
    money: tuple[Price | Rate, ...] = (*dossier.of(Price), *dossier.of(Rate))
    for one in money:
        held.setdefault(one.bid, {}).setdefault(one.currency, one.id)
    for bid, found in held.items():
        if len(found) > 1:
            what = f"bid {bid} is priced in {' and '.join(sorted(found))}"
            yield list(found.values())[-1], what, "ask the bidder for one currency", _ERROR
