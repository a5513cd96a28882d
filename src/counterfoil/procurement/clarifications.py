"""Questions of suppliers and the answers to them, the same to all and at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counterfoil.contract.records import Record
from counterfoil.folded_text import folded
from counterfoil.procurement.registers import Answer, Participant, Question, Release

AT_ONCE = timedelta(hours=1)
"""Releases of one answer within this of each other are taken as made together."""

Fault = tuple[str, str, str]
"""The id of the record, what is wrong, and the mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarification:
    """One question with its answer, and which supplier had it when.

    owed: suppliers that take part and have not had it. late: those that had it later than others.
    """

    question: Question
    answer: Answer | None
    released: tuple[Release, ...]
    owed: tuple[str, ...]
    late: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question as it is released."""
        return self.question.as_released or self.question.text

    @property
    def kept_back(self) -> bool:
        """Whether it is agreed that the answer goes to whoever asked alone."""
        return self.question.confidential and bool(self.question.confidential_agreed)

    @property
    def equal(self) -> bool:
        """Whether everybody that should have the answer had it, together."""
        return not self.owed and not self.late


def clarifications(records: Iterable[Record]) -> tuple[Clarification, ...]:
    """Every question in order of asking, with what became of it.

    What was answered and released before a question was put right counts for the one that stands.
    """
    held = tuple(records)
    now = _put_right(held)
    gone = {one.supersedes for one in held if one.supersedes}
    stand = [one for one in held if one.id not in gone]
    answers = {now.get(one.question, one.question): one for one in stand if isinstance(one, Answer)}
    people = [one for one in stand if isinstance(one, Participant)]
    asked = sorted((one for one in stand if isinstance(one, Question)), key=lambda q: q.asked_at)
    return tuple(
        _clarification(
            question,
            answers.get(question.id),
            [
                one
                for one in stand
                if isinstance(one, Release) and now.get(one.question, one.question) == question.id
            ],
            people,
        )
        for question in asked
    )


def _put_right(records: Iterable[Record]) -> dict[str, str]:
    """Of each question that was put right, the one that stands for it now."""
    next_of = {
        one.supersedes: one.id for one in records if isinstance(one, Question) and one.supersedes
    }
    found = {}
    for name in next_of:
        now, seen = name, {name}
        while next_of.get(now, now) not in seen:
            now = next_of[now]
            seen.add(now)
        found[name] = now
    return found


def _clarification(
    question: Question,
    answer: Answer | None,
    releases: Sequence[Release],
    people: Sequence[Participant],
) -> Clarification:
    owed: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    if answer is not None and not (question.confidential and question.confidential_agreed):
        had = {one.supplier: one.released_at for one in releases}
        first = min(had.values(), default=None)
        there = [one for one in people if one.left_on is None or one.left_on > answer.answered_on]
        owed = tuple(one.supplier for one in there if one.supplier not in had)
        late = tuple(
            one.supplier
            for one in there
            if first is not None and had.get(one.supplier, first) > _by(one, first)
        )
    return Clarification(
        question=question, answer=answer, released=tuple(releases), owed=owed, late=late
    )


def _by(one: Participant, first: datetime) -> datetime:
    """The latest moment at which a supplier still has it together with the first."""
    joined = datetime.combine(one.joined_on + timedelta(days=1), datetime.min.time())
    return max(first + AT_ONCE, joined)


def clarification_faults(records: Iterable[Record], tenders_close: date | None) -> Iterator[Fault]:
    """What is unequal, unanswered, or gives a supplier away."""
    held = tuple(records)
    names = _suppliers(held)
    for one in clarifications(held):
        yield from _faults(one, names, tenders_close)


def names_told(one: Clarification, records: Iterable[Record]) -> tuple[tuple[str, str], ...]:
    """Where a question or its answer, as released to all, names a supplier: what, and the mend."""
    return tuple(_names_in(one, _suppliers(tuple(records))))


def _names_in(one: Clarification, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    answer = one.answer.text if one.answer else ""
    for name in sorted(names):
        for what, text in (("question", one.text), ("answer", answer)):
            if name and not one.kept_back and folded(name) in folded(text):
                yield (
                    f"the {what} as released names {name}",
                    "write as_released, or the answer, so that it gives nobody away",
                )


def _suppliers(records: Iterable[Record]) -> frozenset[str]:
    found = {one.supplier for one in records if isinstance(one, (Participant, Release))}
    return frozenset(found | {one.asked_by for one in records if isinstance(one, Question)})


def _faults(
    one: Clarification, names: frozenset[str], tenders_close: date | None
) -> Iterator[Fault]:
    question, answer = one.question, one.answer
    for what, mend in _names_in(one, names):
        yield (question.id, what, mend)
    if question.confidential and not question.confidential_agreed and answer is not None:
        yield (
            question.id,
            "its confidence was asked for, and nothing says whether that was agreed to",
            "write confidential_agreed with the reason, or confidential: no and release it to all",
        )
    if answer is None:
        return
    if one.owed:
        yield (
            question.id,
            f"the answer has not gone to {', '.join(one.owed)}",
            "release it to them now, and record when",
        )
    if one.late:
        yield (
            question.id,
            f"{', '.join(one.late)} had the answer later than others",
            "say in note what was done about it, such as a later closing day",
        )
    if answer.material and answer.extended_to is None and tenders_close is not None:
        yield (
            question.id,
            f"the answer changes the documents and tenders still close on {tenders_close}",
            "move the closing day and write extended_to, or say material: no",
        )
