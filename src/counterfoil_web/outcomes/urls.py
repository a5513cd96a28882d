"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from counterfoil_web.outcomes import told_urls

app_name = "outcomes"
_OF = "partnerships/<str:ref>/outcomes-room/"
urlpatterns: list[URLPattern | URLResolver] = [*told_urls.urlpatterns]
