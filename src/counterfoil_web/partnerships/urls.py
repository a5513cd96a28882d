"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, register_converter

from counterfoil_web.partnerships import (
    answer_views,
    challenge_views,
    export_views,
    home_views,
    party_views,
    record_views,
    search_views,
    sharing_views,
    workspace_views,
)
from counterfoil_web.partnerships.addresses import RefConverter, RoomConverter

register_converter(RefConverter, "ref")
register_converter(RoomConverter, "room")

app_name = "partnerships"

_QUESTION = "partnerships/<ref:ref>/questions/<slug:question_id>/"
_SHARING = "partnerships/<ref:ref>/sharing/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home_views.home, name="home"),
    path("search/", search_views.search, name="search"),
    path("partnerships/", home_views.partnerships, name="list"),
    path("partnerships/as/<str:form>/", export_views.partnerships, name="list-export"),
    path("partnerships/new/", record_views.new, name="new"),
    path("partnerships/<ref:ref>/", workspace_views.overview, name="workspace"),
    path("partnerships/<ref:ref>/change/", record_views.change, name="change"),
    path("partnerships/<ref:ref>/archive/", record_views.archive, name="archive"),
    path("partnerships/<ref:ref>/restore/", record_views.restore, name="restore"),
    path("partnerships/<ref:ref>/history/", record_views.history, name="history"),
    path("partnerships/<ref:ref>/<room:room>/", workspace_views.room, name="room"),
    path(
        "partnerships/<ref:ref>/<room:room>/as/<str:form>/",
        export_views.room,
        name="room-export",
    ),
    path(
        "partnerships/<ref:ref>/gates/<slug:gate>/questions/",
        workspace_views.gate_questions,
        name="gate-questions",
    ),
    path(_QUESTION, answer_views.question, name="question"),
    path(f"{_QUESTION}answer/", answer_views.answer, name="answer"),
    path(f"{_QUESTION}answer/draft/", answer_views.draft, name="answer-draft"),
    path(f"{_QUESTION}answer/discard/", answer_views.discard, name="answer-discard"),
    path(f"{_QUESTION}versions/", answer_views.versions, name="answer-versions"),
    path(f"{_QUESTION}challenges/", challenge_views.challenge, name="challenge"),
    path(f"{_QUESTION}challenges/<int:pk>/reply/", challenge_views.reply, name="challenge-reply"),
    path(
        f"{_QUESTION}challenges/<int:pk>/settle/", challenge_views.settle, name="challenge-settle"
    ),
    path(_SHARING, sharing_views.sharing, name="sharing"),
    path(f"{_SHARING}new/", sharing_views.share, name="share"),
    path(f"{_SHARING}<int:pk>/end/", sharing_views.end, name="sharing-end"),
    path(f"{_SHARING}parties/new/", party_views.add, name="party-add"),
    path(f"{_SHARING}parties/<int:pk>/hand-over/", party_views.hand_over, name="party-hand-over"),
]
