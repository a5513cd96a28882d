"""A partnership as a row of the list: on the page, in a spreadsheet, in a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from counterfoil.access import Marking, Participation
from counterfoil.reports import wording
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.models import Partnership

NOT_SET = "Not set"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipRow:
    """A partnership in words. `live_parties` must have come with it."""

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


def row_of(partnership: Partnership, today: date) -> PartnershipRow:
    """The row of a partnership from `partnership_store.listed`."""
    ended = partnership.ends is not None and partnership.ends < today
    return PartnershipRow(
        title=partnership.title,
        url=reverse("partnerships:workspace", args=[partnership.ref]),
        kind=presenters.kind_words(partnership.kind),
        stage=presenters.stage_words(partnership.stage),
        parties=_parties(partnership),
        starts=formats.day(partnership.starts) if partnership.starts else NOT_SET,
        ends=_end(partnership, ended=ended),
        value=wording.sentence_case(formats.pounds_short(partnership.value_gbp)),
        marking=Marking(partnership.marking).banner,
        is_example=partnership.is_example,
    )


def _parties(partnership: Partnership) -> str:
    order = list(Participation)
    rows = sorted(partnership.live_parties, key=lambda row: order.index(Participation(row.part)))
    return ", ".join(row.organisation.name for row in rows)


def _end(partnership: Partnership, *, ended: bool) -> str:
    if partnership.ends is None:
        return NOT_SET
    return f"{formats.day(partnership.ends)}{' (past)' if ended else ''}"
