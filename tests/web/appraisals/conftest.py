"""A draft of the custody case, and people at work on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django_scopes import scope

from counterfoil.casefile.case_text import CaseText, text_of_case
from counterfoil.casefile.template import template_case
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.scope import visible_partnerships
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import open_draft_from
from tests.web.conftest import World
from tests.web.kept_rows import KeptRows


@pytest.fixture
def acting_as(world: World) -> Callable[[str], Acting]:
    """A person, named for their role, as they act today."""

    def acting(username: str) -> Acting:
        return _acting(world, username)

    return acting


def _acting(world: World, username: str) -> Acting:
    from django.utils import timezone

    found = acting_for(world.people[username], wanted=None, today=timezone.localdate())
    assert found is not None
    return found


def _scope_of(acting: Acting) -> AbstractContextManager[Any]:
    return scope(visible=visible_partnerships(acting.organisation, acting.today))


@pytest.fixture
def in_scope(acting_as: Callable[[str], Acting]) -> Iterator[Any]:
    """What the force may see: store functions are called within it."""
    with _scope_of(acting_as("commercial_lead")):
        yield


@pytest.fixture
def template_text() -> CaseText:
    """The custody template as text, which has no errors and no signatures."""
    return text_of_case(template_case("custody"))


@pytest.fixture(scope="session")
def kept_draft(keep: Callable[..., KeptRows[Draft]]) -> KeptRows[Draft]:
    """The draft, opened once in this process."""

    def opened(world: World) -> Draft:
        acting = _acting(world, "commercial_lead")
        with _scope_of(acting):
            return open_draft_from(
                acting,
                world.partnership,
                text_of_case(template_case("custody")),
                source="the template",
            )

    return keep(opened)


@pytest.fixture
def draft(kept_draft: KeptRows[Draft], world: World, in_scope: Any) -> Draft:
    """An open draft of the custody partnership, begun by the commercial lead from the template."""
    return kept_draft.put_back(world.named)


@pytest.fixture
def address(world: World) -> Callable[..., str]:
    """The address of a page of the custody partnership's case."""
    from django.urls import reverse

    def of(name: str, *more: object) -> str:
        return reverse(f"appraisals:{name}", args=[world.partnership.ref, *more])

    return of
