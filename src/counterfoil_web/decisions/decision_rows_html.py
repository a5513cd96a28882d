"""The rows of the list of decisions as HTML: a page has fifty of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.decisions.decision_list import Line
from counterfoil_web.govuk import formats
from counterfoil_web.govuk.addresses import address_of


def drawn(lines: Iterable[Line]) -> SafeString:
    """The rows of the table's body; every text is escaped."""
    return mark_safe("\n".join(map(_row, lines)))


@lru_cache(maxsize=4_096)
def _row(line: Line) -> str:
    """It is kept, and depends on nothing but what stands in the line."""
    cells = (
        escape(line.partnership),
        escape(formats.pounds_short(line.value_gbp)),
        _state(line),
        escape(formats.day(line.proposed_at)),
        escape(formats.day(line.decided_at)) if line.decided_at else "not yet",
        _published(line),
    )
    return (
        '<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">'
        f"{_link('decisions:decision', line, line.title)}</th>"
        + "".join(f'<td class="govuk-table__cell">{cell}</td>' for cell in cells)
        + "</tr>"
    )


def _state(line: Line) -> str:
    tag = f'<strong class="govuk-tag {line.tag}">{escape(line.state_words)}</strong>'
    if not line.waits_for:
        return tag
    waits_for = f"Waits for {escape(line.waits_for)}"
    return f'{tag}<div class="govuk-hint govuk-!-margin-bottom-0">{waits_for}</div>'


def _published(line: Line) -> str:
    if not line.published_at:
        return "no"
    return _link("decisions:notice", line, formats.day(line.published_at))


def _link(page: str, line: Line, words: str) -> str:
    address = escape(address_of(page, line.ref, line.number))
    return f'<a class="govuk-link" href="{address}">{escape(words)}</a>'
