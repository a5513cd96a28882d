"""A browser on the throwaway pages, in which any message on the console fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

WIDTHS = (320, 1280)


@pytest.fixture
def throwaway(settings) -> None:
    """The throwaway pages beside the real ones."""
    settings.ROOT_URLCONF = "tests.web.govuk.throwaway_pages"


@pytest.fixture
def told() -> list[str]:
    """What the console said; a test that expects a message takes it out."""
    return []


@pytest.fixture
def opened(page, live_server, throwaway, told) -> Iterator[Callable]:
    """Open a page of ours at a width, with nothing asked from anywhere else."""
    page.on(
        "console",
        lambda message: message.type in ("error", "warning") and told.append(message.text),
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith((live_server.url, "data:")) or told.append(request.url)
        ),
    )

    def open_at(path: str, width: int = 1280):
        resize(page, width)
        page.goto(live_server.url + path)
        return page

    yield open_at
    assert told == []


@pytest.fixture
def signed_in(context, live_server, world) -> Callable[[str], None]:
    """Have the browser be signed in as a person."""

    def sign_in(username: str) -> None:
        client = Client()
        client.force_login(world.people[username])
        value = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])

    return sign_in


def resize(page, width: int) -> None:
    """Make the page as wide as a screen."""
    page.set_viewport_size({"width": width, "height": 900})


def overflow(page) -> int:
    """By how much the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
