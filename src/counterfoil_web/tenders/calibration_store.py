"""Specimen answers and the evaluators' marks of them, which never count in the award."""

from __future__ import annotations

from fractions import Fraction

from django.db import transaction

from counterfoil.errors import InvalidValue, Problem
from counterfoil.tender.calibration import CalibrationMark, Specimen
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.records_store import add, free_key, locked


@transaction.atomic
def add_specimen(
    seen: Seen, tender: Tender, criterion: str, text: str, mark: Fraction | None, reason: str
) -> tuple[str, tuple[Problem, ...]]:
    """Add a specimen answer: its id, and what is worth a warning. Raises: BadInput."""
    held = locked(tender)
    made = Specimen(
        id=free_key(held, "specimen", criterion),
        entered_on=held.moment.date(),
        criterion=criterion,
        text=text,
        mark=mark,
        reason=reason,
    )
    _, warnings = add(seen, held, [made])
    return made.id, warnings


@transaction.atomic
def mark_specimen(
    seen: Seen, tender: Tender, evaluator: str, specimen: str, mark: Fraction, reason: str
) -> tuple[Problem, ...]:
    """Record an evaluator's mark of a specimen, once: colleagues' are shown beside it after.

    Returns: what is worth a warning. Raises: BadInput; InvalidValue for a second mark.
    """
    held = locked(tender)
    given = held.dossier.of(CalibrationMark)
    if any((one.evaluator, one.specimen) == (evaluator, specimen) for one in given):
        raise InvalidValue(
            what="you marked this specimen already, and have seen your colleagues’ marks",
            where="mark",
            mend="leave it: a mark of a specimen counts for nothing but learning",
        )
    made = CalibrationMark(
        id=free_key(held, "calibration", evaluator, specimen),
        entered_on=held.moment.date(),
        evaluator=evaluator,
        specimen=specimen,
        mark=mark,
        reason=reason,
        marked_at=held.moment,
    )
    _, warnings = add(seen, held, [made])
    return warnings
