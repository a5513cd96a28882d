"""The addresses of this application."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, path

app_name = "appraisals"
urlpatterns: list[URLPattern | URLResolver] = [
    path("partnerships/<str:ref>/case/versions/", lambda r: HttpResponse(""), name="versions"),
]
