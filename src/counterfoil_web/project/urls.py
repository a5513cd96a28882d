"""Every address of the application."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from counterfoil_web.project.by_words import by_words

_addresses: list[URLPattern | URLResolver] = [
    path("", include("counterfoil_web.partnerships.urls")),
    path("", include("counterfoil_web.appraisals.urls")),
    path("", include("counterfoil_web.results.urls")),
    path("", include("counterfoil_web.contracts.urls")),
    path("", include("counterfoil_web.tenders.urls")),
    path("", include("counterfoil_web.outcomes.urls")),
    path("", include("counterfoil_web.procurements.urls")),
    path("", include("counterfoil_web.decisions.urls")),
    path("", include("counterfoil_web.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("", include("counterfoil_web.experience.urls")),
    path("", include("counterfoil_web.oversight.urls")),
    path("", include("counterfoil_web.operations.urls")),
    path("", include("counterfoil_web.govuk.urls")),
]
if settings.TRY_OUT:
    _addresses.append(path("", include("counterfoil_web.accounts.try_as_urls")))
urlpatterns = [by_words(_addresses)]

handler403 = "counterfoil_web.govuk.error_views.refused"
handler500 = "counterfoil_web.operations.full_disk.fault"
