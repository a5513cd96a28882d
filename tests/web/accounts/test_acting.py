"""What a person may do, and how a page refuses."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django_scopes import get_scope

from counterfoil.access import Capability
from counterfoil_web.accounts.acting import Refused, acting_view, require


def test_a_capability_follows_from_a_role(acting):
    assert acting("administrator").can(Capability.MANAGE_PEOPLE)
    assert not acting("commercial_lead").can("manage_people")


def test_a_refusal_names_its_rule(acting):
    with pytest.raises(Refused) as refused:
        require(acting("commercial_lead"), Capability.MANAGE_PEOPLE)

    assert refused.value.refusal.rule == "role-allows"


def test_a_page_runs_within_what_the_organisation_may_see(acting):
    request = RequestFactory().get("/")
    request.acting = acting("commercial_lead")
    scopes = []

    acting_view(lambda request: scopes.append(get_scope()) or HttpResponse())(request)

    assert "visible" in scopes[0]


def test_who_belongs_nowhere_is_told_so(world):
    request = RequestFactory().get("/")
    request.acting = None

    answer = acting_view(lambda request: HttpResponse())(request)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/nowhere/")
