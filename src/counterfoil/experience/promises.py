"""Promised against reported: the pair of a partnership, and whether the two can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterfoil.experience.ratios import RatioKind, RatioReading, ratio_entries
from counterfoil.experience.records import PartnershipRecord, SavingStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAgainstReport:
    """What was promised and what was reported, side by side.

    `readings` are the like-for-like comparisons, several where sources disagree; empty when the
    two cannot be compared. `why` says why they can or cannot. `conflicts` are those of the case.
    """

    case: str
    promised: SavingStatement | None
    reported: SavingStatement | None
    comparable: bool
    why: str
    readings: tuple[RatioReading, ...]
    conflicts: tuple[str, ...]


def promise_against_report(
    record: PartnershipRecord, folder: Path | None = None
) -> PromiseAgainstReport:
    """Set a partnership's promised saving against the reported one, conflicts included.

    >>> from counterfoil.experience.partnerships import partnership
    >>> pair = promise_against_report(partnership("cleveland-steria-2010"))
    >>> pair.comparable, [round(reading.value, 3) for reading in pair.readings]
    (True, [1.4, 1.186])
    """
    entries = ratio_entries(RatioKind.REPORTED_TO_PROMISED_SAVING, folder)
    entry = next((one for one in entries if one.case == record.id), None)
    return PromiseAgainstReport(
        case=record.id,
        promised=record.savings_promised,
        reported=record.savings_reported,
        comparable=entry is not None and entry.include,
        why=missing_saving(record) if entry is None else entry.why,
        readings=entry.readings if entry is not None and entry.include else (),
        conflicts=record.conflicts,
    )


def missing_saving(record: PartnershipRecord) -> str:
    """What is missing for a comparison of savings."""
    promised = record.savings_promised is not None and record.savings_promised.gbp is not None
    reported = record.savings_reported is not None and record.savings_reported.gbp is not None
    if promised and reported:
        return "Nobody has thought through whether the two figures can be compared."
    if promised:
        return "No reported saving was found in pounds."
    if reported:
        return "No promised saving was found in pounds."
    return "No saving, promised or reported, was found in pounds."


def missing_cost(record: PartnershipRecord) -> str:
    """What is missing for a comparison of costs."""
    if record.value_gbp is None:
        return "Neither an announced nor a final cost was found for the whole."
    return "No final cost was found."
