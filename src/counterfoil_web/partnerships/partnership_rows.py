"""A partnership as a row of the list: on the page, in a spreadsheet, in a CSV file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from counterfoil.access import Marking, Participation
from counterfoil.reports import wording
from counterfoil_web.govuk import formats
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
    root = reverse("partnerships:list")
    return [_row(partnership, today, root) for partnership in listed]


def _row(partnership: Listed, today: date, root: str) -> PartnershipRow:
    ended = partnership.ends is not None and partnership.ends < today
    return PartnershipRow(
        title=partnership.title,
        url=f"{root}{partnership.ref}/",
        kind=presenters.kind_words(partnership.kind),
        stage=presenters.stage_words(partnership.stage),
        parties=_parties(partnership),
        starts=formats.day(partnership.starts) if partnership.starts else NOT_SET,
        ends=_end(partnership, ended=ended),
        value=wording.sentence_case(formats.pounds_short(partnership.value_gbp)),
        marking=Marking(partnership.marking).banner,
        is_example=partnership.is_example,
    )


def drawn(rows: Iterable[PartnershipRow]) -> SafeString:
    """The rows as those of a table in HTML; every text is escaped."""
    return mark_safe("\n".join(_drawn(row) for row in rows))


def _drawn(row: PartnershipRow) -> str:
    example = ' <strong class="govuk-tag govuk-tag--purple">Example</strong>'
    texts = (row.kind, row.stage, row.parties, row.starts, row.ends)
    cells = "".join(f'<td class="govuk-table__cell">{escape(text)}</td>' for text in texts)
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f'<a class="govuk-link" href="{escape(row.url)}">{escape(row.title)}</a>'
        f"{example if row.is_example else ''}</th>{cells}"
        f'<td class="govuk-table__cell govuk-table__cell--numeric">{escape(row.value)}</td></tr>'
    )


def _parties(partnership: Listed) -> str:
    rows = sorted(partnership.parties, key=lambda row: _PART_ORDER[row[0]])
    return ", ".join(name for _, name in rows)


def _end(partnership: Listed, *, ended: bool) -> str:
    if partnership.ends is None:
        return NOT_SET
    return f"{formats.day(partnership.ends)}{' (past)' if ended else ''}"
