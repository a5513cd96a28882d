"""The published editions that an answer rests on, with where each was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.evidence import Source
from counterfoil.citation import Confidence
from counterfoil.parameters import UnknownEdition, UnknownParameter, edition, parameter
from counterfoil.reports.wording import sentence_case


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionUsed:
    """One edition of one parameter; source None when this library does not hold it."""

    title: str
    id: str
    source: Source | None


def editions_used(editions: Mapping[str, str]) -> tuple[EditionUsed, ...]:
    """The editions that a case names, in order of parameter.

    >>> editions_used({"discount_rates": "2026"})[0].title
    'Discount rates'
    """
    return tuple(_used(parameter_id, name) for parameter_id, name in sorted(editions.items()))


def _used(parameter_id: str, edition_id: str) -> EditionUsed:
    try:
        title = sentence_case(parameter(parameter_id).title)
    except UnknownParameter:
        return EditionUsed(title=parameter_id, id=edition_id, source=None)
    try:
        found = edition(parameter_id, edition_id)
    except UnknownEdition:
        return EditionUsed(title=title, id=edition_id, source=None)
    source = Source(
        id=parameter_id,
        title=found.source.title,
        url=found.source.url,
        date=found.source.date or "",
        confidence=Confidence(str(found.confidence)),
    )
    return EditionUsed(title=title, id=edition_id, source=source)
