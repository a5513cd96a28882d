"""Putting HTML that was made when an answer was kept into a page."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from counterfoil_web.results.table_html import placed

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Any, html: str) -> SafeString:
    """A kept table or chart, its links leading to this page's figures and drawings.

    html: of a kept answer's page only, in which everything a person typed is escaped.
    """
    return placed(
        html or "", figures=context.get("figures", ""), charts=context.get("charts_base", "")
    )
