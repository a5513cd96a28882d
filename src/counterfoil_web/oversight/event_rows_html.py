"""The rows of the log as HTML: a page has fifty, which a template takes long to draw."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from counterfoil_web.govuk import formats
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.oversight.presenters import EventRow

_MOST_OF_A_REASON = 140
_SEALED = ' <strong class="govuk-tag govuk-tag--grey">Sealed</strong>'


def drawn(rows: Iterable[EventRow]) -> SafeString:
    """The rows of the table's body; every text is escaped."""
    return mark_safe("\n".join(map(_row, rows)))


@lru_cache(maxsize=4_096)
def _row(row: EventRow) -> str:
    """It is kept, and depends on nothing but what stands in the row."""
    who = escape(row.person) + (_more(row.organisation) if row.organisation else "")
    reason = Truncator(row.reason).chars(_MOST_OF_A_REASON) if row.reason else ""
    what = (
        f'<a class="govuk-link" href="{escape(address_of("oversight:event", row.number))}">'
        f'{escape(row.what)}<span class="govuk-visually-hidden"> (event {row.number})</span></a>'
        f"{_more(reason) if reason else ''}{_SEALED if row.withheld else ''}"
    )
    record = f'<span class="app-log__more app-log__record">{escape(row.record)}</span>'
    return (
        '<tr class="govuk-table__row"><td class="govuk-table__cell app-log__when">'
        f"{escape(formats.moment(row.at))}</td>"
        f'<td class="govuk-table__cell">{who}</td><td class="govuk-table__cell">{what}</td>'
        f'<td class="govuk-table__cell">{escape(row.partnership)}{record}</td></tr>'
    )


def _more(text: str) -> str:
    return f'<span class="app-log__more">{escape(text)}</span>'
