"""What is wrong with the records of a tender, wherever they are kept; all told at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterfoil.contract.record_order_checks import order_faults
from counterfoil.errors import Problem, Severity
from counterfoil.tender.bid_checks import bid_faults, dossier_faults
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.calibration import calibration_faults
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.evaluation_days import day_faults
from counterfoil.tender.low_bids import decision_faults
from counterfoil.tender.plan_lock import lock_faults
from counterfoil.tender.score_checks import Moments, score_faults
from counterfoil.tender.summary_lines import supplier_faults

Fault = tuple[str, str, Severity]


def record_problems(dossier: Dossier, places: Sequence[str] | None = None) -> tuple[Problem, ...]:
    """Everything wrong with the records, or worth a warning.

    places: where each record stands, such as scores.csv, line 3; by default its kind and id.
    """
    records = dossier.records
    shown = places if places is not None else [place_of(one) for one in records]
    moments = Moments.of(dossier)
    problems = []
    for one, place in zip(records, shown, strict=True):
        for what, mend, severity in _faults(one, dossier, moments):
            problems.append(Problem(what=what, where=place, mend=mend, severity=severity))
    for number, what, mend in order_faults(records, shown):
        problems.append(Problem(what=what, where=shown[number], mend=mend))
    by_id = dict(zip((one.id for one in records), shown, strict=True))
    for name, what, mend, severity in (*dossier_faults(dossier), *decision_faults(dossier)):
        where = by_id.get(name, name)
        problems.append(Problem(what=what, where=where, mend=mend, severity=severity))
    for what, mend in lock_faults(dossier):
        problems.append(Problem(what=what, where="plan.yaml", mend=mend))
    return tuple(problems)


def added_problems(dossier: Dossier, added: Sequence[TenderRecord]) -> tuple[Problem, ...]:
    """What is wrong with records about to be added to a tender that is in order, and those alone.

    The same faults as `record_problems` tells of them, without looking at every record again.
    """
    whole = dossier.with_records(added)
    first = len(dossier.records)
    moments = Moments.of(whole)
    shown = [place_of(one) for one in whole.records]
    problems = [
        Problem(what=what, where=place_of(one), mend=mend, severity=severity)
        for one in added
        for what, mend, severity in _faults(one, whole, moments)
    ]
    for number, what, mend in order_faults(whole.records, shown):
        if number >= first:
            problems.append(Problem(what=what, where=shown[number], mend=mend))
    names = {one.id for one in added}
    for name, what, mend, severity in dossier_faults(whole):
        if name in names:
            where = shown[next(at for at, one in enumerate(whole.records) if one.id == name)]
            problems.append(Problem(what=what, where=where, mend=mend, severity=severity))
    return tuple(problems)


def place_of(record: TenderRecord) -> str:
    """Where a record stands when no file is known: its kind and id."""
    return f"{record.kind.replace('_', ' ')} {record.id}"


def _faults(one: TenderRecord, dossier: Dossier, moments: Moments) -> Iterator[Fault]:
    if one.supersedes and not one.change_reason.strip():
        what = f"it takes the place of {one.supersedes} without a reason"
        yield what, "say why in change_reason", Severity.ERROR
    yield from bid_faults(one, dossier)
    yield from score_faults(one, dossier, moments)
    yield from calibration_faults(one, dossier)
    yield from supplier_faults(one, dossier)
    yield from day_faults(one, dossier)
