"""What the pages of moderation say: how far each criterion is, and the marks side by side."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from counterfoil.contract.lines import number_text
from counterfoil.tender.agreement import Agreement, Level, agreement
from counterfoil.tender.bids import Bid
from counterfoil.tender.moderation import ModeratedAnswer, unagreed
from counterfoil.tender.plan import Leaf
from counterfoil.tender.scores import Submission
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.tenders.moderation_rooms import Room

_ALPHAS: KeptInMemory[Agreement] = KeptInMemory(2_000)


@dataclass(frozen=True, kw_only=True)
class CriterionRow:
    """One criterion on the first page. waiting: who has not handed it in."""

    leaf: Leaf
    lot: str
    lot_title: str
    points: str
    handed_in: int
    of: int
    waiting: tuple[str, ...]
    is_open: bool
    answers: int
    to_talk_over: int
    agreed: int
    drafts: int
    alpha: str

    @property
    def is_agreed(self) -> bool:
        """Whether every mark of it is agreed."""
        return self.is_open and self.agreed == self.answers

    @property
    def can_open(self) -> bool:
        """Whether everybody has handed it in and moderation has not opened."""
        return not self.is_open and not self.waiting


def criterion_rows(room: Room, drafts: Any) -> list[CriterionRow]:
    """A row for each criterion of each lot."""
    handed = room.one.competition.made(
        "handed in",
        lambda: {(one.criterion, one.lot, one.evaluator) for one in room.dossier.of(Submission)},
    )
    lots = {one.id: one.title for one in room.plan.lots}
    out = {name for name, bidder in room.dossier.conflicts if bidder == ""}
    drafted: dict[str, int] = {}
    for bid, criterion in drafts:
        if room.may_see(bid):
            drafted[criterion] = drafted.get(criterion, 0) + 1
    found = []
    for lot in room.dossier.lots:
        for leaf in room.plan.marked:
            markers = [one.id for one in room.plan.evaluators_of(leaf.id, lot) if one.id not in out]
            waiting = [one for one in markers if (leaf.id, lot, one) not in handed]
            held = room.answers(leaf.id, lot)
            found.append(
                CriterionRow(
                    leaf=leaf,
                    lot=lot,
                    lot_title=lots.get(lot, ""),
                    points=number_text(leaf.points, 1),
                    handed_in=len(markers) - len(waiting),
                    of=len(markers),
                    waiting=tuple(room.role(one) for one in waiting),
                    is_open=(leaf.id, lot) in room.opened,
                    answers=len(held),
                    to_talk_over=sum(bool(one.divergence) for one in held),
                    agreed=sum(one.consensus is not None for one in held),
                    drafts=drafted.get(leaf.id, 0),
                    alpha=alpha_words(criterion_alpha(room, leaf.id, lot)) if held else "",
                )
            )
    return found


def criterion_alpha(room: Room, criterion: str, lot: str) -> Agreement:
    """How far the evaluators agreed on a criterion, of the bids that may be seen here."""
    held = room.answers(criterion, lot)
    return _ALPHAS.made(
        (*_seen(room, (criterion, lot)), tuple(one.bid for one in held)),
        lambda: agreement((_marks(one) for one in held), Level.ORDINAL),
    )


def whole_alpha(room: Room) -> Agreement:
    """The same of all criteria of which moderation has opened."""
    every = [one for where in room.opened for one in room.answers(*where)]
    return _ALPHAS.made(
        (*_seen(room, tuple(room.opened)), tuple(one.bid for one in every)),
        lambda: agreement((_marks(one) for one in every), Level.ORDINAL),
    )


def alpha_words(found: Agreement) -> str:
    """Alpha in digits, or why there is none."""
    return found.why_none if found.alpha is None else number_text(found.alpha, 2)


def left_to_agree(room: Room, lot: str) -> int:
    """How many marks of a lot are not agreed."""
    found = room.one.competition.made(f"unagreed {lot}", lambda: unagreed(room.dossier, lot))
    return len(found)


def mark_cells(one: ModeratedAnswer, markers: list[str]) -> list[str]:
    """A cell for each evaluator: the mark, or why there is none."""
    cells = []
    for name in markers:
        if name in one.conflicted:
            cells.append("conflict")
        elif name in one.scores:
            cells.append(number_text(one.scores[name].mark))
        else:
            cells.append("none")
    return cells


def answer_row(room: Room, one: ModeratedAnswer, markers: list[str], draft: Any) -> dict[str, Any]:
    """One bid in the table of a criterion."""
    bid = room.dossier.bids[one.bid]
    return {
        "bid": bid,
        "label": room.label(bid),
        "cells": mark_cells(one, markers),
        "divergence": one.divergence,
        "consensus": "" if one.consensus is None else number_text(one.consensus.mark),
        "outside": one.outside,
        "draft": draft,
        "url": room.one.url("moderate", one.criterion, one.bid),
    }


def marks_beside(room: Room, one: ModeratedAnswer) -> list[dict[str, Any]]:
    """Each evaluator's mark and reason, in the plan's order."""
    bid = room.dossier.bids[one.bid]
    found = []
    for evaluator in room.plan.evaluators_of(one.criterion, bid.lot):
        score = one.scores.get(evaluator.id)
        anchor = room.plan.scale.anchor(score.mark) if score else None
        found.append(
            {
                "id": evaluator.id,
                "role": evaluator.role,
                "mark": number_text(score.mark) if score else "",
                "called": anchor.label if anchor else "",
                "reason": score.reason if score else "",
                "at": score.scored_at if score else None,
                "why": score.change_reason if score else "",
                "conflicted": evaluator.id in one.conflicted,
                "own": evaluator.id == room.evaluator,
            }
        )
    return found


def next_to_agree(room: Room, answered: tuple[str, str], lot: str) -> tuple[str, Bid] | None:
    """The next answer without an agreed mark: in this criterion first, then in others opened."""
    here = [one for one in room.answers(answered[1], lot) if one.bid != answered[0]]
    rest = [
        one
        for criterion, other in room.opened
        if criterion != answered[1] and other not in room.locked
        for one in room.answers(criterion, other)
    ]
    found = next((one for one in (*here, *rest) if one.consensus is None), None)
    return None if found is None else (found.criterion, room.dossier.bids[found.bid])


def _marks(one: ModeratedAnswer) -> list[Fraction]:
    return [score.mark for score in one.scores.values()]


def _seen(room: Room, places: object) -> tuple[Hashable, ...]:
    conflicts = tuple(sorted(room.dossier.conflicts))
    return (room.one.tender.pk, repr(places), conflicts)
