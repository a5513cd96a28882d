"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.decisions import list_views, notice_views, scheme_views, views

app_name = "decisions"
_OF = "partnerships/<str:ref>/decisions/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("decisions/", list_views.all_decisions, name="list"),
    path("decisions/export/<str:form>/", list_views.export, name="export"),
    path("scheme-of-consent/", scheme_views.scheme, name="scheme"),
    path("scheme-of-consent/new/", scheme_views.enter, name="enter-scheme"),
    path(_OF, views.of_partnership, name="partnership"),
    path(f"{_OF}new/", views.propose, name="propose"),
    path(f"{_OF}<int:number>/", views.decision, name="decision"),
    path(f"{_OF}<int:number>/take/", views.take, name="take"),
    path(f"{_OF}<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path(f"{_OF}<int:number>/conditions/<int:condition>/", views.condition, name="condition"),
    path(f"{_OF}<int:number>/notice/", notice_views.notice, name="notice"),
    path(f"{_OF}<int:number>/notice/word/", notice_views.notice_word, name="notice-word"),
    path(f"{_OF}<int:number>/publish/", notice_views.publish, name="publish"),
]
