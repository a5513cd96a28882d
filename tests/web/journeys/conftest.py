"""A browser that walks a whole task, looked at on every page it comes to, at two widths."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django_scopes import scopes_disabled

from counterfoil.casefile import load_case_or_raise
from counterfoil.casefile.workbook_writer import workbook_bytes
from counterfoil.guide import questions_for_gate
from counterfoil_web.partnerships.models import Answer, Partnership
from tests.accessibility import faults
from tests.architecture.repository import ROOT
from tests.web.conftest import PASSWORD, World
from tests.web.govuk.conftest import WIDTHS, overflow, resize


@dataclass
class Walker:
    """One browser. Every page it is asked to look at is tried by axe and for its width.

    looks: whether it looks at all.
    seen: the pages looked at, so that a journey can say that it looked at any at all.
    expected: parts of the console's messages that this journey calls forth itself.
    """

    page: Any
    address: str
    world: World
    seen: list[str] = field(default_factory=list)
    looks: bool = True
    expected: list[str] = field(
        default_factory=lambda: ["404 (Not Found)", "403 (Forbidden)", "409 (Conflict)"]
    )

    def sign_in(self, username: str, *, look: bool = True) -> None:
        """Sign in as a person would, on the page."""
        self.page.context.clear_cookies()
        self.page.goto(self.address)
        self.page.get_by_label("Email address").fill(self.world.people[username].email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_load_state()
        assert "Sign in" not in self.page.title()
        if look:
            self.look()

    def become(self, client: Client) -> None:
        """Go on as whom a test's own browser is signed in as: signing in is walked elsewhere."""
        name = settings.SESSION_COOKIE_NAME
        self.page.context.clear_cookies()
        self.page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": self.address}]
        )

    def go(self, path: str) -> None:
        """Open an address and look at it."""
        self.page.goto(self.address + path)
        self.look()

    def follow(self, name: str, *, exact: bool = True) -> None:
        """Follow the link of this name and look at where it leads."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        self.look()

    def press(self, name: str, *, exact: bool = True, look: bool = True) -> None:
        """Press the button of this name and look at what comes of it."""
        self.page.get_by_role("button", name=name, exact=exact).first.click()
        self.page.wait_for_load_state()
        if look:
            self.look()

    @contextmanager
    def unlooked(self) -> Iterator[None]:
        """Walk without looking, where another journey looks at the same pages."""
        self.looks = False
        yield
        self.looks = True

    def look(self) -> None:
        """No fault of accessibility and no sideways scrolling, narrow and wide."""
        if not self.looks:
            return
        for width in WIDTHS:
            resize(self.page, width)
            where = f"{self.page.url} at {width}"
            assert overflow(self.page) <= 0, f"{where} is too wide"
            assert faults(self.page) == [], where
        self.seen.append(self.page.title())

    def says(self, words: str) -> bool:
        """Whether the page shows these words."""
        return words in self.page.locator("body").inner_text()


@pytest.fixture
def walker(transactional_db, world, page, live_server) -> Iterator[Walker]:
    """A browser signed out, in which any message on the console fails the journey."""
    told: list[str] = []
    page.on(
        "console",
        lambda message: message.type in ("error", "warning") and told.append(message.text),
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((live_server.url, "data:", "blob:")) or told.append(request.url)
        ),
    )
    walker = Walker(page=page, address=live_server.url, world=world)
    yield walker
    assert [one for one in told if not any(known in one for known in walker.expected)] == []


@pytest.fixture
def workbook(tmp_path):
    """The Cleveland custody case as a workbook on the user's own disk."""
    file = tmp_path / "custody case.xlsx"
    file.write_bytes(workbook_bytes(load_case_or_raise(ROOT / "examples/cleveland-custody-2017")))
    return file


def answer_the_questions_of(partnership: Partnership, gate: str, by: Any) -> int:
    """Give each question of a gate a “not yet, because…”. Gives how many there are."""
    with scopes_disabled():
        questions = questions_for_gate(gate, partnership.kind)
        given = set(partnership.answers.values_list("question_id", flat=True))
        for question in questions:
            if question.id not in given:
                Answer.objects.create(
                    partnership=partnership,
                    question_id=question.id,
                    state=Answer.State.NOT_YET,
                    text="Not yet, because the figures are being gathered.",
                    evidence="Plan of the commercial team",
                    owner=by,
                    written_by=by,
                )
    return len(questions)
