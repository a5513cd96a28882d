"""What watches over an installation gets a short answer, signed out."""

from __future__ import annotations

import pytest
from django.test import Client

from counterfoil_web.operations import health

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(monkeypatch):
    def put(*, well):
        one = health.Check(
            name="disk", is_well=well, found="has room" if well else "is nearly full"
        )
        monkeypatch.setattr(health, "checks", lambda folder, now: (one,))

    return put


def test_live_answers_signed_out():
    response = Client().get("/health/live")

    assert (response.status_code, response.content) == (200, b"alive\n")
    assert "no-cache" in response["Cache-Control"]


def test_ready_when_all_is_well(state):
    state(well=True)
    response = Client().get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"ready": True, "checks": {"disk": "has room"}}


def test_not_ready_says_what_is_not_well(state):
    state(well=False)
    response = Client().get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"ready": False, "checks": {"disk": "is nearly full"}}


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_nothing_can_be_sent_there(address):
    assert Client().post(address).status_code == 405
