"""How partnerships stood in the end: the status codes of the records as a few outcomes."""

from __future__ import annotations

from enum import StrEnum

from counterfoil.errors import InvalidValue
from counterfoil.experience.records import PartnershipRecord


class Outcome(StrEnum):
    """How an arrangement stood at the last source found. The grouping is our own judgement."""

    NEVER_STARTED = "never-started"
    ENDED_EARLY = "ended-early"
    NOT_RENEWED = "not-renewed"
    RENEWED = "renewed"
    UNDER_WAY = "under-way"
    COMPLETED = "completed"
    NOT_KNOWN = "not-known"


STATUSES: dict[str, Outcome] = {
    "abandoned": Outcome.NEVER_STARTED,
    "rejected": Outcome.NEVER_STARTED,
    "ended_early": Outcome.ENDED_EARLY,
    "partner_left": Outcome.ENDED_EARLY,
    "terminated": Outcome.ENDED_EARLY,
    "ended_not_extended": Outcome.NOT_RENEWED,
    "insourced": Outcome.NOT_RENEWED,
    "expired_retendered": Outcome.RENEWED,
    "extended": Outcome.RENEWED,
    "retendered": Outcome.RENEWED,
    "in_procurement": Outcome.UNDER_WAY,
    "running_at_last_source": Outcome.UNDER_WAY,
    "completed": Outcome.COMPLETED,
    "unknown": Outcome.NOT_KNOWN,
    "unknown_after_award": Outcome.NOT_KNOWN,
    "unknown_final": Outcome.NOT_KNOWN,
}

_WORDS = {
    "ended_not_extended": "ended at term, not extended",
    "partner_left": "a partner left",
    "expired_retendered": "expired, re-tendered",
    "retendered": "re-tendered",
    "insourced": "taken in house",
    "running_at_last_source": "running when last seen",
    "unknown_after_award": "not known after award",
    "unknown_final": "end not known",
    "unknown": "not known",
}


def outcome_of(record: PartnershipRecord) -> Outcome:
    """The outcome under which a record's status falls. Raises InvalidValue for a new status."""
    if record.status not in STATUSES:
        raise InvalidValue(
            what=f"status {record.status!r} falls under no outcome",
            where=f"partnership {record.id}",
            mend=f"use one of {', '.join(sorted(STATUSES))}",
        )
    return STATUSES[record.status]


def status_words(status: str) -> str:
    """A status in plain words.

    >>> status_words("insourced"), status_words("ended_early")
    ('taken in house', 'ended early')
    """
    return _WORDS.get(status, status.replace("_", " "))
