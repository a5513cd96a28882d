"""Sign-ins and sign-outs in the log."""

from __future__ import annotations

from django.test import Client

from counterfoil_web.accounts.sign_in_events import sign_in_refused
from counterfoil_web.records.models import Event
from tests.web.conftest import PASSWORD


def kinds():
    return list(Event.objects.order_by("number").values_list("kind", flat=True))


def test_coming_and_going_are_written(world):
    client = Client()
    client.post("/account/login/", {"login": "auditor@force.example", "password": PASSWORD})
    client.post("/account/logout/")

    assert kinds() == ["signed-in", "signed-out"]
    assert all(event.actor == world.people["auditor"] for event in Event.objects.all())


def test_how_one_came_in_is_written(world):
    Client().post("/account/login/", {"login": "auditor@force.example", "password": PASSWORD})

    assert "password" in str(Event.objects.get().after)
    assert PASSWORD not in str(Event.objects.get().__dict__)


def test_what_was_typed_for_nobody_is_not_kept(world):
    sign_in_refused("a password typed into the wrong box")

    assert kinds() == []


def test_a_wrong_password_is_written_with_the_account(world):
    sign_in_refused("AUDITOR@force.example")

    assert (kinds(), Event.objects.get().actor) == (["sign-in-refused"], world.people["auditor"])
