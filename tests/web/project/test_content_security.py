"""The policy that every answer brings."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from counterfoil_web.project.content_security import ContentSecurityMiddleware

NAME = "Content-Security-Policy"


def _parts(policy):
    return {name: set(values) for name, *values in (part.split() for part in policy.split("; "))}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/account/login/", "/there-is-no-such-page/"])
def test_every_page_says_what_it_may_load(client, address):
    said = _parts(client.get(address).headers[NAME])

    assert said["default-src"] == said["frame-ancestors"] == said["base-uri"] == {"'none'"}
    assert said["script-src"] == said["style-src"] == said["form-action"] == {"'self'"}
    assert said["img-src"] == {"'self'", "data:"}


def test_an_answer_with_a_policy_of_its_own_keeps_it(rf):
    own = "default-src 'none'; sandbox"
    answered = ContentSecurityMiddleware(lambda _: HttpResponse(headers={NAME: own}))

    assert answered(rf.get("/")).headers[NAME] == own


def test_it_is_the_policy_of_the_settings(rf, settings):
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'self'"]}}
    answered = ContentSecurityMiddleware(lambda _: HttpResponse())

    assert answered(rf.get("/")).headers[NAME] == "default-src 'self'"
