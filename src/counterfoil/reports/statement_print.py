"""A month's statement as a PDF, its marking on every sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from counterfoil.contract.lines import pounds
from counterfoil.reports.statement_paper import StatementPaper, figures_of
from counterfoil.reports.wording import safe_text

_STYLE = """
@page {{ size: A4 landscape; margin: 18mm 15mm;
  @top-center {{ content: {banner}; font: bold 9pt "Liberation Sans", sans-serif }}
  @bottom-center {{ content: {banner}; font: bold 9pt "Liberation Sans", sans-serif }}
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages);
    font: 9pt "Liberation Sans", sans-serif }} }}
body {{ font: 9.5pt/1.4 "Liberation Sans", Arial, sans-serif; color: #0b0c0c }}
h1 {{ font-size: 20pt; margin: 0 0 4mm }}
h2 {{ font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid }}
p {{ margin: 0 0 2mm }}
.lead {{ font-size: 13pt }}
.illustrative {{ border-left: 2mm solid #b1b4b6; padding: 2mm 4mm }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
th, td {{ border-bottom: .25mm solid #b1b4b6; padding: 1.2mm 2mm 1.2mm 0; text-align: left;
  vertical-align: top; overflow-wrap: anywhere }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
.n {{ text-align: right; white-space: nowrap }}
.sum th, .sum td {{ background: #f3f2f1; font-weight: bold }}
"""


def statement_pdf(paper: StatementPaper) -> bytes:
    """The statement as the bytes of a PDF file with tags for readers who do not see it."""
    from weasyprint import HTML

    page: Any = HTML(string=statement_page(paper), url_fetcher=_fetch_nothing)
    written: bytes = page.write_pdf(pdf_tags=True)
    return written


def statement_page(paper: StatementPaper) -> str:
    """The page that is printed: nothing in it is fetched from elsewhere."""
    style = _STYLE.format(banner=_css_text(paper.banner))
    head = [
        f"<h1>{_text(paper.title)}</h1>",
        f'<p class="illustrative"><strong>Illustrative.</strong> {_text(paper.illustrative)}</p>'
        if paper.illustrative
        else "",
        f"<p><strong>{_text(paper.contract)}</strong></p>",
        f"<p>Between {_text(paper.authority)} and {_text(paper.supplier)}</p>",
        f"<p>{_text(paper.state)}</p>",
        f'<p class="lead">Due, VAT included: <strong>{pounds(paper.total_gbp)}</strong></p>',
    ]
    body = [*head, _lines(paper), _list("What is missing", paper.missing)]
    body += [_list("Lost to a cap", paper.lost), _figures(paper), _records(paper)]
    title = _text(f"{paper.title}, {paper.contract}")
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def _lines(paper: StatementPaper) -> str:
    rows = []
    for title, lines, amount in paper.sections:
        rows.append(_sum(title, pounds(amount)))
        for line in lines:
            named = f"{line.title} ({line.clause})" if line.clause else line.title
            told = f"{named} – not final" if line.is_provisional else named
            cells = (told, line.formula, line.working, pounds(line.amount_gbp))
            rows.append(_row(cells, numeric=True))
    rows.append(_sum("Due before VAT", pounds(paper.net_gbp)))
    rows.append(_sum("Due", pounds(paper.total_gbp)))
    head = ("Line", "In words", "In numbers", "Amount")
    return _table("Lines", head, rows, ("24%", "26%", "36%", "14%"), numeric=True)


def _figures(paper: StatementPaper) -> str:
    rows = [_row((line.title, *figure)) for line in paper.lines for figure in figures_of(line)]
    head = ("Line", "Figure", "It is", "From")
    return _table("Where each figure comes from", head, rows, ("28%", "22%", "25%", "25%"))


def _records(paper: StatementPaper) -> str:
    if not paper.records:
        return ""
    rows = [_row((one.id, one.kind, one.words, one.source, one.entered)) for one in paper.records]
    head = ("Record", "Kind", "What it says", "Source", "Entered")
    return _table("The records", head, rows, ("18%", "12%", "32%", "19%", "19%"))


def _table(
    title: str,
    head: Sequence[str],
    rows: Iterable[str],
    widths: Sequence[str],
    *,
    numeric: bool = False,
) -> str:
    last = len(head) - 1
    cells = "".join(
        f'<th scope="col" style="width:{width}"{_class(numeric and place == last)}>{name}</th>'
        for place, (name, width) in enumerate(zip(head, widths, strict=True))
    )
    return (
        f"<h2>{title}</h2><table><thead><tr>{cells}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _row(cells: Sequence[str], *, numeric: bool = False) -> str:
    last = len(cells) - 1
    drawn = (
        f"<td{_class(numeric and place == last)}>{_text(cell)}</td>"
        for place, cell in enumerate(cells)
    )
    return f"<tr>{''.join(drawn)}</tr>"


def _sum(title: str, amount: str) -> str:
    return (
        f'<tr class="sum"><th scope="row" colspan="3">{_text(title)}</th>'
        f'<td class="n">{amount}</td></tr>'
    )


def _list(title: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    return f"<h2>{title}</h2><ul>{''.join(f'<li>{_text(one)}</li>' for one in sentences)}</ul>"


def _class(is_numeric: bool) -> str:
    return ' class="n"' if is_numeric else ""


def _text(words: str) -> str:
    return escape(safe_text(words))


def _css_text(words: str) -> str:
    """Words as a string of a style sheet that ends neither it nor the element around it."""
    return json.dumps(safe_text(words), ensure_ascii=False).replace("<", "\\3c ")


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, Any]:
    raise ValueError(f"a statement fetches nothing, and {url} was asked for")
