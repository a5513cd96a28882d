"""Charts of a page: the definition that its scripts draw by, and the server's own drawing."""

from __future__ import annotations

import json
from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe

from counterfoil.record.canonical import digest
from counterfoil.reports.chart_images import svg
from counterfoil.reports.chart_style import NARROW, WIDE, Chart
from counterfoil_web.records.kept_in_memory import KeptInMemory

_WIDTHS = {"wide": WIDE, "narrow": NARROW}
_DRAWN: KeptInMemory[str] = KeptInMemory(4_000_000, len)


def definitions(name: str, wide: Chart, narrow: Chart) -> SafeString:
    """What the scripts of a page draw a chart by, at both of its sizes."""
    return mark_safe(
        json_script(wide.spec, f"{name}-wide") + json_script(narrow.spec, f"{name}-narrow")
    )


def drawing(made: Callable[[int], Chart], size: str) -> HttpResponse:
    """A chart at one of two sizes; drawn once for its definition. Raises: Http404."""
    if size not in _WIDTHS:
        raise Http404("There is no such size.")
    chart = made(_WIDTHS[size])
    mark = digest({"spec": json.dumps(chart.spec), "size": size})
    drawn = _DRAWN.made(mark, lambda: svg(chart.spec, size))
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
