"""One installation for the whole walk; each request of it is undone."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.access.installation import Installation, built
from tests.web.access.table import SIGNED_OUT
from tests.web.conftest import build_world


@pytest.fixture(scope="module")
def installation(django_db_setup, django_db_blocker) -> Iterator[Installation]:
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        patch("counterfoil_web.results.answer_store.DRAFT_TRIALS", 200),
    ):
        made = built(build_world())
        _keep_the_drafts_answer(made)
        yield made
        transaction.set_rollback(True)


def _keep_the_drafts_answer(made: Installation) -> None:
    """Once, so that no request of the walk works it out again."""
    reader = Client()
    reader.force_login(made.world.people["commercial_lead"])
    reader.get(reverse("results:draft", args=[made.parts["ref"]]))


@pytest.fixture(autouse=True)
def _nobody_asked_too_often():
    """The limits count by visitor, and everybody here comes from one address."""
    cache.clear()


@pytest.fixture(scope="module")
def signed_in(installation) -> dict[str, Client]:
    """A browser for each person, signed in once, and one in which nobody is."""
    clients = {SIGNED_OUT: Client(raise_request_exception=False)}
    for person, user in installation.world.people.items():
        clients[person] = Client(raise_request_exception=False)
        clients[person].force_login(user)
    return clients
