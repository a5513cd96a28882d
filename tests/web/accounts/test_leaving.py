"""What a leaver has open."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil_web.accounts import leaving
from counterfoil_web.accounts.leaving import OpenItem, open_items
from counterfoil_web.partnerships.models import Answer


@pytest.fixture
def sources(monkeypatch):
    monkeypatch.setattr(leaving, "_SOURCES", list(leaving._SOURCES))


def test_owned_answers_are_counted_without_naming_the_partnership(world, acting, sources):
    lead = world.people["commercial_lead"]
    with scopes_disabled():
        for question in ("P1-B1", "P1-B2"):
            Answer.objects.create(
                partnership=world.partnership,
                question_id=question,
                state="answered",
                text="x",
                owner=lead,
                written_by=lead,
                written_at=timezone.now(),
            )

    (found,) = [item.what for item in open_items(acting("administrator"), lead)]

    assert found.startswith("Owns 2 answers")
    assert world.partnership.title not in found


def test_nothing_open_is_nothing(world, acting):
    assert open_items(acting("administrator"), world.people["auditor"]) == []


def test_other_applications_add_theirs_once(world, acting, sources):
    def source(acting, user):
        yield OpenItem(what=f"A draft of {user}", url="/draft/")

    leaving.register(source)
    leaving.register(source)

    items = open_items(acting("administrator"), world.people["auditor"])
    assert items == [OpenItem(what="A draft of Auditor", url="/draft/")]
