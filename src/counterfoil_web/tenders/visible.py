"""Which records of a tender a reader of the partnership may read; the rule is the library's."""

from __future__ import annotations

from counterfoil.access import Capability
from counterfoil.errors import Problem
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.record_checks import place_of
from counterfoil.tender.scores import Submission
from counterfoil.tender.sight import Sight
from counterfoil_web.tenders.pages import Opened


def seen_records(one: Opened) -> tuple[TenderRecord, ...]:
    """The records that a reader of the partnership may read, those put right among them."""

    def seen() -> tuple[TenderRecord, ...]:
        sight = _sight(one)
        return tuple(each for each in one.dossier.records if sight.shows(each))

    return one.competition.made(f"seen, {reads_marks(one)}", seen)


def seen_problems(one: Opened) -> tuple[Problem, ...]:
    """What is wrong, or worth a warning, but of records that the reader may not read yet."""
    seen = {each.id for each in seen_records(one)}
    unseen = {place_of(each) for each in one.dossier.records if each.id not in seen}
    return tuple(each for each in one.competition.problems if each.where not in unseen)


def for_a_folder(one: Opened) -> tuple[TenderRecord, ...]:
    """Those that make a sound folder: what is not moderated is as though it was not handed in."""
    moderated = _sight(one).moderated
    return tuple(
        each
        for each in seen_records(one)
        if not isinstance(each, Submission) or (each.criterion, each.lot) in moderated
    )


def reads_marks(one: Opened) -> bool:
    """Whether they may read individual marks after moderation."""
    return one.seen.may(Capability.VIEW_INDIVIDUAL_SCORES)


def _sight(one: Opened) -> Sight:
    return Sight(one.dossier, reads_marks=reads_marks(one))
