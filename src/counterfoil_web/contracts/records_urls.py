"""The addresses of records and of files brought in."""

from __future__ import annotations

from django.urls import URLPattern, path

from counterfoil_web.contracts import imports_views, records_entry_views, records_views

_ONE = "<slug:key>/"
_KIND = f"{_ONE}records/<str:kind>/"
_RECORD = f"{_ONE}record/<str:record_key>/"
_IMPORT = f"{_ONE}imports/<int:pk>/"
urlpatterns: list[URLPattern] = [
    path(f"{_ONE}records/", records_views.index, name="records-index"),
    path(_KIND, records_views.records, name="records"),
    path(f"{_KIND}records.csv", records_views.records_file, name="records-file"),
    path(f"{_KIND}new/", records_entry_views.new, name="record-new"),
    path(f"{_KIND}import/", imports_views.new, name="import-new"),
    path(_RECORD, records_views.record, name="record"),
    path(f"{_RECORD}put-right/", records_entry_views.supersede, name="record-supersede"),
    path(_IMPORT, imports_views.trial, name="import"),
    path(f"{_IMPORT}columns/", imports_views.columns, name="import-columns"),
]
