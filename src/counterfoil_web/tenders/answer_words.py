"""A bid's answer as it is read: paragraphs, the part beyond the word limit apart, the files."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterfoil.tender.bids import Answer
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.marking import Answered
from counterfoil.tender.plan import BeyondLimit, Criterion

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class AnswerRead:
    """What a bid says to a criterion. beyond: words past the limit, which the plan does not read.

    words: how many there are; None when nothing was recorded. over: by how many they pass the
    limit.
    """

    text: str = ""
    beyond: str = ""
    document: str = ""
    words: int | None = None
    over: int = 0
    asks: bool = False

    @property
    def is_there(self) -> bool:
        """Whether anything was recorded of it."""
        return bool(self.text or self.document)


def answers_by_name(dossier: Dossier) -> dict[Answered, Answer]:
    """The answers that stand."""
    return {(one.bid, one.criterion): one for one in dossier.of(Answer)}


def answer_read(given: Answer | None, criterion: Criterion) -> AnswerRead:
    """An answer as an evaluator is to read it."""
    if given is None:
        return AnswerRead()
    limit, words = criterion.word_limit, given.word_count
    over = max(0, words - limit) if limit is not None else 0
    not_read = criterion.beyond_limit is BeyondLimit.NOT_READ
    text, beyond = given.text, ""
    if over and not_read and limit is not None:
        text, beyond = _cut(given.text, limit)
    return AnswerRead(
        text=text.strip(),
        beyond=beyond.strip(),
        document=given.document,
        words=words,
        over=over,
        asks=bool(over) and not not_read,
    )


def _cut(text: str, limit: int) -> tuple[str, str]:
    """The first words, and the rest."""
    for number, found in enumerate(_WORD.finditer(text), 1):
        if number == limit:
            return text[: found.end()], text[found.end() :]
    return text, ""
