"""The registers of a procurement: notices, engagement, questions answered to all, interests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from counterfoil.contract.records import Record


class Interest(StrEnum):
    """What a person's interest is. A perceived one is none, though others may think it is."""

    NONE = "none"
    ACTUAL = "actual"
    POTENTIAL = "potential"
    PERCEIVED = "perceived"


class Mitigation(StrEnum):
    """What was done about an interest."""

    NOTHING_YET = "nothing_yet"
    REMOVED = "removed"
    LIMITED = "limited"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Record):
    """A notice was published. notice: its code, such as UK4; number: as the platform gave it.

    about: of a notice that a running contract has more than once, which time it is, as listed.
    """

    kind: ClassVar[str] = "published"
    notice: str
    published_on: date
    number: str = ""
    address: str = ""
    about: str = ""

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.notice, self.about, self.published_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """The market was asked before the competition.

    told: what a supplier learned from it; published_in: where all suppliers can read the same.
    advantage: what advantage a supplier had from it; cured_by: what took it away.
    """

    kind: ClassVar[str] = "engagement"
    held_on: date
    supplier: str
    about: str
    told: str = ""
    published_in: str = ""
    advantage: str = ""
    cured_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A supplier that takes part, from one day, to another once it has left."""

    kind: ClassVar[str] = "participant"
    supplier: str
    joined_on: date
    left_on: date | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.supplier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """A supplier asked something. asked_by is never released.

    as_released: the question in words that give nobody away; blank releases `text` itself.
    confidential: it asked that the answer go to nobody else; why that was agreed to, if it was.
    """

    kind: ClassVar[str] = "question"
    asked_by: str
    asked_at: datetime
    text: str
    as_released: str = ""
    confidential: bool = False
    confidential_agreed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """What is answered. material: it changes the documents, so that tenders may need more time.

    extended_to: the new last day for tenders, where it was moved for it.
    """

    kind: ClassVar[str] = "answer"
    question: str
    answered_on: date
    text: str
    material: bool = False
    extended_to: date | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """An answer reached a supplier at a moment."""

    kind: ClassVar[str] = "release"
    question: str
    supplier: str
    released_at: datetime

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.question, self.supplier)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Record):
    """What a person who has a part in the procurement declared of their interests.

    person: by office or number, never more than is needed. part: such as evaluator. supplier: the
    one that the interest is in. steps: what was done, in words. decided_by: who decided on it.
    """

    kind: ClassVar[str] = "declaration"
    person: str
    part: str
    declared_on: date
    interest: Interest
    supplier: str = ""
    details: str = ""
    mitigation: Mitigation = Mitigation.NOTHING_YET
    steps: str = ""
    decided_by: str = ""
    decided_on: date | None = None

    @property
    def fact(self) -> tuple[object, ...]:
        return (self.kind, self.person, self.supplier)
