"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.experience import case_views, class_views, guide_views

app_name = "experience"
urlpatterns: list[URLPattern | URLResolver] = [
    path("experience/", case_views.cases, name="cases"),
    path("experience/export.<str:form>", case_views.export, name="export"),
    path("experience/reference-classes/", class_views.reference_classes, name="classes"),
    path("experience/<slug:case_id>/", case_views.case, name="case"),
    path("guide/", guide_views.guide, name="guide"),
    path("guide/<str:question_id>/", guide_views.one_question, name="question"),
]
