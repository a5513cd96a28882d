"""What the terms name that a record may be about: by the kind of record and its field."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.contract.charges import (
    Charge,
    ContingentFee,
    GainShare,
    MilestoneCharge,
    PassThroughCharge,
    RateCardCharge,
)
from counterfoil.contract.terms import Contract as Document
from counterfoil.contract.terms import Terms

Names = dict[tuple[str, str], dict[str, str]]
_FIELDS = (
    ("volume", "volume"),
    ("measurement", "measure"),
    ("unavailability", "regime"),
    ("unavailability", "unit_type"),
    ("relief", "of"),
    ("open_book_cost", "of"),
    ("days_worked", "charge"),
    ("days_worked", "grade"),
    ("acceptance", "charge"),
    ("acceptance", "milestone"),
    ("certified_saving", "charge"),
    ("index_value", "series"),
)


def names_of(document: Document) -> Names:
    """The ids that all versions of the terms name, each with its title, the latest title last."""
    names: Names = {field: {} for field in _FIELDS}
    for version in document.versions:
        for field, key, title in _named(version):
            names[field][key] = title
    return names


def kinds_in(names: Names) -> frozenset[str]:
    """The kinds of record that the terms have something for; an invoice always."""
    return frozenset({"invoice", *(kind for (kind, _), held in names.items() if held)})


def _named(terms: Terms) -> Iterator[tuple[tuple[str, str], str, str]]:
    for measure in terms.measures:
        yield ("measurement", "measure"), measure.id, measure.title
        yield ("relief", "of"), measure.id, measure.title
    for regime in terms.regimes:
        yield ("unavailability", "regime"), regime.id, regime.title
        yield ("relief", "of"), regime.id, regime.title
        for one in regime.unit_types:
            yield ("unavailability", "unit_type"), one.id, one.title
    for clause in terms.indexations:
        yield ("index_value", "series"), clause.series, clause.series
    for charge in terms.charges:
        yield from _of_charge(charge)


def _of_charge(charge: Charge) -> Iterator[tuple[tuple[str, str], str, str]]:
    volume = getattr(charge, "volume", "")
    if volume:
        yield ("volume", "volume"), volume, volume.replace("-", " ").replace("_", " ").capitalize()
    match charge:
        case PassThroughCharge() | GainShare():
            yield ("open_book_cost", "of"), charge.id, charge.title
        case RateCardCharge():
            yield ("days_worked", "charge"), charge.id, charge.title
            for grade, _ in charge.day_rates_gbp:
                yield ("days_worked", "grade"), grade, grade
        case MilestoneCharge():
            yield ("acceptance", "charge"), charge.id, charge.title
            for one in charge.milestones:
                yield ("acceptance", "milestone"), one.id, one.title
        case ContingentFee():
            yield ("certified_saving", "charge"), charge.id, charge.title
        case _:
            pass
