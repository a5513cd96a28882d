"""Tables and charts of an answer as HTML, made once when the answer is kept.

A page of an answer holds thousands of cells; made here, a look at it costs next to nothing. Two
words stand for addresses that differ from page to page, and `placed` puts those in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_FIGURES = "\x02figures\x02"
_CHARTS = "\x02charts\x02"
_WORDS = "govuk-table__cell"
_NUMBER = "govuk-table__cell govuk-table__cell--numeric"
_LONGEST_NUMBER = 20
_LONGEST_YEAR = len("2026-27")


def placed(html: str, *, figures: str = "", charts: str = "") -> SafeString:
    """HTML from here with the addresses that figures and drawings stand under."""
    return mark_safe(html.replace(_FIGURES, escape(figures)).replace(_CHARTS, escape(charts)))


def table(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    words: bool = False,
    shows_caption: bool = False,
) -> str:
    """A table whose first column names the row. words: whether the others are words, not figures.

    A row's cells are text, or HTML made by `link`.
    """
    body = "".join(_row(row, words=words) for row in rows)
    return framed(caption, headings, f"<tbody>{body}</tbody>", words=words, shows=shows_caption)


def framed(
    caption: str, headings: Sequence[str], body: str, *, words: bool = False, shows: bool = False
) -> str:
    """A table around rows that are made already, in a part that scrolls by itself."""
    numeric = "" if words else " govuk-table__header--numeric"
    heads = "".join(
        f'<th scope="col" class="govuk-table__header{numeric if place else ""}">{_html(one)}</th>'
        for place, one in enumerate(headings)
    )
    name = escape(caption)
    size = "govuk-table__caption--m" if shows else "govuk-visually-hidden"
    kind = " app-table--words" if words else ""
    return (
        f'<div class="moj-scrollable-pane" tabindex="0" role="region" aria-label="{name}">'
        f'<table class="govuk-table app-table{kind}"><caption class="govuk-table__caption {size}">'
        f'<span class="app-table__caption">{name}</span></caption>'
        f'<thead><tr class="govuk-table__row">{heads}</tr></thead>{body}'
        "</table></div>"
    )


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def link(text: str, address: str, *, css: str = "") -> Html:
    """A figure that opens; plain text where it has no address."""
    if not address:
        return Html(escape(text))
    return Html(
        f'<a class="govuk-link app-figure{css}" href="{_FIGURES}{escape(quote(address))}/">'
        f"{escape(text)}</a>"
    )


def cell(text: str, *, numeric: bool = True) -> str:
    """One cell. Words among numbers may break, which on paper no number does."""
    css = _NUMBER if numeric else _WORDS
    breaks = (
        " app-table__words" if len(text) > _LONGEST_NUMBER and not isinstance(text, Html) else ""
    )
    return f'<td class="{css}{breaks}">{_html(text)}</td>'


def row_head(text: str, css: str = "app-table__row", scope: str = "row") -> str:
    """The cell that names a row, or with scope rowgroup those below it. A year never breaks."""
    short = " app-table__short" if len(text) <= _LONGEST_YEAR else ""
    return f'<th scope="{scope}" class="govuk-table__header {css}{short}">{_html(text)}</th>'


def details(summary: str, inside: str) -> str:
    """A part that opens."""
    return (
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        f'<span class="govuk-details__summary-text">{escape(summary)}</span></summary>'
        f'<div class="govuk-details__text">{inside}</div></details>'
    )


def figure(chart: Mapping[str, Any], *, drawn: bool) -> str:
    """A chart: its words, the server's drawing for who has no script, its definitions, its table.

    drawn: False where a script asked, which draws for itself.
    """
    name, title = escape(chart["id"]), escape(chart["title"])
    drawing = ""
    if drawn:
        drawing = (
            f'<picture><source media="(max-width: 40em)" srcset="{_CHARTS}{chart["narrow"]}.svg">'
            f'<img class="app-chart__picture" src="{_CHARTS}{chart["wide"]}.svg" alt="" '
            'loading="lazy"></picture>'
        )
    script = '<script type="application/json" id="{name}-{kind}">{text}</script>'
    return (
        f'<figure class="app-chart" id="{name}"><figcaption>'
        f'<h2 class="govuk-heading-m app-chart__caption">{title}</h2>'
        f'<p class="govuk-body">{escape(chart["sentence"])}</p></figcaption>'
        f'<div data-chart="{name}-definition" data-chart-narrow="{name}-narrow">{drawing}</div>'
        + script.format(name=name, kind="definition", text=chart["wide_definition"])
        + script.format(name=name, kind="narrow", text=chart["narrow_definition"])
        + details(
            f"{chart['title']}: the figures as a table",
            table(chart["title"], chart["headings"], chart["rows"]),
        )
        + "</figure>"
    )


def source(one: Mapping[str, Any]) -> Html:
    """A document: its title as a link, its date, and whether it was seen."""
    title = str(escape(one["title"]))
    if str(one["url"]).startswith(("https://", "http://")):
        title = f'<a class="govuk-link" href="{escape(one["url"])}" rel="noreferrer">{title}</a>'
    date = f", {escape(one['date'])}" if one["date"] else ""
    seen = "recalled, to be checked" if one["confidence"] == "recalled" else one["confidence"]
    return Html(f'{title}{date} <span class="app-hint">({escape(seen)})</span>')


def plain(text: str) -> Html:
    """Text as HTML, to put something beside it."""
    return Html(escape(text))


def hint(text: str) -> Html:
    """Words of less weight."""
    return Html(f'<span class="app-hint">{escape(text)}</span>')


def joined(parts: Iterable[str]) -> Html:
    """Parts below each other."""
    return Html("<br>".join(_html(part) for part in parts if part))


def _row(cells: Sequence[str], *, words: bool) -> str:
    first, *others = cells
    rest = "".join(cell(one, numeric=not words) for one in others)
    return f'<tr class="govuk-table__row">{row_head(first)}{rest}</tr>'


def _html(text: str) -> str:
    return text if isinstance(text, Html) else str(escape(text))
