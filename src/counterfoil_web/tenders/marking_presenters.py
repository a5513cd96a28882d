"""What the pages of marking say of an evaluator's work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import exact_text
from counterfoil.tender.bids import Bid
from counterfoil.tender.marking import AnswerToMark
from counterfoil.tender.plan import Scale
from counterfoil.tender.scores import Declaration
from counterfoil_web.tenders.markers import Marker
from counterfoil_web.tenders.marking_forms import MOST_RADIOS, marks_of


@dataclass(frozen=True)
class Progress:
    """How far somebody is. handed_in, of criteria."""

    marked: int
    of: int
    drafts: int
    handed_in: int
    criteria: int


@dataclass(frozen=True)
class MarkChoice:
    """A mark that may be chosen, and what it means. number: its place, for the control's id."""

    number: int
    value: str
    mark: str
    label: str
    meaning: str
    chosen: bool


def progress(one: Marker) -> Progress:
    """Marks, drafts and criteria handed in."""
    handed = sum(each.is_handed_in or each.is_locked for each in one.work)
    return Progress(
        marked=sum(each.score is not None for each in one.answers.values()),
        of=len(one.answers),
        drafts=sum(name in one.answers for name in one.drafts),
        handed_in=handed,
        criteria=len(one.work),
    )


def marks_word(count: int) -> str:
    """How many marks, in words."""
    return "1 mark" if count == 1 else f"{count:,} marks"


def choices(scale: Scale, chosen: str) -> list[MarkChoice]:
    """A choice for each mark, while they are few; else none."""
    if (scale.highest - scale.lowest) / scale.step + 1 > MOST_RADIOS:
        return []
    found = []
    for number, mark in enumerate(marks_of(scale), 1):
        anchor, value = scale.anchor(mark), exact_text(mark)
        found.append(
            MarkChoice(
                number=number,
                value=value,
                mark=number_text(mark),
                label=anchor.label if anchor else "",
                meaning=anchor.meaning if anchor else "",
                chosen=value == chosen,
            )
        )
    return found


def anchors(scale: Scale) -> list[tuple[str, str, str]]:
    """Each anchor: its marks, what it is called, what it means."""
    return [
        (
            number_text(one.mark)
            if one.mark == one.last
            else f"{number_text(one.mark)} to {number_text(one.last)}",
            one.label,
            one.meaning,
        )
        for one in scale.anchors
    ]


def bidders_of(one: Marker) -> list[Bid]:
    """One bid of each bidder, in the order of their names, which gives no letter away."""
    held = {each.bidder: each for each in one.dossier.bids.values()}
    return sorted(held.values(), key=lambda each: each.name.casefold())


def declarations_of(one: Marker) -> dict[str, Declaration]:
    """What the evaluator has declared, by bidder; of all bidders under a blank."""
    return {each.bidder: each for each in one.dossier.of(Declaration) if each.evaluator == one.id}


def declared_by_bidder(one: Marker) -> int:
    """Of how many bidders the evaluator has said nothing yet."""
    held = declarations_of(one)
    return sum(each.bidder not in held for each in bidders_of(one))


def history(one: Marker, answer: AnswerToMark) -> list[dict[str, Any]]:
    """The evaluator's marks of an answer that others took the place of, newest first."""
    if answer.score is None or not answer.score.supersedes:
        return []
    by_id = one.one.competition.made(
        "scores by id", lambda: {each.id: each for each in one.dossier.records}
    )
    found, last = [], answer.score
    while last.supersedes in by_id:
        earlier = by_id[last.supersedes]
        found.append(
            {
                "mark": number_text(earlier.mark),
                "reason": earlier.reason,
                "at": earlier.scored_at,
                "why": last.change_reason,
            }
        )
        last = earlier
    return found
