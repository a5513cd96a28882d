"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.contracts import closing_views, statement_views, views

app_name = "contracts"
_OF = "partnerships/<str:ref>/contract-room/"
_ONE = f"{_OF}<slug:key>/"
_MONTH = f"{_ONE}months/<str:month>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_OF, views.contracts, name="list"),
    path(_ONE, views.overview, name="overview"),
    path(_MONTH, statement_views.month_statement, name="statement"),
    path(f"{_MONTH}line/<path:line_id>/", statement_views.line, name="line"),
    path(f"{_MONTH}propose/", closing_views.propose, name="propose-close"),
    path(f"{_MONTH}close/", closing_views.close, name="close"),
    path(f"{_MONTH}send-back/", closing_views.send_back, name="send-back"),
]
