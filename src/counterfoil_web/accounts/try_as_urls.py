"""The one-click accounts of the try-out; not there in a real installation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "try_as"
urlpatterns: list[URLPattern | URLResolver] = []
