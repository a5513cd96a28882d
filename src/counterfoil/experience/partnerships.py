"""The experience base: real police partnerships and attempts, found by id or by what they share."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterfoil.citation import Citation
from counterfoil.errors import CounterfoilError
from counterfoil.experience.data_files import DATA_FOLDER, fault_told, read_mapping
from counterfoil.experience.outcomes import Outcome, outcome_of
from counterfoil.experience.records import (
    Lesson,
    PartnershipRecord,
    SavingStatement,
    Stage,
    Standing,
)
from counterfoil.partnership_kind import PartnershipKind


class UnknownPartnership(CounterfoilError):
    """The experience base has no partnership of this id."""


def partnerships(
    *,
    kind: PartnershipKind | None = None,
    stage: Stage | None = None,
    outcome: Outcome | None = None,
    status: str | None = None,
    folder: Path | None = None,
) -> tuple[PartnershipRecord, ...]:
    """The partnerships that share all that is asked, in the order of the data file.

    stage: those with a lesson that bears on it. folder: a folder with another cases.yaml.

    >>> len(partnerships()), len(partnerships(kind=PartnershipKind.CUSTODY))
    (30, 13)
    """
    return tuple(
        record
        for record in _records(folder or DATA_FOLDER)
        if (kind is None or record.kind is kind)
        and (stage is None or record.bears_on(stage))
        and (outcome is None or outcome_of(record) is outcome)
        and (status is None or record.status == status)
    )


def partnership(partnership_id: str, folder: Path | None = None) -> PartnershipRecord:
    """One partnership by its id. Raises UnknownPartnership with the nearest ids.

    >>> partnership("met-sscl-2015").savings_promised.gbp
    101400000
    """
    known = {record.id: record for record in _records(folder or DATA_FOLDER)}
    if partnership_id in known:
        return known[partnership_id]
    inside = [name for name in known if partnership_id and partnership_id.lower() in name]
    near = inside[:4] or get_close_matches(partnership_id, known, n=3, cutoff=0.4)
    raise UnknownPartnership(
        what=f"there is no partnership {partnership_id!r}",
        where="the experience base",
        mend=f"name {' or '.join(near)}" if near else "list the ids with `counterfoil experience`",
    )


@lru_cache(maxsize=8)
def _records(folder: Path) -> tuple[PartnershipRecord, ...]:
    raw = read_mapping(folder / "cases.yaml")
    with fault_told("cases.yaml"):
        return tuple(_record(case) for case in raw["cases"])


def _record(raw: Mapping[str, Any]) -> PartnershipRecord:
    with fault_told(f"cases.yaml, {raw.get('id', 'a case without an id')}"):
        fields = dict(raw)
        fields.update(
            forces=tuple(raw["forces"]),
            kind=PartnershipKind(raw["kind"]),
            savings_promised=_saving(raw["savings_promised"]),
            savings_reported=_saving(raw["savings_reported"]),
            what_worked=_lessons(raw["what_worked"]),
            what_went_wrong=_lessons(raw["what_went_wrong"]),
            conflicts=tuple(raw["conflicts"]),
            sources=tuple(Citation(**source) for source in raw["sources"]),
            confidence=Standing(raw["confidence"]),
            recalled=tuple(raw["recalled"]),
        )
        return PartnershipRecord(**fields)


def _saving(raw: Mapping[str, Any] | None) -> SavingStatement | None:
    return None if raw is None else SavingStatement(**raw)


def _lessons(raw: list[Mapping[str, Any]]) -> tuple[Lesson, ...]:
    return tuple(Lesson(lesson=one["lesson"], stage=Stage(one["stage"])) for one in raw)
