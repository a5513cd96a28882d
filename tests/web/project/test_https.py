from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db
HTTPS = "counterfoil_web.project.https.HttpsMiddleware"


@pytest.fixture
def over_https(settings):
    settings.MIDDLEWARE = [HTTPS, *settings.MIDDLEWARE]
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.CSRF_TRUSTED_ORIGINS = ["https://testserver"]


def test_without_it_nothing_is_said(client):
    assert HTTPS not in settings.MIDDLEWARE
    assert "Strict-Transport-Security" not in client.get("/account/login/").headers


def test_a_browser_is_told_to_stay_with_https(over_https, client):
    answer = client.get("/account/login/")

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_every_cookie_travels_over_https_alone(over_https, client_as):
    client = client_as("administrator")
    client.get("/people/")

    assert {name for name, one in client.cookies.items() if one["secure"]} == set(client.cookies)
    assert "last_here" in client.cookies


def test_the_link_of_an_invitation_begins_with_https(over_https, client_as):
    page = client_as("administrator").post(
        "/people/invite/",
        {"email": "new@force.example", "roles": "evaluator"},
        headers={"Host": "testserver"},
    )

    assert "https://testserver/join/" in page.text
    assert "http://testserver" not in page.text


def test_a_form_of_another_site_is_still_refused(over_https, world):
    browser = Client(enforce_csrf_checks=True)
    token = browser.get("/account/login/").cookies["csrftoken"].value
    sent = {"csrfmiddlewaretoken": token, "login": "a@force.example", "password": "x"}
    browser.cookies["csrftoken"]["secure"] = ""

    def answer(origin):
        return browser.post("/account/login/", sent, headers={"Origin": origin}).status_code

    assert answer("https://evil.example") == 403
    assert answer("http://testserver") == 403
    assert answer("https://testserver") == 422
