"""The public statement as one page to print, and as a PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from counterfoil.reports.public_statement import PublicStatement, Rows
from counterfoil.reports.wording import safe_text

_STYLE = """
@page {{ size: A4; margin: 14mm 14mm;
  @top-center {{ content: {banner}; font: bold 8pt "Liberation Sans", sans-serif }}
  @bottom-center {{ content: {banner}; font: bold 8pt "Liberation Sans", sans-serif }} }}
body {{ font: 8.5pt/1.3 "Liberation Sans", Arial, sans-serif; color: #0b0c0c; margin: 0 auto;
  max-width: 182mm; overflow-wrap: anywhere }}
h1 {{ font-size: 15pt; margin: 0 0 2mm }}
h2 {{ font-size: 10.5pt; margin: 3.5mm 0 1mm; break-after: avoid }}
p {{ margin: 0 0 1.5mm }}
ul {{ margin: 0; padding-left: 4mm }}
.lead {{ font-size: 10pt; font-weight: bold }}
.small {{ font-size: 7pt; color: #383f43 }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: .25mm solid #b1b4b6; padding: .7mm 2mm .7mm 0; text-align: left;
  vertical-align: top; font-weight: normal }}
.n {{ text-align: right; white-space: nowrap }}
"""


def public_statement_pdf(told: PublicStatement) -> bytes:
    """The statement as the bytes of a PDF file with tags for readers who do not see it."""
    from weasyprint import HTML

    page: Any = HTML(string=public_statement_page(told), url_fetcher=_fetch_nothing)
    written: bytes = page.write_pdf(pdf_tags=True)
    return written


def public_statement_page(told: PublicStatement) -> str:
    """The page: nothing in it is fetched from elsewhere."""
    banner = json.dumps(safe_text(told.banner), ensure_ascii=False).replace("<", "\\3c ")
    body = [
        f"<h1>{_text(told.title)}</h1>",
        f"<p>{_text(told.as_known)}</p>",
        f'<p class="lead">{_text(told.sentence)}</p>',
        *(f'<p class="lead">{_text(sentence)}</p>' for sentence in told.incomplete),
        _table(told.headline, numeric=True),
        f"<p>{_text(told.guarantee)}</p>" if told.guarantee else "",
        "<h2>Claimed, certified and banked</h2>",
        _table(told.three_totals, numeric=True),
        "<h2>Why the two differ</h2>",
        _table(told.causes, numeric=True),
        "<h2>How sure we are</h2>",
        f"<p>{_text(told.sure)}</p>",
        _list(told.unanswered),
        "<h2>Value for money</h2>",
        _table(told.evidence),
    ]
    if told.illustrative:
        body.append(f'<p class="small">{_text(told.illustrative)}</p>')
    if told.fingerprint:
        body.append(
            f'<p class="small">Evidence pack: SHA-256 of SHA256SUMS {_text(told.fingerprint)}</p>'
        )
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{_text(told.title)}</title><style>{_STYLE.format(banner=banner)}</style></head>"
        f"<body>{''.join(body)}</body></html>"
    )


def _table(rows: Rows, *, numeric: bool = False) -> str:
    kind = ' class="n"' if numeric else ""
    drawn = (
        f'<tr><th scope="row">{_text(name)}</th><td{kind}>{_text(held)}</td></tr>'
        for name, held in rows
    )
    return f"<table>{''.join(drawn)}</table>"


def _list(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{_text(one)}</li>" for one in sentences)
    return f"<ul>{items}</ul>" if items else ""


def _text(words: str) -> str:
    return escape(safe_text(words))


def _fetch_nothing(url: str, *_: object, **__: object) -> dict[str, Any]:
    raise ValueError(f"a statement fetches nothing, and {url} was asked for")
