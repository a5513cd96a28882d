"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.procurements import (
    clarification_views,
    contract_notice_views,
    draft_views,
    import_views,
    notice_views,
    plan_views,
    record_views,
    register_views,
    timetable_views,
    views,
)

app_name = "procurements"
_OF = "partnerships/<str:ref>/procurement/"
_PLAN = f"{_OF}plan/"
_DRAFT = f"{_PLAN}draft/"
_NOTICES = f"{_OF}notices/"
_TIME = f"{_NOTICES}<slug:code>/<str:name>/"
_ASKED = f"{_OF}clarifications/"
_RECORDS = f"{_OF}records/<slug:kind>/"
_RECORD = f"{_OF}record/<slug:kind>/<str:key>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_OF, views.overview, name="overview"),
    path(f"{_OF}law/", views.law, name="law"),
    path(f"{_OF}standstill/", views.standstill_page, name="standstill"),
    path(f"{_OF}folder.zip", views.folder_file, name="folder-file"),
    path(f"{_OF}procurement.json", views.answer_file, name="answer-file"),
    path(f"{_OF}procurement.schema.json", views.schema_file, name="schema-file"),
    path(_PLAN, plan_views.plan, name="plan"),
    path(f"{_PLAN}versions/<int:number>/", plan_views.version, name="version"),
    path(f"{_PLAN}agree/", plan_views.agree_plan, name="plan-agree"),
    path(f"{_PLAN}send-back/", plan_views.send_plan_back, name="plan-send-back"),
    path(_DRAFT, draft_views.draft, name="draft"),
    path(f"{_DRAFT}law/", draft_views.law_form, name="draft-law"),
    path(f"{_DRAFT}text/", draft_views.text_form, name="draft-text"),
    path(f"{_DRAFT}progress/", draft_views.progress_form, name="draft-progress"),
    path(f"{_DRAFT}steps/", draft_views.step_new, name="draft-step-new"),
    path(f"{_DRAFT}steps/<str:step>/", draft_views.step_form, name="draft-step"),
    path(f"{_DRAFT}propose/", draft_views.propose_plan, name="plan-propose"),
    path(f"{_DRAFT}keep-days/", draft_views.keep_days, name="plan-keep-days"),
    path(f"{_DRAFT}discard/", draft_views.discard_draft, name="draft-discard"),
    path(f"{_OF}timetable/", timetable_views.timetable_page, name="timetable"),
    path(f"{_OF}timetable/table.<str:form>", timetable_views.timetable_file, name="timetable-file"),
    path("procurement-calendars/<str:token>/days.ics", timetable_views.calendar, name="calendar"),
    path(_NOTICES, notice_views.notices, name="notices"),
    path(f"{_NOTICES}table.<str:form>", notice_views.notices_file, name="notices-file"),
    path(f"{_NOTICES}<slug:code>/", notice_views.notice, name="notice"),
    path(f"{_NOTICES}<slug:code>/draft.docx", notice_views.notice_file, name="notice-file"),
    path(f"{_NOTICES}<slug:code>/ocds.json", notice_views.ocds_file, name="ocds-file"),
    path(_TIME, contract_notice_views.notice, name="contract-notice"),
    path(f"{_TIME}draft.docx", contract_notice_views.word_file, name="contract-notice-file"),
    path(f"{_TIME}ocds.json", contract_notice_views.ocds_file, name="contract-ocds-file"),
    path(_ASKED, clarification_views.clarifications, name="clarifications"),
    path(f"{_ASKED}for-all.<str:form>", clarification_views.released_file, name="released-file"),
    path(f"{_ASKED}<str:key>/", clarification_views.clarification, name="clarification"),
    path(f"{_ASKED}<str:key>/release/", clarification_views.release_answer, name="release"),
    path(f"{_OF}engagement/", register_views.engagement, name="engagement"),
    path(f"{_OF}conflicts/", register_views.conflicts, name="conflicts"),
    path(f"{_OF}records/", record_views.index, name="records-index"),
    path(_RECORDS, record_views.records, name="records"),
    path(f"{_RECORDS}table.<str:form>", record_views.records_file, name="records-file"),
    path(f"{_RECORDS}new/", record_views.new, name="record-new"),
    path(f"{_RECORDS}import/", import_views.upload, name="records-import"),
    path(_RECORD, record_views.record, name="record"),
    path(f"{_RECORD}put-right/", record_views.put_right, name="record-put-right"),
]
