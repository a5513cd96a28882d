"""Addresses of declaring, marking and moderating."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.tenders import (
    calibration_views,
    consensus_views,
    declare_views,
    mark_views,
    marking_views,
    moderation_views,
    why_views,
    workbook_views,
)
from counterfoil_web.tenders.addresses import ONE

_ANSWER = "<str:criterion>/<str:bid>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{ONE}declare/", declare_views.declare, name="declare"),
    path(f"{ONE}marking/", marking_views.marking, name="marking"),
    path(f"{ONE}marking/{_ANSWER}", mark_views.mark, name="mark"),
    path(f"{ONE}marking/{_ANSWER}draft/", mark_views.draft, name="mark-draft"),
    path(f"{ONE}hand-in/<str:criterion>/", marking_views.hand_in, name="hand-in"),
    path(f"{ONE}marking-workbook/", workbook_views.workbook, name="marking-workbook"),
    path(
        f"{ONE}marking-workbook/marks.xlsx",
        workbook_views.workbook_out,
        name="marking-workbook-out",
    ),
    path(f"{ONE}calibration/", calibration_views.specimens, name="specimens"),
    path(f"{ONE}calibration/new/", calibration_views.new, name="specimen-new"),
    path(f"{ONE}calibration/<str:name>/", calibration_views.specimen, name="specimen"),
    path(f"{ONE}moderation/", moderation_views.moderation, name="moderation"),
    path(
        f"{ONE}moderation/<str:criterion>/",
        moderation_views.criterion,
        name="moderation-criterion",
    ),
    path(f"{ONE}moderation/{_ANSWER}", consensus_views.moderate, name="moderate"),
    path(f"{ONE}moderation/{_ANSWER}draft/", consensus_views.draft, name="moderate-draft"),
    path(
        f"{ONE}moderation-open/<str:criterion>/",
        moderation_views.open_criterion,
        name="moderation-open",
    ),
    path(f"{ONE}quality-lock/", moderation_views.lock, name="quality-lock"),
    path(f"{ONE}why/{_ANSWER}", why_views.why, name="why"),
]
