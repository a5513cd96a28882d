"""The addresses of the bridge, the verdict and the next decision."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from counterfoil_web.outcomes import (
    advice_views,
    bridge_views,
    exit_views,
    future_views,
    handback_views,
    lesson_views,
    next_draft_views,
    pack_views,
    pair_views,
    shared_lessons_views,
    verdict_views,
)

_OF = "partnerships/<str:ref>/outcomes-room/"
_NEXT = "partnerships/<str:ref>/future-room/"
_BRIDGE = f"{_OF}bridge/"
_STATEMENT = f"{_OF}public-statement/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(_BRIDGE, bridge_views.bridge, name="bridge"),
    path(f"{_BRIDGE}bridge.<str:form>", bridge_views.bridge_file, name="bridge-file"),
    path(f"{_BRIDGE}chart-<str:size>.svg", bridge_views.bridge_chart_file, name="bridge-chart"),
    path(f"{_BRIDGE}<slug:cause>/", bridge_views.bridge_cause, name="bridge-cause"),
    path(f"{_OF}verdict/", verdict_views.verdict, name="verdict"),
    path(f"{_OF}verdict/figures/", verdict_views.figures, name="figures"),
    path(f"{_OF}verdict/figures.<str:form>", verdict_views.figures_file, name="figures-file"),
    path(_STATEMENT, verdict_views.public_statement, name="public-statement"),
    path(
        f"{_STATEMENT}statement.<str:form>",
        verdict_views.public_statement_file,
        name="public-statement-file",
    ),
    path(f"{_OF}evidence-pack/", pack_views.evidence_pack, name="evidence-pack"),
    path(f"{_OF}value-of-advice/", advice_views.advice, name="advice"),
    path(f"{_OF}value-of-advice/value.<str:form>", advice_views.advice_file, name="advice-file"),
    path(_NEXT, future_views.future, name="future"),
    path(f"{_NEXT}calendar/", future_views.calendar, name="calendar"),
    path(f"{_NEXT}calendar/calendar.<str:form>", future_views.calendar_file, name="calendar-file"),
    path(f"{_NEXT}what-next/", future_views.what_next, name="what-next"),
    path(f"{_NEXT}what-next/begin/", next_draft_views.begin_next, name="begin-next"),
    path(f"{_NEXT}what-next/routes.<str:form>", future_views.what_next_file, name="what-next-file"),
    path(f"{_NEXT}exit-plan/", exit_views.exit_page, name="exit-plan"),
    path(f"{_NEXT}exit-plan/days.<str:form>", exit_views.exit_file, name="exit-file"),
    path(f"{_NEXT}hand-back/", handback_views.hand_back, name="hand-back"),
    path(
        f"{_NEXT}hand-back/items.<str:form>", handback_views.hand_back_file, name="hand-back-file"
    ),
    path(
        f"{_NEXT}hand-back/<str:record>/",
        handback_views.hand_back_status,
        name="hand-back-status",
    ),
    path(f"{_NEXT}lessons/", lesson_views.lessons, name="lessons"),
    path(f"{_NEXT}lessons/lessons.<str:form>", lesson_views.lessons_file, name="lessons-file"),
    path(f"{_NEXT}lessons/<str:record>/review/", lesson_views.lesson_review, name="lesson-review"),
    path(f"{_NEXT}lessons/<str:record>/share/", lesson_views.lesson_share, name="lesson-share"),
    path(f"{_NEXT}pair/offer/", pair_views.offer_pair, name="pair-offer"),
    path(f"{_NEXT}pair/review/", pair_views.review_pair, name="pair-review"),
    path(f"{_NEXT}pair/withdraw/", pair_views.withdraw_pair, name="pair-withdraw"),
    path("promised-and-delivered/", pair_views.compared_pairs, name="compared-pairs"),
    path("lessons/", shared_lessons_views.shared, name="shared-lessons"),
]
