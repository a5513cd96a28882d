"""What a search found as HTML, drawn as one string: a page has many hits."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.partnerships.searching import Hit


def hits_html(hits: Iterable[Hit]) -> SafeString:
    """The items of the list of hits."""
    return mark_safe("\n".join(_item(hit) for hit in hits))


def _item(hit: Hit) -> str:
    where = f"{hit.kind}, {hit.partnership}" if hit.partnership else hit.kind
    told = f'<p class="govuk-body">{conditional_escape(hit.excerpt)}</p>' if hit.excerpt else ""
    return (
        '<li class="app-hits__item"><h2 class="govuk-heading-s app-hits__title">'
        f'<a class="govuk-link" href="{escape(hit.url)}">{conditional_escape(hit.title)}</a></h2>\n'
        f'<p class="app-hits__where">{escape(where)}</p>\n{told}</li>'
    )
