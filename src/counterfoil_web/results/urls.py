"""The addresses of results: of a version by its number, of the draft, and of both compared."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.results import (
    answer_views,
    compare_views,
    draft_views,
    export_views,
    figure_views,
    review_views,
)

app_name = "results"

_CASE = "partnerships/<str:ref>/case"
_VERSION = f"{_CASE}/versions/<int:number>"
_DRAFT = f"{_CASE}/answer"


def _both(address: str, view: object, name: str, **kwargs: str) -> list[URLPattern]:
    """The same page of a version and of the draft."""
    return [
        path(f"{_VERSION}/{address}", view, kwargs, name=name),  # type: ignore[call-overload]
        path(f"{_DRAFT}/{address}", view, kwargs, name=f"draft-{name}"),  # type: ignore[call-overload]
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_VERSION}/", answer_views.version, name="version"),
    path(f"{_DRAFT}/", draft_views.draft, name="draft"),
    path(f"{_DRAFT}/drivers/", draft_views.drivers, name="draft-drivers"),
    path(f"{_DRAFT}/keep/", draft_views.keep, name="draft-keep"),
    *_both("lines/", answer_views.lines, "lines"),
    *_both("affordability/", answer_views.affordability, "affordability"),
    *_both("delivery-model/", answer_views.delivery, "delivery"),
    *_both("reference-class/", answer_views.reference_class, "reference_class"),
    *_both("figures/<path:address>/", figure_views.figure, "figure"),
    *_both("exports/", export_views.index, "exports"),
    *_both("exports/word/", export_views.long_export, "word", form="word"),
    *_both("exports/workbook/", export_views.long_export, "workbook", form="workbook"),
    *_both("exports/html/", export_views.long_export, "html", form="html"),
    *_both("exports/answer.json", export_views.json_file, "json"),
    *_both("exports/<slug:table>.csv", export_views.csv_file, "csv"),
    path(f"{_VERSION}/review/", review_views.review, name="review"),
    path(f"{_CASE}/compare/", compare_views.compare, name="compare"),
    path(
        f"{_CASE}/compare/comparison.csv",
        compare_views.export,
        {"form": "csv"},
        name="compare-csv",
    ),
    path(
        f"{_CASE}/compare/comparison.json",
        compare_views.export,
        {"form": "json"},
        name="compare-json",
    ),
    path(f"{_CASE}/charts/<slug:digest>.svg", answer_views.chart, name="chart"),
    path("word-template/", export_views.templates, name="templates"),
    path("word-template/ours.docx", export_views.our_template, name="our-template"),
]
