"""The one-click accounts of the try-out; not there in a real installation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.accounts import try_as_views

app_name = "try_as"
urlpatterns: list[URLPattern | URLResolver] = [
    path("try-as/", try_as_views.choose, name="list"),
    path("try-as/<slug:key>/", try_as_views.enter, name="enter"),
]
