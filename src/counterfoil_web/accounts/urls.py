"""The addresses of this application."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path, register_converter

from counterfoil_web.accounts import (
    first_run_views,
    invitation_views,
    organisation_views,
    own_account_views,
    people_views,
    session_views,
)
from counterfoil_web.accounts.addresses import NumberConverter

register_converter(NumberConverter, "id")

app_name = "accounts"
urlpatterns: list[URLPattern | URLResolver] = [
    path("people/", people_views.people, name="people"),
    path("people/invite/", invitation_views.invite, name="invite"),
    path("people/invitations/<id:invitation_id>/", invitation_views.invitation, name="invitation"),
    path("people/<id:user_id>/", people_views.person, name="person"),
    path("people/<id:user_id>/roles/<id:membership_id>/", people_views.role, name="role"),
    path("people/<id:user_id>/close/", people_views.close, name="close"),
    path("people/<id:user_id>/reopen/", people_views.reopen, name="reopen"),
    path("people/<id:user_id>/password-link/", people_views.password_link, name="password-link"),
    path("people/<id:user_id>/lost-factor/", people_views.lost_factor, name="lost-factor"),
    path("organisation/", organisation_views.organisation, name="organisation"),
    path("organisations/", organisation_views.organisations, name="organisations"),
    path("organisations/add/", organisation_views.add, name="add-organisation"),
    path("organisations/keepers/", organisation_views.keepers, name="keepers"),
    path("organisations/<id:organisation_id>/", organisation_views.one, name="one-organisation"),
    path(
        "organisations/<id:organisation_id>/administrator/",
        organisation_views.invite_administrator,
        name="invite-administrator",
    ),
    path(
        "organisations/<id:organisation_id>/archive/",
        organisation_views.archive,
        name="archive-organisation",
    ),
    path("you/", own_account_views.you, name="you"),
    path("you/sessions/", own_account_views.end_other_sessions, name="end-other-sessions"),
    path("you/second-factor/", session_views.second_factor_needed, name="second-factor-needed"),
    path("switch/", session_views.switch, name="switch"),
    path("nowhere/", session_views.nowhere, name="nowhere"),
    path("keep-alive/", session_views.keep_alive, name="keep-alive"),
    path("kept-words/", session_views.words, name="kept-words"),
    path("join/<str:token>/", invitation_views.join, name="join"),
    path(
        "first-administrator/<str:token>/",
        first_run_views.first_administrator,
        name="first-administrator",
    ),
    # allauth's pages that an installation without sign-up has no use for
    re_path(
        r"^account/(?:email|confirm-email|signup|password/set|3rdparty/signup|social)/",
        session_views.not_here,
        name="not-here",
    ),
]
