"""A marking workbook taken back: what is new in it, what is unfinished, and what clashes.

Each row has the fingerprint of what stood when the workbook was made. Where the same stands still,
the row is taken; where something else was written since and the row was changed too, it is a clash,
and nothing is taken until somebody says which of the two is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import read_exact
from counterfoil.errors import InvalidValue, Problem
from counterfoil.tender.bid_checks import choose
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.marking import Answered, AnswerToMark, bids_withheld
from counterfoil.tenderfile.marking_words import (
    BID,
    CHANGE,
    CRITERION,
    MARK,
    REASON,
    TAKEN_OUT,
    TO_FILL,
    Drafts,
    Written,
    answers_of,
    fingerprint,
    standing_words,
    written,
)
from counterfoil.tenderfile.marking_workbook_cells import MarkingRow, marking_rows

LONGEST_REASON = 10_000
"""How many characters a reason may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMark:
    """A whole mark that came back, new or changed. where: its row."""

    answered: Answered
    mark: Fraction
    reason: str
    change_reason: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedMark:
    """A mark without a reason, or a reason without a mark: a draft. missing: which it lacks."""

    answered: Answered
    words: Written
    missing: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkClash:
    """An answer changed both in the workbook and, since it was taken out, beside it."""

    answered: Answered
    mine: Written
    theirs: Written
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedMarking:
    """What came back. same: rows in which nothing is new. problems: cells to mend."""

    marks: tuple[ReturnedMark, ...]
    unfinished: tuple[UnfinishedMark, ...]
    clashes: tuple[MarkClash, ...]
    same: int
    problems: tuple[Problem, ...]

    @property
    def can_be_taken(self) -> bool:
        """Whether nothing has to be mended or decided first."""
        return not self.clashes and not self.problems


@dataclass(slots=True)
class _Found:
    marks: list[ReturnedMark] = field(default_factory=list)
    unfinished: list[UnfinishedMark] = field(default_factory=list)
    clashes: list[MarkClash] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, where: str, what: str, mend: str) -> None:
        self.problems.append(Problem(what=what, where=where, mend=mend))


def read_marking_workbook(
    path: Path,
    dossier: Dossier,
    evaluator: str,
    drafts: Drafts | None = None,
    *,
    mine: Collection[Answered] = (),
    theirs: Collection[Answered] = (),
) -> ReturnedMarking:
    """What an evaluator's workbook brings back. Nothing is recorded here.

    Raises: InvalidValue for no such evaluator; UnreadableInput when it is no workbook or is refused
    for safety; BadInput when its sheet or a column is missing.
    """
    rows, problems = marking_rows(path)
    return returned_marking(rows, problems, dossier, evaluator, drafts, mine=mine, theirs=theirs)


def returned_marking(
    rows: Collection[MarkingRow],
    problems: Collection[Problem],
    dossier: Dossier,
    evaluator: str,
    drafts: Drafts | None = None,
    *,
    mine: Collection[Answered] = (),
    theirs: Collection[Answered] = (),
) -> ReturnedMarking:
    """What the rows of a workbook bring back, held against what stands.

    problems: what `marking_rows` found in them. drafts: what is written beside the workbook and not
    recorded yet. mine, theirs: the clashes decided, for the workbook or for what stands.
    Raises: InvalidValue for no such evaluator.
    """
    if dossier.plan.evaluator(evaluator) is None:
        raise InvalidValue(
            what=f"there is no evaluator {evaluator}",
            where="the marking workbook",
            mend=choose(one.id for one in dossier.plan.evaluators),
        )
    reader = _Reader(dossier, evaluator, drafts or {}, frozenset(mine), frozenset(theirs))
    found = reader.read(rows)
    return ReturnedMarking(
        marks=tuple(found.marks),
        unfinished=tuple(found.unfinished),
        clashes=tuple(found.clashes),
        same=found.same,
        problems=(*problems, *found.problems),
    )


