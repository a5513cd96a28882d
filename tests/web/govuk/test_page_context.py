"""What stands around every page, for each kind of reader, and what it costs."""

from __future__ import annotations

from time import process_time
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory

from counterfoil.access import Marking, Role, capabilities_of
from counterfoil_web.govuk.page_context import page_context
from tests.web.govuk.parsed_html import attributes_of, text_of

PAGE = '{% extends "govuk/page.html" %}{% block title %}Sharing{% endblock %}'
CONTENT = "{% block content %}<h1>Sharing</h1>{% endblock %}"


def request_of(*roles, path="/", colour="", others=(), name="Commercial lead", query=""):
    request = RequestFactory().get(path, {"q": query} if query else {})
    request.user = AnonymousUser()
    request.acting = None
    if roles:
        request.user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: name)
        held = capabilities_of(frozenset(roles))
        request.acting = SimpleNamespace(
            user=request.user,
            organisation=SimpleNamespace(name="Heddlu Gŵyr & Môr", brand_colour=colour),
            others=others,
            can=lambda capability: capability in held,
        )
    return request


def drawn(request, **context):
    return engines["django"].from_string(PAGE + CONTENT).render(context, request)


def places(request):
    return [place.text for place in page_context(request)["layout"].navigation]


def test_a_page_is_drawn_before_anybody_is_known():
    html = drawn(RequestFactory().get("/"))

    assert "Sharing – Counterfoil" in html
    assert "Sign out" not in html
    assert "data-timeout-seconds" not in html
    assert "Protective marking" not in html


def test_somebody_without_an_organisation_can_sign_out():
    request = request_of()
    request.user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "Commercial lead")

    assert "Sign out" in drawn(request)
    assert places(request) == []


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            Role.COMMERCIAL_LEAD,
            ["Home", "Partnerships", "Decisions", "Guide", "Experience"],
        ),
        (Role.AUDITOR, ["Home", "Partnerships", "Decisions", "Guide", "Experience", "Log"]),
    ],
)
def test_the_navigation_offers_what_a_role_has_a_use_for(role, expected):
    assert places(request_of(role)) == expected


def test_an_administrator_is_not_sent_to_partnerships():
    request = request_of(Role.ADMINISTRATOR)

    assert "Partnerships" not in places(request)
    assert "People" in drawn(request)


def test_the_place_where_one_is_is_marked():
    html = drawn(request_of(Role.COMMERCIAL_LEAD, path="/partnerships/k3m9q2xw/"))
    here = [link for link in attributes_of(html, "a") if link.get("aria-current") == "true"]

    assert [link["href"] for link in here] == ["/partnerships/"]


def test_names_are_escaped_and_welsh():
    html = drawn(request_of(Role.COMMERCIAL_LEAD, name="<b>Siân O'Neill</b>"))

    assert "Heddlu Gŵyr &amp; Môr" in html
    assert "&lt;b&gt;Siân" in html


def test_the_marking_is_official_unless_the_page_says_more():
    request = request_of(Role.COMMERCIAL_LEAD)

    assert text_of(drawn(request)).count("Protective marking: OFFICIAL") == 2
    sensitive = drawn(request, marking=Marking.OFFICIAL_SENSITIVE_COMMERCIAL)
    assert text_of(sensitive).count("OFFICIAL-SENSITIVE: COMMERCIAL") == 2


def test_an_organisation_may_have_a_colour_of_its_own():
    html = drawn(request_of(Role.COMMERCIAL_LEAD, colour="#7A1F5C"))

    assert "/brand/7a1f5c.css" in [link["href"] for link in attributes_of(html, "link")]
    assert "/brand/" not in drawn(request_of(Role.COMMERCIAL_LEAD))


def test_only_those_of_several_organisations_can_change():
    assert "Change organisation" in drawn(request_of(Role.AUDITOR, others=("another",)))
    assert "Change organisation" not in drawn(request_of(Role.AUDITOR))


def test_what_was_searched_for_stands_in_the_box():
    html = drawn(request_of(Role.AUDITOR, path="/search/", query='custody "Gwent"'))
    (box,) = [one for one in attributes_of(html, "input") if one.get("id") == "site-search"]

    assert box["value"] == 'custody "Gwent"'


def test_the_try_out_says_so(settings):
    assert "Do not put real work here." in text_of(drawn(request_of(Role.AUDITOR)))

    settings.TRY_OUT = False
    assert "Try-out" not in text_of(drawn(request_of(Role.AUDITOR)))


def test_a_page_with_a_wrong_form_says_error_in_its_title():
    assert "<title>Error: Sharing" in drawn(request_of(Role.AUDITOR), has_problems=True)


def test_nothing_is_inline_and_nothing_comes_from_elsewhere():
    html = drawn(request_of(Role.AUDITOR, colour="#7a1f5c"))

    assert " style=" not in html
    assert "<style" not in html
    assert all(one.get("src") for one in attributes_of(html, "script"))
    for tag, name in (("script", "src"), ("link", "href"), ("img", "src"), ("form", "action")):
        assert all(one[name].startswith("/") for one in attributes_of(html, tag))


@pytest.mark.parametrize("word", ["GDS Transport", "crown", "crest", "GOV.UK"])
def test_nothing_says_that_this_is_government(word):
    assert word.lower() not in drawn(request_of(*Role)).lower()


def test_the_layout_costs_less_than_three_milliseconds():
    template = engines["django"].from_string(PAGE + CONTENT)
    spent = []
    for _ in range(5):
        start = process_time()
        for _ in range(20):
            template.render({}, request_of(*Role, colour="#7a1f5c", others=("another",)))
        spent.append((process_time() - start) / 20)

    assert min(spent) < 0.003
