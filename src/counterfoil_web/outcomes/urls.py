"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.outcomes import (
    claim_views,
    import_views,
    plan_views,
    record_views,
    register_views,
    told_urls,
    views,
)

app_name = "outcomes"
_OF = "partnerships/<str:ref>/outcomes-room/"
_PLAN = f"{_OF}plan/"
_BENEFIT = f"{_OF}benefits/<str:key>/"
_CLAIM = f"{_OF}claims/<str:key>/"
_RECORDS = f"{_OF}records/<slug:kind>/"
_RECORD = f"{_OF}record/<slug:kind>/<str:key>/"
_NET = f"{_OF}net-saving/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_OF, views.overview, name="overview"),
    path(_PLAN, plan_views.plan, name="plan"),
    path(f"{_PLAN}start/", plan_views.start, name="plan-start"),
    path(f"{_PLAN}draft/", plan_views.draft, name="plan-draft"),
    path(f"{_PLAN}draft/propose/", plan_views.propose_plan, name="plan-propose"),
    path(f"{_PLAN}agree/", plan_views.agree_plan, name="plan-agree"),
    path(f"{_PLAN}send-back/", plan_views.send_plan_back, name="plan-send-back"),
    path(f"{_OF}benefits/", register_views.benefits, name="benefits"),
    path(f"{_OF}benefits/register.<str:form>", register_views.benefits_file, name="benefits-file"),
    path(_BENEFIT, register_views.benefit, name="benefit"),
    path(f"{_BENEFIT}chart-<str:size>.svg", register_views.chart_file, name="benefit-chart"),
    path(f"{_OF}claims/", claim_views.claims, name="claims"),
    path(f"{_OF}claims/claims.<str:form>", claim_views.claims_table, name="claims-file"),
    path(f"{_OF}claims/new/", claim_views.new, name="claim-new"),
    path(_CLAIM, claim_views.claim, name="claim"),
    path(f"{_CLAIM}certify/", claim_views.certify_claim, name="claim-certify"),
    path(f"{_CLAIM}bank/", claim_views.bank_claim, name="claim-bank"),
    path(_NET, register_views.net, name="net"),
    path(f"{_NET}net-saving.<str:form>", register_views.net_saving_file, name="net-file"),
    path(f"{_NET}costs.<str:form>", register_views.costs_file, name="costs-file"),
    path(f"{_OF}records/", record_views.index, name="records-index"),
    path(_RECORDS, record_views.records, name="records"),
    path(f"{_RECORDS}table.<str:form>", record_views.records_file, name="records-file"),
    path(f"{_RECORDS}new/", record_views.new, name="record-new"),
    path(f"{_RECORDS}import/", import_views.upload, name="records-import"),
    path(_RECORD, record_views.record, name="record"),
    path(f"{_RECORD}put-right/", record_views.put_right, name="record-put-right"),
    *told_urls.urlpatterns,
]
