"""How promises turned out, kind by kind, with how few cases there are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.experience.class_presenters import shown_ratios
from counterfoil_web.experience.drawing import drawn


@require_GET
@acting_view
def reference_classes(request: HttpRequest) -> HttpResponse:
    """Every reference class: cases used with their working, cases left out with the reason."""
    require(request.acting, Capability.READ_EXPERIENCE)
    body = drawn("experience/classes_body.html", _facts)
    return render(request, "experience/reference_classes.html", {"body": body})


def _facts() -> dict[str, Any]:
    return {"ratios": shown_ratios()}
