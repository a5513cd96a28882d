"""Addresses for whatever watches over an installation; open to all, so they tell very little."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from counterfoil_web.operations import health

SERVICE_UNAVAILABLE = 503


@login_not_required
@never_cache
@require_safe
def live(_: HttpRequest) -> HttpResponse:
    """Whether the process answers at all; if not, start it again."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def ready(_: HttpRequest) -> HttpResponse:
    """Whether all is well; if not, send no one here yet and look into it."""
    found = health.checks(settings.DATA_FOLDER, timezone.now())
    is_ready = all(check.is_well for check in found)
    return JsonResponse(
        {"ready": is_ready, "checks": {check.name: check.found for check in found}},
        status=200 if is_ready else SERVICE_UNAVAILABLE,
    )
