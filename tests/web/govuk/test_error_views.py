"""The pages for what went wrong: plain words, what to do, nothing of the machine."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory

from counterfoil.access import Refusal
from counterfoil_web.govuk.error_views import refused


@pytest.fixture
def request_of_nobody():
    request = RequestFactory().get("/partnerships/k3m9q2xw/")
    request.user = AnonymousUser()
    return request


class Refused(PermissionDenied):
    refusal = Refusal(
        rule="author-is-not-reviewer",
        sentence="You wrote this case, so you may not review it.",
        mend="Ask another finance partner to review it.",
    )


def test_a_refusal_names_its_rule_and_its_mend(request_of_nobody):
    response = refused(request_of_nobody, Refused())

    assert response.status_code == 403
    words = response.content.decode()
    assert "You wrote this case, so you may not review it." in words
    assert "Ask another finance partner to review it." in words
    assert "Rule: author-is-not-reviewer." in words


def test_another_refusal_says_what_it_said(request_of_nobody):
    response = refused(request_of_nobody, PermissionDenied("Only <b>auditors</b> may."))

    assert "Only &lt;b&gt;auditors&lt;/b&gt; may." in response.content.decode()


def test_a_refusal_without_words_still_says_what_to_do(request_of_nobody):
    response = refused(request_of_nobody, PermissionDenied())

    assert "Your roles do not let you see or do this." in response.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_pages_for_faults_need_nothing_of_the_request(name):
    words = render_to_string(name)

    assert "<h1" in words
    assert 'lang="en-GB"' in words
    assert "saved" in words


@pytest.mark.parametrize("name", ["403_csrf.html", "404.html"])
def test_pages_for_mistakes_say_where_to_go(request_of_nobody, name):
    words = render_to_string(name, request=request_of_nobody)

    assert words.count("<h1") == 1
    assert "Go to the home page" in words
