"""A question of the guide's rooms, with what is known about answering it."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.citation import Citation
from counterfoil.guide.laws import Law
from counterfoil.guide.tools import Tool
from counterfoil.partnership_kind import PartnershipKind

SYNTHESIS = (
    "The questions, and what is said about answering them, are this project’s own synthesis of "
    "public sources. Only the headings of the six parts are the words of the 2013 guide by HMIC "
    "and the National Audit Office. Facts about real forces carry their sources."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A fact that shows why a question is asked. derived: worked out from the sources."""

    text: str
    sources: tuple[Citation, ...]
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonMark:
    """Points at a lesson of the experience base: its case, and how the lesson begins."""

    case: str
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question.

    `kind` is the kind of partnership for which it was composed, `also` the kinds of which it is
    asked as well. `good`, `pitfalls` and `hold` (evidence to hold) are this project's synthesis;
    `evidence` holds facts with their sources. `gates` are slugs, in the order of the decisions.
    """

    id: str
    room: str
    part: int
    number: int
    kind: PartnershipKind
    also: tuple[PartnershipKind, ...]
    text: str
    why: str
    good: tuple[str, ...]
    pitfalls: tuple[str, ...]
    hold: tuple[str, ...]
    tool: Tool | None
    laws: tuple[Law, ...]
    evidence: tuple[Evidence, ...]
    gates: tuple[str, ...]
    marks: tuple[LessonMark, ...]

    @property
    def kinds(self) -> tuple[PartnershipKind, ...]:
        """Every kind of partnership of which it is asked, its own first."""
        return (self.kind, *self.also)

    def asked_of(self, kind: PartnershipKind | str) -> bool:
        """Whether it is asked of a kind of partnership."""
        return kind in self.kinds

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of its evidence, each once, in order."""
        return tuple(dict.fromkeys(one for fact in self.evidence for one in fact.sources))
