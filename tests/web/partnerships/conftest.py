"""What tests of the workspace share: who acts, an answer, and the page as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from counterfoil.access import Capability
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships import answers
from counterfoil_web.partnerships.answers import AnswerValues
from counterfoil_web.partnerships.models import Answer, Partnership
from counterfoil_web.partnerships.store import Seen, partnership_for

QUESTION = "P3-C1"
"""A question that the guide asks of custody partnerships, in the governance room."""


@pytest.fixture
def enter(world: Any) -> Iterator[Callable[..., Seen]]:
    """Open a partnership as somebody, and stay in their scope to the end of the test."""
    with ExitStack() as scopes:

        def opened(
            username: str,
            capability: Capability = Capability.VIEW_PARTNERSHIP,
            partnership: Partnership | None = None,
        ) -> Seen:
            today = timezone.localdate()
            acting = acting_for(world.people[username], wanted=None, today=today)
            assert acting is not None
            scopes.enter_context(organisation_scope(acting.organisation, today))
            return partnership_for(acting, (partnership or world.partnership).ref, capability)

        yield opened


@pytest.fixture
def answered(world: Any, enter: Callable[..., Seen]) -> Answer:
    """An answer that the commercial lead wrote and the contract manager owns."""
    seen = enter("commercial_lead", Capability.ANSWER_QUESTIONS)
    return answers.save_answer(
        seen,
        QUESTION,
        AnswerValues(
            state=AnswerState.ANSWERED,
            text="The senior responsible owner is the deputy chief constable.",
            evidence="Board minute 14 of 3 May 2026",
            owner=world.people["contract_manager"],
        ),
        revision=0,
    )


def text_of(response: Any) -> str:
    """The words of a page, without its tags, each run of spaces as one."""
    body = response.content.decode()
    plain = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", body, flags=re.DOTALL)
    return " ".join(unescape(plain).split())
