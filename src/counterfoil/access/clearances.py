"""Clearances on values, not only on pages: what is sealed, and who may see it when.

A sealed value carries a seal: its kind, its owner, and the record whose opening breaks it. The log
obeys the same seals: a row written under one keeps its words from whoever may not see the value.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.access.capabilities import Capability
from counterfoil.access.refusals import Refusal
from counterfoil.errors import InvalidValue


class SealKind(StrEnum):
    """The classes of sealed values."""

    BID_PRICE = "bid_price"
    INDIVIDUAL_SCORE = "individual_score"
    UNIT_COST = "unit_cost"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRule:
    """A class of sealed values in words.

    owner_sees: whether the owner sees the value before it is released.
    before: what lets others see it before its release; after: what does afterwards (None: anyone
    who may read the page it stands on).
    """

    title: str
    owner: str
    released_by: str
    owner_sees: bool
    before: Capability | None
    after: Capability | None
    sentence: str
    mend: str


SEAL_RULES: dict[SealKind, SealRule] = {
    SealKind.BID_PRICE: SealRule(
        title="Bid prices before opening",
        owner="the bidder",
        released_by="two different officers open the prices of the lot",
        owner_sees=False,
        before=Capability.VIEW_PRICES_BEFORE_OPENING,
        after=None,
        sentence="Prices are sealed until two officers open them.",
        mend="Wait until the prices are opened.",
    ),
    SealKind.INDIVIDUAL_SCORE: SealRule(
        title="Individual scores before moderation",
        owner="the evaluator",
        released_by="the moderator records the agreed score",
        owner_sees=True,
        before=Capability.MODERATE_SCORES,
        after=Capability.VIEW_INDIVIDUAL_SCORES,
        sentence="An evaluator’s own score is sealed until it has been moderated.",
        mend="Wait for the agreed score; afterwards commercial lead and auditors see it.",
    ),
    SealKind.UNIT_COST: SealRule(
        title="Another force’s unit costs",
        owner="the organisation whose cost it is",
        released_by="the organisation publishes it",
        owner_sees=True,
        before=Capability.VIEW_UNIT_COSTS_OF_OTHERS,
        after=None,
        sentence="This unit cost belongs to another force.",
        mend="Ask that force for it.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What seals a value. Its text form is what a row of the log keeps.

    owner: the id of the evaluator or organisation; release: the record that breaks the seal.

    >>> Seal(kind=SealKind.UNIT_COST, owner="12").text
    'unit_cost:12:'
    >>> Seal.parse("individual_score:7:score/k3m9q2xw/4").release
    'score/k3m9q2xw/4'
    """

    kind: SealKind
    owner: str = ""
    release: str = ""

    @property
    def text(self) -> str:
        """The seal as text."""
        return f"{self.kind}:{self.owner}:{self.release}"

    @classmethod
    def parse(cls, text: str) -> Seal:
        """The seal that a text names. Raises: InvalidValue when it names none."""
        kind, _, rest = text.partition(":")
        owner, _, release = rest.partition(":")
        if kind not in list(SealKind):
            raise InvalidValue(
                what=f"{text!r} names no class of sealed values",
                where="a seal",
                mend=f"begin with one of {', '.join(SealKind)}",
            )
        return cls(kind=SealKind(kind), owner=owner, release=release)


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks: the person, the organisation acted in, and what they may do there."""

    person: str
    organisation: str
    capabilities: frozenset[Capability]


def sealed_from(seal: Seal, viewer: Viewer, released: Collection[str] = ()) -> Refusal | None:
    """None when the viewer may see the value; else why not.

    released: the records whose seals are broken: lots opened, scores moderated, costs published.

    >>> curious = Viewer(person="7", organisation="1", capabilities=frozenset())
    >>> price = Seal(kind=SealKind.BID_PRICE, release="lot/k3m9q2xw/1")
    >>> sealed_from(price, curious).rule
    'sealed-bid_price'
    >>> sealed_from(price, curious, released={"lot/k3m9q2xw/1"})
    """
    rule = SEAL_RULES[seal.kind]
    is_released = bool(seal.release) and seal.release in released
    if rule.owner_sees and _owns(seal, viewer):
        return None
    if is_released:
        needed = rule.after
        if needed is None or needed in viewer.capabilities:
            return None
    elif rule.before is not None and rule.before in viewer.capabilities:
        return None
    return Refusal(rule=f"sealed-{seal.kind}", sentence=rule.sentence, mend=rule.mend)


def _owns(seal: Seal, viewer: Viewer) -> bool:
    mine = viewer.organisation if seal.kind is SealKind.UNIT_COST else viewer.person
    return bool(seal.owner) and seal.owner == mine
