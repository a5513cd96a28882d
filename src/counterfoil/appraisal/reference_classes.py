"""Distributions taken from the experience base: how such promises turned out before."""

from __future__ import annotations

from counterfoil.appraisal.business_case import BusinessCase, ReferenceClassUse
from counterfoil.appraisal.results import ReferenceClassNote
from counterfoil.experience import reference_class
from counterfoil.quantities.distributions import Distribution

RATIOS = ("reported_to_promised_saving", "final_to_announced_cost")


def from_experience(use: ReferenceClassUse) -> Distribution:
    """The distribution a case asks for. Raises a CounterfoilError when the cases are too few."""
    found = reference_class(use.kind, use.ratio)
    return found.distribution(lowest=use.lowest, highest=use.highest)


def reference_class_notes(case: BusinessCase) -> tuple[ReferenceClassNote, ...]:
    """What the experience base says of partnerships of this case's kind, and of all kinds."""
    notes = []
    for kind in (case.kind.value, "any"):
        for ratio in RATIOS:
            found = reference_class(kind, ratio)
            notes.append(
                ReferenceClassNote(
                    kind=kind,
                    ratio=ratio,
                    count=found.count,
                    cases=tuple(entry.case for entry in found.cases),
                    ratios=tuple(found.ratios),
                    caution=found.note,
                )
            )
    return tuple(notes)
