"""Two people saved one answer: both shown side by side, and the ways to go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterfoil.guide.readiness import AnswerState
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.answer_forms import TYPED
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.differences import Part, difference, plain_words
from counterfoil_web.partnerships.models import Answer

BETWEEN = "\n\n[Yours:]\n"
"""What parts the two texts where they are merged by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashRow:
    """One field of the answer: theirs, mine, and how they differ. same: whether they agree."""

    name: str
    theirs: str
    mine: str
    parts: tuple[Part, ...]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.theirs == self.mine


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """What the other saved against what this one typed.

    revision: of what stands now; merged: the fields of a form to merge by hand.
    """

    by: str
    at: datetime
    revision: int
    rows: tuple[ClashRow, ...]
    merged: dict[str, Any]

    def mine_again(self, data: Mapping[str, str]) -> list[tuple[str, str]]:
        """Hidden fields that save what was typed over what stands now, on purpose."""
        kept = [(name, data[name]) for name in TYPED if name in data]
        return [*kept, ("revision", str(self.revision))]


def clash_of(mine: AnswerValues, now: Answer) -> Clash:
    """The clash between what was typed and the answer as it stands now."""
    theirs = _words(now.state, now.text, now.evidence, now.owner, now.due)
    typed = _words(mine.state, mine.text, mine.evidence, mine.owner, mine.due)
    rows = tuple(
        ClashRow(name=name, theirs=old, mine=new, parts=difference(old, new))
        for (name, old), (_, new) in zip(theirs, typed, strict=True)
    )
    return Clash(
        by=str(now.written_by),
        at=now.written_at,
        revision=now.revision,
        rows=rows,
        merged={
            "revision": now.revision,
            "state": mine.state.value if mine.text else now.state,
            "text": _both(now.text, mine.text),
            "evidence": _both(now.evidence, mine.evidence),
            "owner": str(mine.owner.pk if mine.owner else now.owner_id or ""),
            "due": mine.due or now.due,
            "reason": mine.reason,
        },
    )


def _both(theirs: str, mine: str) -> str:
    """Both texts, one under the other; once when one holds the other."""
    if mine in theirs:
        return theirs
    if theirs in mine:
        return mine
    return f"{theirs}{BETWEEN}{mine}"


def _words(
    state: AnswerState | str, text: str, evidence: str, owner: Any, due: Any
) -> tuple[tuple[str, str], ...]:
    return (
        ("How far it is", presenters.state_words(state)),
        ("Answer", text),
        ("Evidence", evidence),
        ("Owner", plain_words(owner)),
        ("Due", plain_words(due)),
    )