class _Reader:
    def __init__(
        self,
        dossier: Dossier,
        evaluator: str,
        drafts: Drafts,
        mine: frozenset[Answered],
        theirs: frozenset[Answered],
    ) -> None:
        self.dossier, self.evaluator, self.drafts = dossier, evaluator, drafts
        self.mine, self.theirs = mine, theirs
        self.answers = {one.name: one for one in answers_of(dossier, evaluator)}
        self.withheld = {one.id for one in bids_withheld(dossier, evaluator)}
        self.found = _Found()

    def read(self, rows: Collection[MarkingRow]) -> _Found:
        seen: dict[Answered, MarkingRow] = {}
        for row in rows:
            answered = (row.text(BID), row.text(CRITERION))
            if answered in seen:
                what = f"bid {answered[0]}, {answered[1]} is in {seen[answered].place} already"
                self.found.wrong(row.place, what, "leave one of the two rows")
                continue
            seen[answered] = row
            self._row(row, answered)
        return self.found

    def _row(self, row: MarkingRow, answered: Answered) -> None:
        now = written(row.text(MARK), row.text(REASON))
        taken = row.text(TAKEN_OUT)
        untouched = taken == fingerprint(self.evaluator, answered, now) and not row.text(CHANGE)
        owner = taken.rpartition(":")[0]
        if owner and owner != self.evaluator:
            what = f"the row is of {owner}’s workbook, not of {self.evaluator}’s"
            mend = "bring back your own workbook: nobody marks for another"
            self.found.wrong(row.where(TAKEN_OUT), what, mend)
            return
        one = self.answers.get(answered)
        if one is None:
            self._stranger(row, answered, untouched=untouched)
            return
        stands = standing_words(one, self.drafts)
        if untouched or now == stands or answered in self.theirs:
            self.found.same += 1
            return
        if row.spoilt.intersection(TO_FILL):
            return
        since = taken != fingerprint(self.evaluator, answered, stands) and not stands.is_blank
        if since and answered not in self.mine:
            clash = MarkClash(answered=answered, mine=now, theirs=stands, where=row.place)
            self.found.clashes.append(clash)
            return
        self._taken(row, one, now)

    def _stranger(self, row: MarkingRow, answered: Answered, *, untouched: bool) -> None:
        """A row of no answer that may be marked: left, if nothing was done in it."""
        if untouched:
            self.found.same += 1
            return
        bid, criterion = answered
        if bid in self.withheld:
            what = f"{self.evaluator} declared a conflict with the bidder of {bid}"
            mend = "clear the row: another evaluator marks the bid"
            self.found.wrong(row.where(BID), what, mend)
            return
        bids = sorted({name for name, _ in self.answers})
        if bid not in bids:
            self.found.wrong(row.where(BID), f"there is no bid {bid or '(blank)'}", choose(bids))
            return
        names = sorted({name for held, name in self.answers if held == bid})
        what = f"{self.evaluator} does not mark {criterion or '(blank)'} of bid {bid}"
        self.found.wrong(row.where(CRITERION), what, choose(names))

    def _taken(self, row: MarkingRow, one: AnswerToMark, now: Written) -> None:
        before = len(self.found.problems)
        for where, what, mend in self._faults(row, one, now):
            self.found.wrong(where, what, mend)
        if len(self.found.problems) > before:
            return
        mark = read_exact(now.mark)
        if mark is None or not now.reason:
            missing = REASON if now.mark else MARK
            self.found.unfinished.append(
                UnfinishedMark(answered=one.name, words=now, missing=missing, where=row.place)
            )
            return
        self.found.marks.append(
            ReturnedMark(
                answered=one.name,
                mark=mark,
                reason=now.reason,
                change_reason=row.text(CHANGE) if one.score else "",
                where=row.place,
            )
        )

    def _faults(
        self, row: MarkingRow, one: AnswerToMark, now: Written
    ) -> Iterator[tuple[str, str, str]]:
        if not one.is_open:
            what = "moderation of this criterion has opened, which locked its marks"
            yield row.place, what, "put the row back as it was: the mark recorded stands"
            return
        if now.is_blank:
            if one.score is not None:
                what = "a mark that was recorded is taken out, and marks are kept for ever"
                yield row.where(MARK), what, "put it back, or give another with why it changes"
            return
        scale, mark = self.dossier.plan.scale, read_exact(now.mark)
        span = f"{number_text(scale.lowest)} to {number_text(scale.highest)}"
        allowed = f"give a mark from {span}, {number_text(scale.step)} apart"
        if now.mark and mark is None:
            yield row.where(MARK), f"“{now.mark[:20]}” is no number", allowed
        elif mark is not None and not scale.holds(mark):
            yield row.where(MARK), f"{now.mark} is no mark of the scale", allowed
        if len(now.reason) > LONGEST_REASON:
            what = f"the reason has {len(now.reason):,} characters, more than {LONGEST_REASON:,}"
            yield row.where(REASON), what, "say what earns the mark, and name the pages"
        whole = bool(now.mark and now.reason)
        if whole and one.score is not None and not row.text(CHANGE):
            what = "a mark that was recorded is changed, and nothing says why"
            yield row.where(CHANGE), what, f"write why under {CHANGE}; the earlier mark is kept"
