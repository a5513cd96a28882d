"""A tender's plan with all its records: what every sum and page about it is made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from counterfoil.contract.records import standing
from counterfoil.tender.bids import Bid, BidDecision, Irregularity, Price, TenderRecord
from counterfoil.tender.plan import Plan
from counterfoil.tender.scores import Consensus, Declaration, Score

T = TypeVar("T", bound=TenderRecord)
_OF_BIDS = ("bids", "first_ids")
"""What only a record of a bid changes."""


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """A plan and its records. on: what was entered by this day counts; None for all."""

    plan: Plan
    records: tuple[TenderRecord, ...] = ()
    on: date | None = None

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """The records of a kind that stand, in the order entered."""
        return tuple(one for one in self._standing.get(kind, ()) if isinstance(one, kind))

    @cached_property
    def _standing(self) -> dict[type[TenderRecord], list[TenderRecord]]:
        found: dict[type[TenderRecord], list[TenderRecord]] = {}
        for one in standing(self.records, TenderRecord, self.on):
            found.setdefault(type(one), []).append(one)
        return found

    @cached_property
    def bids(self) -> dict[str, Bid]:
        """The bids that stand, by the id under which each was first entered, which it keeps."""
        first = self.first_ids
        found = {first[one.id]: one for one in self.of(Bid)}
        names = dict.fromkeys(first[one.id] for one in self.records if isinstance(one, Bid))
        return {
            name: found[name] if found[name].id == name else replace(found[name], id=name)
            for name in names
            if name in found
        }

    @cached_property
    def first_ids(self) -> dict[str, str]:
        """Of every record of a bid, the id under which that bid was first entered."""
        before = {one.id: one.supersedes for one in self.records if isinstance(one, Bid)}
        found = {}
        for name in before:
            first, seen = name, {name}
            while before.get(first) in before and before[first] not in seen:
                first = before[first]
                seen.add(first)
            found[name] = first
        return found

    def bids_for(self, lot: str) -> tuple[Bid, ...]:
        """The bids for a lot."""
        return tuple(one for one in self.bids.values() if one.lot == lot)

    @property
    def lots(self) -> tuple[str, ...]:
        """The ids of the lots; one blank where the plan has none."""
        return tuple(one.id for one in self.plan.lots) or ("",)

    @cached_property
    def scores(self) -> dict[tuple[str, str], dict[str, Score]]:
        """For each bid and criterion, the standing mark of each evaluator that counts."""
        found: dict[tuple[str, str], dict[str, Score]] = {}
        for one in self.of(Score):
            if not self.is_conflicted(one.evaluator, one.bid):
                found.setdefault((one.bid, one.criterion), {})[one.evaluator] = one
        return found

    @property
    def set_aside(self) -> tuple[Score, ...]:
        """Marks kept that no longer count: a conflict with the bidder was declared since."""
        return tuple(one for one in self.of(Score) if self.is_conflicted(one.evaluator, one.bid))

    @cached_property
    def consensus(self) -> dict[tuple[str, str], Consensus]:
        """For each bid and criterion, the consensus that stands."""
        return {(one.bid, one.criterion): one for one in self.of(Consensus)}

    @cached_property
    def totals_gbp(self) -> dict[str, Fraction]:
        """The total that each bid asks."""
        return {one.bid: Fraction(one.amount_gbp) for one in self.of(Price)}

    @cached_property
    def excluded(self) -> dict[str, Irregularity]:
        """The bids left out by the register of late and partial bids, with that decision."""
        found = self.of(Irregularity)
        return {one.bid: one for one in found if one.decision is BidDecision.LEFT_OUT}

    @cached_property
    def conflicts(self) -> frozenset[tuple[str, str]]:
        """(evaluator, bidder) with a declared conflict; a blank bidder stands for all."""
        found = (one for one in self.of(Declaration) if one.conflict)
        return frozenset((one.evaluator, one.bidder) for one in found)

    def is_conflicted(self, evaluator: str, bid: str) -> bool:
        """Whether an evaluator may not see and mark a bid."""
        held = self.bids.get(bid)
        bidder = held.bidder if held else bid
        return (evaluator, "") in self.conflicts or (evaluator, bidder) in self.conflicts

    def was_conflicted(self, evaluator: str, bid: str, moment: datetime) -> bool:
        """Whether a conflict of an evaluator with the bidder stood at a moment."""
        held = self.bids.get(bid)
        bidders = ("", held.bidder if held else bid)
        told = [
            one
            for one in self._declared
            if one.evaluator == evaluator and one.declared_at <= moment
        ]
        gone = {one.supersedes for one in told}
        return any(one.conflict and one.bidder in bidders and one.id not in gone for one in told)

    @cached_property
    def _declared(self) -> tuple[Declaration, ...]:
        """Every declaration, those that others took the place of too."""
        return tuple(one for one in self.records if isinstance(one, Declaration))

    def with_records(self, added: Iterable[TenderRecord]) -> Dossier:
        """The same tender with more records; what was worked out of it is brought up to date."""
        new = tuple(added)
        made = Dossier(plan=self.plan, records=(*self.records, *new), on=self.on)
        known = [one for one in new if self.on is None or one.entered_on <= self.on]
        if not any(isinstance(one, Bid) for one in new):
            kept = {name: self.__dict__[name] for name in _OF_BIDS if name in self.__dict__}
            made.__dict__.update(kept)
        standing = self.__dict__.get("_standing")
        if standing is not None:
            made.__dict__["_standing"] = _stood(standing, known)
            scores = self.__dict__.get("scores")
            if scores is not None and all(isinstance(one, Score) for one in known):
                made.__dict__["scores"] = _scored(scores, known, made)
        return made


def _stood(
    before: dict[type[TenderRecord], list[TenderRecord]], added: Iterable[TenderRecord]
) -> dict[type[TenderRecord], list[TenderRecord]]:
    """What stands once records are added: those whose place they take do not."""
    found = dict(before)
    held = tuple(added)
    gone = {one.supersedes for one in held if one.supersedes}
    for kind in found if gone else ():
        if any(one.id in gone for one in found[kind]):
            found[kind] = [one for one in found[kind] if one.id not in gone]
    for one in held:
        if one.id not in gone:
            found[type(one)] = [*found.get(type(one), ()), one]
    return found


def _scored(
    before: dict[tuple[str, str], dict[str, Score]],
    added: Iterable[TenderRecord],
    dossier: Dossier,
) -> dict[tuple[str, str], dict[str, Score]]:
    """The marks that count once marks are added: of the answers that those are of, anew."""
    found = dict(before)
    touched = {(one.bid, one.criterion) for one in added if isinstance(one, Score)}
    for where in touched:
        found.pop(where, None)
    for one in dossier.of(Score) if touched else ():
        where = (one.bid, one.criterion)
        if where in touched and not dossier.is_conflicted(one.evaluator, one.bid):
            found.setdefault(where, {})[one.evaluator] = one
    return found
