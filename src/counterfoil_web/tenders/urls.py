"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from counterfoil_web.tenders import lead_urls, marking_urls, price_urls

app_name = "tenders"
urlpatterns: list[URLPattern | URLResolver] = [
    *lead_urls.urlpatterns,
    *marking_urls.urlpatterns,
    *price_urls.urlpatterns,
]
