"""Addresses of prices, the award and its record."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.tenders import (
    award_views,
    bundle_views,
    price_views,
    robustness_views,
    summary_views,
)
from counterfoil_web.tenders.addresses import ONE

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{ONE}prices/", price_views.prices, name="prices"),
    path(f"{ONE}prices/key/", price_views.officer_key, name="officer-key"),
    path(f"{ONE}prices/open/", price_views.open_prices, name="open-prices"),
    path(f"{ONE}prices/hand-over/", price_views.hand_over, name="hand-over-prices"),
    path(f"{ONE}prices/sheet.csv", price_views.blank_price_sheet, name="blank-price-sheet"),
    path(f"{ONE}prices/<str:bid>/receive/", price_views.receive_price, name="receive-price"),
    path(f"{ONE}prices/<str:bid>/file/", price_views.price_file, name="price-file"),
    path(f"{ONE}prices/<str:bid>/enter/", price_views.enter_price, name="enter-price"),
    path(f"{ONE}award/", award_views.award, name="award"),
    path(f"{ONE}award/award.json", award_views.award_file, name="award-file"),
    path(f"{ONE}award/prices/", award_views.counted, name="counted-prices"),
    path(f"{ONE}award/lots/", award_views.draw_lots, name="draw-lots"),
    path(f"{ONE}award/low/<str:bid>/", award_views.low_price, name="low-price"),
    path(f"{ONE}award/recommended/", award_views.recommendation, name="recommendation"),
    path(f"{ONE}award/robustness/", robustness_views.robustness, name="robustness"),
    path(f"{ONE}award/summaries/", summary_views.summaries, name="summaries"),
    path(f"{ONE}award/summaries/<str:bid>/", summary_views.summary, name="summary"),
    path(
        f"{ONE}award/summaries/<str:bid>/summary.docx",
        summary_views.summary_file,
        name="summary-file",
    ),
    path(f"{ONE}award/suppliers/<str:bid>/", summary_views.supplier, name="supplier"),
    path(
        f"{ONE}award/why/<str:criterion>/<str:bid>/bundle.zip",
        bundle_views.bundle,
        name="challenge-bundle",
    ),
]
