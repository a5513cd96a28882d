"""The rows of a list of records as HTML: of many cells, which a template takes long to draw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.contracts.records_presenters import RecordRow
from counterfoil_web.govuk import formats

_DAY = re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}")


def drawn(rows: Iterable[RecordRow], contract_url: str) -> SafeString:
    """The rows of the table's body; every text is escaped."""
    return mark_safe("\n".join(_row(one, contract_url) for one in rows))


def _row(one: RecordRow, contract_url: str) -> str:
    superseded = " app-records__superseded" if one.superseded_by else ""
    cells = "".join(_cell(text, is_number=is_number) for text, is_number in one.cells)
    row = one.row
    entered = f"{_words(formats.day(row.entered_at))}<br>"
    entered += escape(f"{row.entered_by}, {row.entered_for}")
    return (
        f'<tr class="govuk-table__row{superseded}">'
        f'<th scope="row" class="govuk-table__header app-nowrap">{_head(one, contract_url)}</th>'
        f'{cells}<td class="govuk-table__cell">{entered}</td>'
        f'<td class="govuk-table__cell">{escape(row.source or "Not stated")}</td></tr>'
    )


def _cell(text: str, *, is_number: bool) -> str:
    numeric = " govuk-table__cell--numeric" if is_number else ""
    return f'<td class="govuk-table__cell{numeric}">{_words(text)}</td>'


def _words(text: str) -> str:
    """A text, escaped; a day at its beginning stays on one line."""
    return _DAY.sub(r'<span class="app-nowrap">\g<0></span>', escape(text))


def _head(one: RecordRow, contract_url: str) -> str:
    key = escape(one.row.key)
    url = f"{contract_url}record/{quote(one.row.key)}/"
    link = f'<a class="govuk-link" href="{url}">{key}</a>'
    if one.superseded_by:
        put_right = '<strong class="govuk-tag govuk-tag--grey">Put right</strong>'
        return f"{link}<br>{put_right} by {escape(one.superseded_by)}"
    if not one.may_correct:
        return link
    return (
        f'{link}<a class="govuk-link govuk-!-font-weight-regular app-records__act" '
        f'href="{url}put-right/">Put right<span class="govuk-visually-hidden"> {key}</span></a>'
    )
