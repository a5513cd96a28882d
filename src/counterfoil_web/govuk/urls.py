"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.govuk import views

app_name = "govuk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("brand/<str:colour>.css", views.brand, name="brand"),
]
