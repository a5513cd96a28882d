"""A partnership as a row of the list in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterfoil.access import Marking, Participation
from counterfoil.reports import wording
from counterfoil_web.govuk import formats
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.partnership_list import Listed

NOT_SET = "Not set"
_PART_ORDER = {part.value: place for place, part in enumerate(Participation)}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRow:
    """A partnership in words."""

    title: str
    url: str
    kind: str
    stage: str
    parties: str
    starts: str
    ends: str
    value: str
    marking: str
    is_example: bool


def rows_of(listed: Iterable[Listed], today: date) -> list[PartnershipRow]:
    """The rows of partnerships from `partnership_list`, in their order."""
    return [row_of(partnership, ended=has_ended(partnership, today)) for partnership in listed]


def row_of(partnership: Listed, *, ended: bool) -> PartnershipRow:
    """The row of one partnership, which has ended or has not."""
    return PartnershipRow(
        title=partnership.title,
        url=address_of("partnerships:workspace", partnership.ref),
        kind=presenters.kind_words(partnership.kind),
        stage=presenters.stage_words(partnership.stage),
        parties=_parties(partnership),
        starts=formats.day(partnership.starts) if partnership.starts else NOT_SET,
        ends=_end(partnership, ended=ended),
        value=wording.sentence_case(formats.pounds_short(partnership.value_gbp)),
        marking=Marking(partnership.marking).banner,
        is_example=partnership.is_example,
    )


def has_ended(partnership: Listed, today: date) -> bool:
    """Whether its last day is past."""
    return partnership.ends is not None and partnership.ends < today


def _parties(partnership: Listed) -> str:
    rows = sorted(partnership.parties, key=lambda row: _PART_ORDER[row[0]])
    return ", ".join(name for _, name in rows)


def _end(partnership: Listed, *, ended: bool) -> str:
    if partnership.ends is None:
        return NOT_SET
    return f"{formats.day(partnership.ends)}{' (past)' if ended else ''}"
