"""The addresses of this application.

What all pages of the room begin with is looked at once: an address of another room is not tried
against each of a hundred.
"""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from counterfoil_web.contracts import (
    closing_views,
    compare_views,
    dispute_views,
    export_views,
    forecast_views,
    invoice_files,
    invoice_views,
    negotiation_views,
    obligation_views,
    performance_urls,
    query_views,
    records_urls,
    statement_views,
    terms_agree_views,
    terms_draft_views,
    terms_views,
    views,
    waiver_views,
)

app_name = "contracts"
_ONE = "<slug:key>/"
_MONTH = f"{_ONE}months/<str:month>/"
_PAGES: list[URLPattern | URLResolver] = [
    path("", views.contracts, name="list"),
    path("new/", terms_draft_views.start, name="new"),
    path(_ONE, views.overview, name="overview"),
    path(f"{_ONE}supplier-sight/", views.supplier_sight, name="supplier-sight"),
    path(_MONTH, statement_views.month_statement, name="statement"),
    path(f"{_MONTH}line/<path:line_id>/", statement_views.line, name="line"),
    path(f"{_MONTH}propose/", closing_views.propose, name="propose-close"),
    path(f"{_MONTH}close/", closing_views.close, name="close"),
    path(f"{_MONTH}send-back/", closing_views.send_back, name="send-back"),
    path(f"{_ONE}terms/", terms_views.terms, name="terms"),
    path(f"{_ONE}terms/draft/", terms_draft_views.draft, name="terms-draft"),
    path(f"{_ONE}terms/draft/propose/", terms_draft_views.propose, name="terms-propose"),
    path(f"{_ONE}terms/agree/", terms_agree_views.agree, name="terms-agree"),
    path(f"{_ONE}terms/send-back/", terms_agree_views.send_back, name="terms-send-back"),
    path(f"{_ONE}terms/documents/<int:number>/", terms_views.document_file, name="terms-document"),
    path(f"{_ONE}terms/sheets/<int:number>/", terms_views.sheet_file, name="term-sheet"),
    *records_urls.urlpatterns,
    *(
        path(
            f"{_MONTH}statement.{ending}",
            export_views.statement_file,
            {"form": form},
            name=f"statement-{form}",
        )
        for form, ending in export_views.ENDINGS.items()
    ),
    *performance_urls.urlpatterns,
    path(f"{_ONE}invoices/", invoice_views.invoices, name="invoices"),
    path(f"{_ONE}invoices/lines.<str:form>", invoice_files.invoices_file, name="invoices-file"),
    path(f"{_MONTH}invoices/check.<str:form>", invoice_files.check_file, name="check-file"),
    path(f"{_MONTH}invoices/", invoice_views.check, name="invoice-check"),
    path(f"{_MONTH}invoices/new/", invoice_views.new, name="invoice-new"),
    path(f"{_MONTH}invoices/query.docx", query_views.draft_letter, name="query-letter"),
    path(f"{_MONTH}invoices/query/", query_views.send, name="query-send"),
    path(f"{_ONE}queries/", query_views.register, name="queries"),
    path(f"{_ONE}queries/register.<str:form>", query_views.register_file, name="queries-file"),
    path(f"{_ONE}queries/<int:number>/", query_views.query, name="query"),
    path(
        f"{_ONE}queries/<int:number>/letter.docx",
        query_views.sent_letter,
        name="query-sent-letter",
    ),
    path(f"{_ONE}compare/", compare_views.compare, name="compare"),
    path(f"{_ONE}compare/months.<str:form>", compare_views.compare_file, name="compare-file"),
    path(f"{_ONE}forecast/", forecast_views.forecast, name="forecast"),
    path(f"{_ONE}forecast/forecast.<str:form>", forecast_views.forecast_file, name="forecast-file"),
    path(
        f"{_ONE}forecast/chart-<str:size>.svg",
        forecast_views.forecast_chart,
        name="forecast-chart",
    ),
    path(f"{_ONE}negotiation/", negotiation_views.negotiation, name="negotiation"),
    path(
        f"{_ONE}negotiation/terms.<str:form>",
        negotiation_views.negotiation_file,
        name="negotiation-file",
    ),
    path(
        f"{_ONE}negotiation/chart-<str:size>.svg",
        negotiation_views.negotiation_chart,
        name="negotiation-chart",
    ),
    path(f"{_ONE}waivers/", waiver_views.waivers, name="waivers"),
    path(f"{_ONE}waivers/register.<str:form>", waiver_views.waivers_file, name="waivers-file"),
    path(f"{_ONE}waivers/<int:number>/", waiver_views.waiver, name="waiver"),
    path(f"{_MONTH}waivers/new/", waiver_views.ask, name="waiver-new"),
    path(f"{_ONE}disputes/", dispute_views.disputes, name="disputes"),
    path(f"{_ONE}disputes/register.<str:form>", dispute_views.disputes_file, name="disputes-file"),
    path(f"{_ONE}disputes/<int:number>/", dispute_views.dispute, name="dispute"),
    path(f"{_MONTH}dispute/<path:line_id>/", dispute_views.new, name="dispute-new"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("partnerships/<str:ref>/contract-room/", include(_PAGES)),
    path("calendars/<str:token>/dates.ics", obligation_views.calendar, name="calendar"),
]
