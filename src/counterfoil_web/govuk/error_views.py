"""Pages for what went wrong, where Django's own do not say enough."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def refused(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """The page for what a rule forbids: the rule, why, and what would mend it."""
    refusal = getattr(exception, "refusal", None)
    context = {"refusal": refusal, "exception": "" if refusal else str(exception)}
    return render(request, "403.html", context, status=403)
