"""Facts about one case, each traced to its sources, with the questions it bears on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterfoil.citation import Citation
from counterfoil.experience import partnership, partnerships
from counterfoil.guide.catalogue import questions
from counterfoil.guide.questions import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFact:
    """A fact and its sources, all of them sources of the case. derived: worked out from them."""

    text: str
    sources: tuple[Citation, ...]
    derived: bool
    questions: tuple[Question, ...]


def facts_about(case: str) -> tuple[CaseFact, ...]:
    """The facts under the guide's questions that rest on sources of a case alone.

    Raises UnknownPartnership.

    >>> facts_about("north-yorkshire-street-to-suite-2013")[0].text
    "North Yorkshire's transport contract of 2013 drew one bid."
    """
    partnership(case)
    return _facts_by_case()[case]


@cache
def _facts_by_case() -> Mapping[str, tuple[CaseFact, ...]]:
    addresses = {record.id: {one.url for one in record.sources} for record in partnerships()}
    return {case: _facts_from(known) for case, known in addresses.items()}


def _facts_from(addresses: set[str]) -> tuple[CaseFact, ...]:
    found: dict[str, CaseFact] = {}
    for question in questions():
        for fact in question.evidence:
            if all(source.url in addresses for source in fact.sources):
                before = found[fact.text].questions if fact.text in found else ()
                found[fact.text] = CaseFact(
                    text=fact.text,
                    sources=fact.sources,
                    derived=fact.derived,
                    questions=(*before, question),
                )
    return tuple(found.values())
