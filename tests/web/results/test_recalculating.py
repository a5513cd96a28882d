"""The draft's answer in a browser: it recalculates as a value moves, and every page is sound."""

from __future__ import annotations

import pytest

from counterfoil_web.results import warming
from tests.accessibility import faults
from tests.web.govuk.conftest import WIDTHS, overflow, resize

FIELD = "#try-lines-partner-per-detention-client-side-amount"
CHANGED = "?value-lines%7Cpartner-per-detention%2Fclient-side%7Camount=120000"

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(client_as, live_server, browser):
    """A page of a browser in which somebody is signed in, and what it complained of."""
    contexts = []

    def as_person(person, width=1280, scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts
        )
        contexts.append(context)
        value = client_as(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": value, "url": live_server.url}])
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console",
            lambda said: page.faults.append(said.text) if said.type == "error" else None,
        )
        return page

    yield as_person
    for context in contexts:
        context.close()


def test_the_answer_follows_the_keys_and_nothing_is_saved(drafted, opened, live_server):
    warming.warm()
    page = opened("commercial_lead")
    page.goto(live_server.url + drafted.draft_url(CHANGED))
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "value-lines" in one.url else None)

    page.locator(FIELD).press("End")
    page.locator(FIELD).press_sequentially("55", delay=20)

    tried = page.locator("#tried")
    tried.get_by_text("The answer").wait_for()
    page.locator("#tornado").wait_for()
    assert page.locator(FIELD).input_value() == "12000055"
    answers = [one for one in asked if "/drivers/" not in one]
    assert len(answers) == 1, "keys typed within the pause are one question"
    assert "12000055" in answers[0]
    page.reload()
    assert page.locator(FIELD).input_value() == "120000"
    assert page.faults == []


def test_what_is_typed_last_is_what_is_kept(drafted, opened, live_server):
    warming.warm()
    page = opened("commercial_lead")
    page.goto(live_server.url + drafted.draft_url())
    page.select_option("#try-add", "lines|partner-per-detention/client-side|amount")
    page.get_by_role("button", name="Change it").click()

    page.locator(FIELD).fill("£123,456")
    page.locator("#tried").get_by_text("nothing saved").wait_for()
    page.get_by_role("button", name="Keep this in the draft").click()

    assert page.get_by_text("1 value kept in the draft").is_visible()
    page.goto(live_server.url + drafted.draft_url(CHANGED))
    assert page.get_by_text("The draft says £123,456 a year.").is_visible()
    assert page.faults == []


def test_a_value_kept_at_once_is_not_lost_and_the_return_key_keeps_nothing(
    drafted, opened, live_server
):
    warming.warm()
    page = opened("commercial_lead")
    page.goto(live_server.url + drafted.draft_url(CHANGED))

    page.locator(FIELD).fill("111000")
    page.locator(FIELD).press("Enter")
    page.get_by_text("nothing saved").wait_for()
    assert page.locator(FIELD).input_value() == "111000"
    assert "csrf" not in page.url
    page.locator(FIELD).fill("222000")
    page.get_by_role("button", name="Keep this in the draft").click()

    assert page.get_by_text("1 value kept in the draft").is_visible()
    page.goto(live_server.url + drafted.draft_url(CHANGED))
    assert page.get_by_text("The draft says £222,000 a year.").is_visible()


def test_every_page_is_sound_and_fits(drafted, opened, live_server):
    page = opened("finance_officer")
    for address in (
        drafted.url(),
        drafted.url("affordability/"),
        drafted.url("review/"),
        drafted.url("figures/npsv/partner/"),
        drafted.draft_url(CHANGED),
        f"/partnerships/{drafted.ref}/case/compare/?from=1&to=2",
    ):
        page.goto(live_server.url + address)
        page.wait_for_load_state("networkidle")
        for width in WIDTHS:
            resize(page, width)
            assert overflow(page) <= 0, (address, width)
            assert faults(page) == [], (address, width)
    assert page.faults == []


def test_without_scripts_a_value_is_tried_and_kept(drafted, opened, live_server):
    page = opened("commercial_lead", scripts=False)
    page.goto(live_server.url + drafted.draft_url())

    page.select_option("#try-add", "lines|partner-per-detention/client-side|amount")
    page.get_by_role("button", name="Change it").click()
    page.fill(FIELD, "120000")
    page.get_by_role("button", name="Recalculate").click()
    assert page.get_by_text("nothing saved").is_visible()
    assert page.locator("#ranges img").get_attribute("src").endswith(".svg")
    page.fill(FIELD, "130000")
    page.get_by_role("button", name="Keep this in the draft").click()

    assert page.get_by_text("1 value kept in the draft").is_visible()
    page.goto(live_server.url + drafted.draft_url(CHANGED))
    assert page.get_by_text("The draft says £130,000 a year.").is_visible()
