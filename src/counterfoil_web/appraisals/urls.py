"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.appraisals import (
    baseline_views,
    cells_views,
    excel_views,
    history_views,
    section_views,
    submit_views,
    views,
)

app_name = "appraisals"
_CASE = "partnerships/<str:ref>/case/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_CASE, views.case, name="case"),
    path(f"{_CASE}open/", views.open_one, name="open-draft"),
    path(f"{_CASE}draft/", views.draft_page, name="draft"),
    path(f"{_CASE}draft/<slug:table>/", section_views.section, name="section"),
    path(f"{_CASE}draft/<slug:table>/cells/", cells_views.edit_cells, name="edit-cells"),
    path(f"{_CASE}draft/<slug:table>/changes/", cells_views.draft_changes, name="draft-changes"),
    path(f"{_CASE}baseline/", baseline_views.baseline, name="baseline"),
    path(f"{_CASE}baseline/sign/", baseline_views.sign, name="sign"),
    path(f"{_CASE}baseline/withdraw/", baseline_views.withdraw, name="withdraw"),
    path(f"{_CASE}excel/", excel_views.excel, name="excel"),
    path(f"{_CASE}excel/draft.xlsx", excel_views.excel_file, name="excel-file"),
    path(f"{_CASE}excel/<slug:table>.csv", excel_views.table_file, name="csv"),
    path(f"{_CASE}excel/<int:pk>/", excel_views.import_page, name="import"),
    path(f"{_CASE}history/", history_views.edits, name="edits"),
    path(f"{_CASE}history/<int:batch>/undo/", history_views.undo, name="undo"),
    path(
        f"{_CASE}versions/<int:number>/history/", history_views.version_edits, name="version-edits"
    ),
    path(f"{_CASE}submit/", submit_views.submit, name="submit"),
    path(f"{_CASE}versions/", submit_views.versions, name="versions"),
]
