"""The rows of the list of partnerships as HTML: a page has fifty of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.partnerships.partnership_list import Listed
from counterfoil_web.partnerships.partnership_rows import has_ended, row_of

_EXAMPLE = ' <strong class="govuk-tag govuk-tag--purple">Example</strong>'


def drawn(listed: Iterable[Listed], today: date) -> SafeString:
    """The rows of the table's body; every text is escaped."""
    return mark_safe("\n".join(_row(one, has_ended(one, today)) for one in listed))


@lru_cache(maxsize=4_096)
def _row(one: Listed, ended: bool) -> str:
    """It is kept, and depends on nothing but what stands in the row."""
    row = row_of(one, ended=ended)
    texts = (row.kind, row.stage, row.parties, row.starts, row.ends)
    cells = "".join(f'<td class="govuk-table__cell">{escape(text)}</td>' for text in texts)
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f'<a class="govuk-link" href="{escape(row.url)}">{escape(row.title)}</a>'
        f"{_EXAMPLE if row.is_example else ''}</th>{cells}"
        f'<td class="govuk-table__cell govuk-table__cell--numeric">{escape(row.value)}</td></tr>'
    )
