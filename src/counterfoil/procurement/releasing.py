"""Releasing an answer: to every supplier that takes part, at one moment, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from counterfoil.contract.records import Record
from counterfoil.errors import BadInput, InvalidValue, Problem
from counterfoil.procurement.clarifications import Clarification, clarifications, names_told
from counterfoil.procurement.registers import Release


def releases_to_all(
    records: Iterable[Record], question: str, at: datetime, **more: str
) -> tuple[Release, ...]:
    """A record for each supplier that has not had the answer, all at one moment.

    at: in London's time. more: who entered it and where it comes from. Raises: InvalidValue when
    there is nothing to release; BadInput when what would go out gives a supplier away.
    """
    held = tuple(records)
    one = _found(held, question)
    _refuse(one, at)
    told = names_told(one, held)
    if told:
        raise BadInput(
            [
                Problem(what=what, where=f"question {one.question.id}", mend=mend)
                for what, mend in told
            ]
        )
    if not one.owed:
        raise InvalidValue(
            what="every supplier that takes part has had the answer, or none takes part",
            where=f"question {question}",
            mend="enter who takes part first, or leave it",
        )
    taken = {record.id for record in held}
    found: list[Release] = []
    for supplier in one.owed:
        name, times = f"{question}-to-{len(found) + 1}", len(found) + 1
        while name in taken:
            times += 1
            name = f"{question}-to-{times}"
        taken.add(name)
        found.append(
            Release(
                id=name,
                entered_on=at.date(),
                question=question,
                supplier=supplier,
                released_at=at,
                **more,
            )
        )
    return tuple(found)


def _found(records: tuple[Record, ...], question: str) -> Clarification:
    for one in clarifications(records):
        if one.question.id == question:
            return one
    raise InvalidValue(
        what=f"there is no question {question}",
        where="the clarifications",
        mend="name one that stands, and was not put right by another",
    )


def _refuse(one: Clarification, at: datetime) -> None:
    question, answer = one.question, one.answer
    where = f"question {question.id}"
    if answer is None:
        raise InvalidValue(what="it has no answer yet", where=where, mend="answer it first")
    if one.kept_back:
        raise InvalidValue(
            what="it is agreed that the answer goes to whoever asked alone",
            where=where,
            mend="put the question right if that is not so",
        )
    if question.confidential:
        raise InvalidValue(
            what="its confidence was asked for, and nothing says whether that was agreed to",
            where=where,
            mend="put the question right: say why it is agreed to, or that it is not confidential",
        )
    if at.date() < answer.answered_on:
        raise InvalidValue(
            what=f"it would be released on {at.date()}, before it was answered on "
            f"{answer.answered_on}",
            where="when it was sent",
            mend="correct the day",
        )
