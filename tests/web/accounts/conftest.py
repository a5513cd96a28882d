"""What the tests of people, organisations and sign-in share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.models import Event
from tests.web.conftest import World


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> Iterator[None]:
    """The rate limits of one test do not reach the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def acting(world: World) -> Callable[[str], Acting]:
    """A person of the world, acting in their own organisation today."""

    def found(username: str) -> Acting:
        person = world.people[username]
        acts = acting_for(person, wanted=None, today=timezone.localdate())
        assert acts is not None
        return acts

    return found


@pytest.fixture
def kinds() -> Callable[[], list[str]]:
    """The kinds of the events written so far, oldest first, but for sign-ins."""

    def written() -> list[str]:
        rows = Event.objects.exclude(kind="signed-in").order_by("number")
        return list(rows.values_list("kind", flat=True))

    return written


@pytest.fixture
def keeper(world: World, client_as: Callable[[str], Client]) -> Client:
    """The administrator, who looks after the installation as well."""
    world.people["administrator"].runs_installation = True
    world.people["administrator"].save()
    return client_as("administrator")


@pytest.fixture
def strict() -> Client:
    """A browser of which forged requests are noticed, as in earnest."""
    return Client(enforce_csrf_checks=True)
