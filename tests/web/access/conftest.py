"""One installation for the whole walk; each request of it is undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from tests.web.access.installation import Installation, built
from tests.web.access.table import SIGNED_OUT
from tests.web.conftest import build_world


@pytest.fixture(scope="module")
def installation(django_db_setup, django_db_blocker) -> Iterator[Installation]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield built(build_world())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def signed_in(installation) -> dict[str, Client]:
    """A browser for each person, signed in once, and one in which nobody is."""
    clients = {SIGNED_OUT: Client(raise_request_exception=False)}
    for person, user in installation.world.people.items():
        clients[person] = Client(raise_request_exception=False)
        clients[person].force_login(user)
    return clients
