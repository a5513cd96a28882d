"""The report in a browser: no fault of accessibility, no message, nothing fetched, no overflow."""

from __future__ import annotations

import pytest

from counterfoil.cli.commands.try_out import example_folders
from counterfoil.cli.main import main
from counterfoil.reports.html_report import html_report
from tests.accessibility import faults
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED
from tests.made_once import made_once

PAGES = ("index", *(folder.name for folder in example_folders()))


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    def make(folder):
        assert main(["try-out", "--to", str(folder), "--trials", "500"]) == 0

    return made_once(tmp_path_factory, "report", make)


@pytest.fixture
def opened(page, report):
    """Open a page at a width; any message or request but its own fails the test."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))

    def open_at(name, width):
        page.set_viewport_size({"width": width, "height": 900})
        address = (report / f"{name}.html").as_uri()
        page.goto(address)
        assert [one for one in told if one not in (address, "data:,")] == []
        return page

    return open_at


DRAWINGS = "svg"
"""They stand behind one label each."""


@pytest.mark.parametrize(("name", "width"), [*((name, 1280) for name in PAGES), (PAGES[0], 320)])
def test_a_page_is_accessible(opened, name, width):
    """The workings of all years are many and alike: they are looked at on the small page."""
    assert faults(opened(name, width), DRAWINGS, ".year") == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_narrow_screen(opened, name):
    page = opened(name, 320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_part_that_opens_is_accessible_too(page, tmp_path):
    file = tmp_path / "small.html"
    file.write_text(html_report(CASE, APPRAISAL, NOT_REVIEWED), encoding="utf-8")
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert page.locator(".working .formula").last.is_visible()
    assert faults(page, DRAWINGS) == []


def test_the_keyboard_reaches_the_answer_and_a_figures_working(opened):
    page = opened(PAGES[1], 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"

    line = page.locator("details.line > summary").first
    line.focus()
    page.keyboard.press("Enter")
    year = page.locator("details.year > summary").first
    year.focus()
    page.keyboard.press("Enter")
    assert page.locator(".working").first.is_visible()
    assert page.locator(".working .formula").first.inner_text() != ""


@pytest.mark.parametrize(
    ("width", "shown", "hidden"), [(1280, "wide", "narrow"), (320, "narrow", "wide")]
)
def test_a_chart_is_drawn_for_the_width_of_the_screen(opened, width, shown, hidden):
    page = opened(PAGES[1], width)

    assert page.locator(f"figure .{shown} svg").first.is_visible()
    assert not page.locator(f"figure .{hidden} svg").first.is_visible()


def test_paper_shows_the_figures_behind_each_chart_and_the_review(opened):
    page = opened(PAGES[1], 1280)
    page.emulate_media(media="print")

    assert page.locator("figure details table").first.is_visible()
    assert page.locator(".banner").inner_text().startswith("Not reviewed")
    assert not page.locator(".contents").is_visible()
