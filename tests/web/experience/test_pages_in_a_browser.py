"""The pages in a browser: accessible, no wider than the screen, nothing asked from elsewhere."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.accessibility import faults
from tests.web.govuk.conftest import WIDTHS, overflow, resize

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PAGES = {
    "cases": reverse("experience:cases"),
    "stage": f"{reverse('experience:cases')}?stage=evaluation",
    "none": f"{reverse('experience:cases')}?q=unicorn",
    "case": reverse("experience:case", args=["lincolnshire-g4s-2012"]),
    "classes": reverse("experience:classes"),
    "guide": reverse("experience:guide"),
    "gate": f"{reverse('experience:guide')}?gate=extend-or-exit&kind=consultancy",
    "question": reverse("experience:question", args=["P3-B1"]),
}


@pytest.fixture
def reader(context, live_server, world):
    """The browser, signed in as a commissioner; a message or a foreign request fails the test."""
    client = Client()
    client.force_login(world.people["commissioner"])
    value = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
    page, told = context.new_page(), []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request",
        lambda asked: asked.url.startswith((live_server.url, "data:")) or told.append(asked.url),
    )
    yield page
    assert told == []


def test_every_page_is_accessible_and_fits(reader, live_server):
    for name, path in PAGES.items():
        reader.goto(live_server.url + path)
        reader.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

        for width in WIDTHS:
            resize(reader, width)
            assert faults(reader) == [], (name, width)
            assert overflow(reader) <= 0, (name, width)
        expect(reader.get_by_role("heading", level=1)).to_have_count(1)


def test_from_a_question_to_its_lesson_and_back(reader, live_server):
    reader.goto(f"{live_server.url}{PAGES['guide']}")
    reader.get_by_label("Asked of").select_option("custody")
    reader.get_by_role("button", name="Show").click()
    reader.get_by_role("link", name="Are written cell checks sampled against CCTV?").click()
    reader.get_by_role("link", name="South Wales Police with G4S", exact=True).first.click()

    expect(reader.get_by_role("heading", level=1)).to_have_text("South Wales Police with G4S")
    expect(reader.locator("#worked-1")).to_be_in_viewport()

    reader.locator("#worked-1").get_by_role("link", name="P4-C2").click()
    expect(reader).to_have_title(
        "P4-C2: Are written cell checks sampled against CCTV? – Counterfoil"
    )


def test_on_a_narrow_screen_each_figure_stands_beside_its_name(reader, live_server):
    reader.set_viewport_size({"width": 320, "height": 900})
    reader.goto(live_server.url + PAGES["cases"])
    row = reader.get_by_role("row").filter(has_text="Lincolnshire Police with G4S").first

    expect(row.get_by_text("Saving promised")).to_be_visible()
    expect(row.get_by_text("£36 million guaranteed over 10 years")).to_be_visible()
