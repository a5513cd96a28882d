"""The addresses of performance: measures, ratings, breaches, changes, the supplier's health."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.contracts import (
    breach_views,
    change_views,
    health_views,
    measure_views,
    obligation_views,
    performance_views,
    rating_views,
)

_OF = "<slug:key>/"
_MEASURES = f"{_OF}performance/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_MEASURES, performance_views.performance, name="performance"),
    path(f"{_MEASURES}measures.csv", performance_views.performance_csv, name="performance-csv"),
    path(f"{_MEASURES}<str:measure_id>/", measure_views.measure, name="measure"),
    path(
        f"{_MEASURES}<str:measure_id>/chart-<str:size>.svg",
        measure_views.chart,
        name="measure-chart",
    ),
    path(f"{_OF}rating/", rating_views.rating, name="rating"),
    path(f"{_OF}rating/bands/", rating_views.rating_bands_page, name="rating-bands"),
    path(f"{_OF}rating/exemption/", rating_views.rating_exemption, name="rating-exemption"),
    path(f"{_OF}rating/<int:number>/", rating_views.rating_notice, name="rating-notice"),
    path(f"{_OF}rating/<int:number>/notice.docx", rating_views.rating_word, name="rating-word"),
    path(f"{_OF}rating/<int:number>/notice.json", rating_views.rating_json, name="rating-json"),
    path(f"{_OF}breaches/", breach_views.breaches, name="breaches"),
    path(f"{_OF}breaches/new/", breach_views.breach_new, name="breach-new"),
    path(f"{_OF}breaches/breaches.csv", breach_views.breaches_csv, name="breaches-csv"),
    path(f"{_OF}breaches/<int:number>/", breach_views.breach, name="breach"),
    path(f"{_OF}changes/", change_views.changes, name="changes"),
    path(f"{_OF}changes/new/", change_views.change_new, name="change-new"),
    path(f"{_OF}changes/changes.csv", change_views.changes_csv, name="changes-csv"),
    path(f"{_OF}health/", health_views.health, name="health"),
    path(f"{_OF}health/year/", health_views.health_year, name="health-year"),
    path(f"{_OF}health/bands/", health_views.health_bands, name="health-bands"),
    path(f"{_OF}health/group/", health_views.health_group, name="health-group"),
    path(f"{_OF}health/metrics.csv", health_views.health_csv, name="health-csv"),
    path(f"{_OF}dates/", obligation_views.obligations_page, name="obligations"),
    path(f"{_OF}dates/dates.csv", obligation_views.obligations_csv, name="obligations-csv"),
    path(f"{_OF}dates/new/", obligation_views.obligation_new, name="obligation-new"),
    path(f"{_OF}dates/<int:number>/met/", obligation_views.obligation_met, name="obligation-met"),
    path(f"{_OF}dates/<int:number>/end/", obligation_views.obligation_end, name="obligation-end"),
]
