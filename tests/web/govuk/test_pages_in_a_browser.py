"""The layout, forms, charts and behaviours in a browser, under the installation's own policy."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.accessibility import faults
from tests.web.conftest import PASSWORD
from tests.web.govuk import throwaway_pages
from tests.web.govuk.conftest import WIDTHS, overflow

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_layout_and_every_component_are_accessible(opened, signed_in, width):
    signed_in("commercial_lead")
    page = opened("/throwaway/form/?messages=1", width)

    assert faults(page) == []
    assert overflow(page) <= 0
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator(".govuk-service-navigation__toggle")).to_be_visible(visible=width == 320)
    expect(page.locator(".app-marking").first).to_have_css("color", "rgb(255, 255, 255)")
    expect(page.locator("h1")).to_have_css(
        "font-family",
        '"Source Sans 3", system-ui, "Segoe UI", "Liberation Sans", arial, sans-serif',
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wrong_form_leads_to_each_control(opened, told, width):
    page = opened("/throwaway/form/", width)
    page.get_by_role("button", name="Save").click()

    expect(page).to_have_title("Error: Add a partnership – Counterfoil")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert faults(page) == []
    assert overflow(page) <= 0
    links = page.locator(".govuk-error-summary__list a")
    for number in range(links.count()):
        target = links.nth(number).get_attribute("href")
        links.nth(number).click()
        expect(page.locator(target)).to_be_focused()
    assert "422" in told.pop()


def test_a_page_can_be_reached_by_the_keyboard_alone(opened):
    page = opened("/throwaway/form/")
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_without_scripts_nothing_is_hidden(browser, live_server, throwaway):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 900})
    page = context.new_page()
    page.goto(f"{live_server.url}/throwaway/chart/")

    expect(page.get_by_text("the drawing of the server")).to_be_visible()
    context.close()


def test_a_chart_is_drawn_from_its_definition(opened):
    page = opened("/throwaway/chart/")

    expect(page.locator("[data-chart] svg")).to_be_visible()
    expect(page.get_by_text("the drawing of the server")).to_have_count(0)
    assert faults(page) == []
    page.locator("[data-chart] svg path[aria-roledescription=bar]").first.hover()
    expect(page.locator("#vg-tooltip-element")).to_be_visible()


def test_a_chart_that_cannot_be_drawn_leaves_the_server_s_drawing(opened, told):
    page = opened("/throwaway/chart/?bad=1")

    expect(page.get_by_text("the drawing of the server")).to_be_visible()
    page.wait_for_timeout(200)
    assert any("could not be drawn here" in words for words in told)
    told.clear()


def test_words_not_sent_are_asked_about_before_leaving(opened):
    page = opened("/throwaway/form/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#id_title").fill("Custody")
    page.locator(".govuk-breadcrumbs__link").click()
    page.wait_for_url("**/account/login/**")

    assert asked == ["beforeunload"]


def test_words_that_were_sent_are_not_asked_about(opened, told):
    page = opened("/throwaway/form/")
    page.on("dialog", lambda dialog: told.append(dialog.type) or dialog.accept())
    page.locator("#id_title").fill("Custody")
    page.get_by_role("button", name="Save").click()

    expect(page).to_have_title("Error: Add a partnership – Counterfoil")
    assert "422" in told.pop()


def test_a_part_is_brought_in_and_what_fails_is_said(opened, told):
    page = opened("/throwaway/parts/")
    page.locator("#b200").click()
    expect(page.locator("#part")).to_contain_text("part 200")
    page.locator("#b422").click()
    expect(page.locator("#part")).to_contain_text("part 422")
    page.locator("#b500").click()
    expect(page.locator(".app-trouble")).to_contain_text("could not be brought up to date")
    expect(page.locator("#part")).to_contain_text("part 422")
    assert [words for words in told if "422" not in words and "500" not in words] == []
    told.clear()


def test_what_a_page_asks_by_itself_says_so(opened, signed_in):
    signed_in("commercial_lead")
    throwaway_pages.asked.clear()
    page = opened("/throwaway/parts/")
    expect(page.locator("#poll")).to_contain_text("part 200")
    page.locator("#b200").click()
    expect(page.locator("#part")).to_contain_text("part 200")

    assert ("/throwaway/part/200/", "1") in throwaway_pages.asked
    assert ("/throwaway/part/200/", "") in throwaway_pages.asked


def at(page, minutes):
    page.clock.run_for(minutes * 60 * 1000)


def test_a_session_that_ends_soon_is_warned_of_and_goes_on(opened, signed_in, page):
    signed_in("commercial_lead")
    page.clock.install()
    opened("/throwaway/form/")
    page.locator("#id_title").fill("Custody")
    at(page, 23)
    expect(page.get_by_role("dialog")).to_have_count(0)
    at(page, 2)

    dialog = page.get_by_role("dialog", name="You will be signed out soon")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("You will be signed out in 4 minutes.")
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert faults(page) == []
    with page.expect_response("**/keep-alive/**") as answered:
        dialog.get_by_role("button", name="Stay signed in").click()
    assert answered.value.status == 204
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#id_title")).to_have_value("Custody")


def test_a_session_that_ended_loses_no_word(opened, signed_in, page, context, told):
    signed_in("commercial_lead")
    page.clock.install()
    opened("/throwaway/form/")
    page.locator("#id_title").fill("Custody")
    at(page, 30)
    dialog = page.get_by_role("dialog", name="You have been signed out")
    expect(dialog.get_by_role("link", name="Sign in (opens in a new tab)")).to_be_visible()
    context.clear_cookies()
    dialog.get_by_role("button").click()
    expect(dialog).to_contain_text("You are still signed out.")

    with context.expect_page() as opening:
        dialog.get_by_role("link").click()
    other = opening.value
    other.get_by_label("Email address").fill("commercial-lead@force.example")
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    other.get_by_role("button", name="Sign in", exact=True).click()
    other.wait_for_url(lambda address: "login" not in address)
    page.bring_to_front()
    dialog.get_by_role("button").click()
    page.clock.run_for(1000)

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#id_title")).to_have_value("Custody")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title("Error: Add a partnership – Counterfoil")
    assert "422" in told[-1]
    told.clear()


def test_a_part_that_finds_the_session_ended_says_so(opened, signed_in, told):
    signed_in("commercial_lead")
    page = opened("/throwaway/parts/")
    page.locator("#b401").click()

    expect(page.get_by_role("dialog", name="You have been signed out")).to_be_visible()
    told.clear()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", [400, 403, 404])
def test_pages_for_faults_are_accessible(opened, told, width, code):
    page = opened(f"/throwaway/fault/{code}/", width)

    assert faults(page) == []
    assert overflow(page) <= 0
    assert str(code) in told.pop()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_for_our_own_faults_is_accessible(opened, client, width):
    client.raise_request_exception = False
    answer = client.get("/throwaway/fault/500/")
    page = opened("/throwaway/chart/", width)
    page.set_content(answer.content.decode())

    assert answer.status_code == 500
    assert faults(page) == []
    assert overflow(page) <= 0


def test_paper_shows_the_record_and_not_the_navigation(opened, signed_in):
    signed_in("commercial_lead")
    page = opened("/throwaway/form/")
    page.emulate_media(media="print")

    for hidden in (".govuk-service-navigation", ".app-account", ".moj-side-navigation"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".app-marking").first).to_be_visible()
    expect(page.locator(".app-marking").last).to_be_visible()


def test_paper_shows_what_is_folded_away(opened):
    page = opened("/throwaway/parts/")
    page.locator("#b200").click()
    folded = page.locator("#part .govuk-details__text")
    expect(folded).to_be_hidden()
    page.emulate_media(media="print")

    expect(folded).to_be_visible()
