"""The stylesheet of an organisation's own colour."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from counterfoil_web.govuk.contrast import colour_problem, palette

_FOR_A_YEAR = "public, max-age=31536000, immutable"


@login_not_required
@require_safe
def brand(request: HttpRequest, colour: str) -> HttpResponse:  # noqa: ARG001
    """Custom properties for one colour. The address is the colour, so the answer never changes.

    A colour on which white words cannot be read has no stylesheet, wherever it came from.
    """
    if colour_problem(f"#{colour}"):
        raise Http404("not a legible colour")
    css = render_to_string("govuk/brand.css", {"palette": palette(f"#{colour}")})
    return HttpResponse(
        css, content_type="text/css; charset=utf-8", headers={"Cache-Control": _FOR_A_YEAR}
    )
