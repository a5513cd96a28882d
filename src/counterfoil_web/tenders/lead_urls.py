"""Addresses of the commercial lead's pages, and of the tender for its readers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.tenders import (
    bid_views,
    folder_views,
    import_views,
    interest_views,
    plan_views,
    record_views,
    seat_views,
    try_views,
    views,
)
from counterfoil_web.tenders.addresses import ALL, ONE

_RECORDS = f"{ONE}records/<slug:kind>/"
_BID = f"{ONE}bids/<str:key>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path(ALL, views.tenders, name="list"),
    path(f"{ALL}start/", plan_views.start, name="start"),
    path(ONE, views.overview, name="overview"),
    path(f"{ONE}check/", views.check, name="check"),
    path(f"{ONE}folder.zip", folder_views.folder, name="folder"),
    path(f"{ONE}plan/", plan_views.plan, name="plan"),
    path(f"{ONE}plan/draft/", plan_views.draft, name="plan-draft"),
    path(f"{ONE}plan/try/", try_views.try_out, name="plan-try"),
    path(f"{ONE}plan/lock/", plan_views.lock, name="plan-lock"),
    path(
        f"{ONE}plan/locked/<int:lock_number>.yaml", plan_views.locked_text, name="plan-locked-text"
    ),
    path(f"{ONE}people/", seat_views.people, name="people"),
    path(f"{ONE}people/<int:pk>/end/", seat_views.end_seat, name="seat-end"),
    path(f"{ONE}interests/", interest_views.interests, name="interests"),
    path(
        f"{ONE}interests/<str:key>/settle/", interest_views.settle_conflict, name="interest-settle"
    ),
    path(f"{ONE}bids/", bid_views.bids, name="bids"),
    path(f"{ONE}bids/open/", bid_views.opening, name="bids-open"),
    path(_BID, bid_views.bid, name="bid"),
    path(f"{_BID}files/<int:pk>/", bid_views.bid_file, name="bid-file"),
    path(f"{ONE}records/", record_views.index, name="records-index"),
    path(_RECORDS, record_views.records, name="records"),
    path(f"{_RECORDS}table.<str:form>", record_views.records_file, name="records-file"),
    path(f"{_RECORDS}new/", record_views.new, name="record-new"),
    path(f"{_RECORDS}bring-in/", import_views.bring_in, name="records-import"),
    path(f"{ONE}record/<str:key>/put-right/", record_views.put_right, name="record-put-right"),
]
