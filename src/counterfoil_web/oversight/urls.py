"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.oversight import check_views, export_views, views

app_name = "oversight"
urlpatterns: list[URLPattern | URLResolver] = [
    path("log/", views.log, name="log"),
    path("log/<int:number>/", views.event, name="event"),
    path("log/export/", export_views.export, name="export"),
    path("log/verification/", check_views.check, name="check"),
    path("log/verification/now/", check_views.verify, name="verify"),
]
