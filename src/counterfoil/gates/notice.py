"""The draft of a decision notice: what a policing body publishes of what it decided.

Elected local policing bodies publish their decisions of significant public interest (Specified
Information Order 2011, SI 2011/3050). The draft is built from the record; what is withheld is named
with the exemption relied on and is kept in the record, never in the notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import day_in_words

EXEMPTIONS = (
    "national security",
    "safety of a person",
    "prejudice to crime prevention or investigation",
    "prohibited by another law",
    "personal data or commercial confidentiality",
)
"""Why something may be withheld: the Order's exemptions, and redaction within them (recalled)."""


MAY_BE_WITHHELD = ("What was asked", "Recommendation", "Value", "Taken on", "Conditions", "Reasons")
"""The sections of a notice that may be left out. Who decided what, and when, never is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldPart:
    """A section left out of the notice, and the exemption relied on."""

    section: str
    exemption: str

    def __post_init__(self) -> None:
        if self.section not in MAY_BE_WITHHELD:
            raise InvalidValue(
                what=f"the section {self.section!r} cannot be withheld",
                where="the decision notice",
                mend=f"choose among {', '.join(MAY_BE_WITHHELD)}",
            )
        if self.exemption not in EXEMPTIONS:
            raise InvalidValue(
                what=f"{self.exemption!r} is no exemption",
                where="the decision notice",
                mend=f"choose among {', '.join(EXEMPTIONS)}",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeFacts:
    """What a notice says. taken: (organisation, office, outcome in words, day) in order."""

    title: str
    reference: str
    partnership: str
    asked: str
    recommendation: str
    value_gbp: Decimal | None
    versions: tuple[str, ...]
    taken: tuple[tuple[str, str, str, date], ...]
    conditions: tuple[str, ...]
    reasons: tuple[str, ...]
    withheld: tuple[WithheldPart, ...] = ()


def notice_paragraphs(facts: NoticeFacts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The notice as headings, each with its paragraphs; a heading with nothing to say is left out.

    A withheld section keeps its heading, and says on which exemption it is withheld.
    """
    value = (
        ()
        if facts.value_gbp is None
        else (f"£{facts.value_gbp:,.0f} over the whole life of the contract, before VAT.",)
    )
    sections: dict[str, tuple[str, ...]] = {
        "Decision": _decision(facts),
        "What was asked": (facts.asked,),
        "Recommendation": (facts.recommendation,) if facts.recommendation else (),
        "Value": value,
        "Taken on": facts.versions,
        "Conditions": facts.conditions,
        "Reasons": facts.reasons,
    }
    for part in facts.withheld:
        if sections[part.section]:
            sections[part.section] = (f"Withheld: {part.exemption}.",)
    return tuple((heading, paragraphs) for heading, paragraphs in sections.items() if paragraphs)


def _decision(facts: NoticeFacts) -> tuple[str, ...]:
    return tuple(
        f"{organisation}: {outcome} by the {office.lower()} on {day_in_words(day)}."
        for organisation, office, outcome, day in facts.taken
    )
