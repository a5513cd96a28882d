"""Two people write one draft in two browsers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from counterfoil_web.appraisals.models import DraftEdit
from counterfoil_web.appraisals.store import draft_text, open_draft
from tests.web.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

COST = "#c-r1-cost_gbp"
VOLUME = "#c-r1-volume"
SAVED = "[data-saved]"


@pytest.fixture
def page_of(
    draft: Any, browser: Any, live_server: Any, client_as: Callable[..., Any], address: Any
) -> Iterator[Callable[..., Page]]:
    """Open a section as somebody, in a browser of their own; any message of the console fails."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def opened(
        username: str, table: str = "baseline", context: BrowserContext | None = None
    ) -> Page:
        if context is None:
            context = browser.new_context()
            contexts.append(context)
        session = client_as(username).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda fault: said.append(str(fault)))
        page.goto(live_server.url + address("section", table))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []


def cell(draft: Any, column: str) -> str:
    row = draft_text(open_draft(draft.partnership)).row("baseline", "r1")
    return row.text(column)


def test_what_is_typed_is_saved_and_seen_by_the_other(draft, page_of):
    first, second = page_of("commercial_lead"), page_of("finance_partner")

    first.locator(COST).fill("2345678")
    expect(first.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    assert cell(draft, "cost_gbp") == "2345678"

    expect(second.locator(COST)).to_have_value("2345678", timeout=15_000)
    expect(second.locator("[data-people]")).to_contain_text("Commercial lead is in Baseline")


def test_two_values_for_one_cell_are_both_shown_and_one_is_chosen(draft, page_of):
    first, second = page_of("commercial_lead"), page_of("finance_partner")
    second.route("**/changes/**", lambda route: route.abort())

    first.locator(COST).fill("1111111")
    expect(first.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    second.locator(COST).fill("2222222")
    clash = second.locator(".app-cell__clash")
    expect(clash).to_contain_text("Commercial lead wrote", timeout=15_000)
    expect(clash).to_contain_text("1111111")
    expect(second.locator(COST)).to_have_value("2222222")
    assert cell(draft, "cost_gbp") == "1111111"

    clash.get_by_role("button", name="Use mine").click()
    expect(second.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    assert cell(draft, "cost_gbp") == "2222222"


def test_nothing_typed_is_lost_while_the_server_is_away(draft, page_of):
    page = page_of("commercial_lead")
    page.route("**/cells/", lambda route: route.abort())
    page.locator(VOLUME).fill("13000")
    expect(page.locator(SAVED)).to_contain_text("Not saved: there is no connection", timeout=15_000)

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator(VOLUME)).to_have_value("13000")
    page.unroute("**/cells/")
    expect(page.locator(SAVED)).to_contain_text("Saved at", timeout=30_000)
    assert cell(draft, "volume") == "13000"


def test_a_block_from_a_spreadsheet_fills_cells_and_adds_rows(draft, page_of):
    page = page_of("commercial_lead", "sources")
    page.get_by_role("button", name="Add a row").click()
    page.locator("[data-row]").first.locator("[name$=':id']").evaluate(
        """(cell) => {
            const data = new DataTransfer()
            data.setData('text/plain', 'ledger\\tLedger, 2026\\nplan\\tPlan, 2026\\n')
            cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}))
        }"""
    )
    expect(page.locator("[data-row]")).to_have_count(2)
    expect(page.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)

    rows = draft_text(open_draft(draft.partnership)).rows("sources")
    assert [dict(row.cells) for row in rows] == [
        {"id": "ledger", "title": "Ledger, 2026"},
        {"id": "plan", "title": "Plan, 2026"},
    ]


def test_a_problem_shows_beside_its_cell_and_goes_when_it_is_mended(page_of):
    page = page_of("commercial_lead")
    page.locator(COST).fill("£2.2m")
    problem = page.locator("#c-r1-cost_gbp-problem")
    expect(problem).to_contain_text("Write 2200000.", timeout=15_000)

    page.locator(COST).fill("2200000")
    expect(problem).to_be_hidden(timeout=15_000)


def test_a_deleted_row_can_be_taken_back(draft, page_of):
    page = page_of("commercial_lead")
    page.locator("#row-r2").get_by_role("button", name="Delete").click()
    expect(page.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    assert draft_text(open_draft(draft.partnership)).row("baseline", "r2") is None

    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("#row-r2")).to_be_visible()
    page.wait_for_timeout(2_500)
    row = draft_text(open_draft(draft.partnership)).row("baseline", "r2")
    assert (row.text("title"), row.text("basis")) == ("Healthcare in custody", "illustrative")


def test_enter_leads_to_the_cell_below(page_of):
    page = page_of("commercial_lead")
    page.locator(COST).focus()
    page.keyboard.press("Enter")

    expect(page.locator("#c-r2-cost_gbp")).to_be_focused()


def test_two_people_fill_one_row_at_once_and_nothing_is_lost(draft, page_of):
    """What the database of the tests refuses of two at once, the page sends again by itself."""
    first, second = page_of("commercial_lead"), page_of("finance_partner")
    for number in range(5):
        first.locator(COST).fill(f"200000{number}")
        second.locator(VOLUME).fill(f"1300{number}")

    expect(first.locator(VOLUME)).to_have_value("13004", timeout=30_000)
    expect(second.locator(COST)).to_have_value("2000004", timeout=30_000)
    for page in (first, second):
        expect(page.locator(SAVED)).to_contain_text("Saved at", timeout=30_000)
    assert (cell(draft, "cost_gbp"), cell(draft, "volume")) == ("2000004", "13004")


def test_a_row_that_one_adds_is_filled_in_by_the_other(draft, page_of):
    first, second = page_of("commercial_lead", "sources"), page_of("finance_partner", "sources")
    first.get_by_role("button", name="Add a row").click()
    first.locator("[data-row] [name$=':id']").fill("ledger")
    title = second.locator("[data-row] [name$=':title']")
    title.fill("Ledger, 2026", timeout=15_000)
    expect(second.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)

    expect(first.locator("[data-row] [name$=':title']")).to_have_value(
        "Ledger, 2026", timeout=15_000
    )
    rows = draft_text(open_draft(draft.partnership)).rows("sources")
    assert [dict(row.cells) for row in rows] == [{"id": "ledger", "title": "Ledger, 2026"}]


def sign_in(page: Page, world: Any, username: str) -> None:
    """Sign in on the page that a person is sent to."""
    page.get_by_label("Email address").fill(world.people[username].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()


def end_sessions() -> None:
    Session.objects.all().delete()


@pytest.fixture
def cut_off(page_of: Callable[..., Page]) -> Page:
    """A page whose session ends while somebody types in it."""
    page = page_of("commercial_lead")
    end_sessions()
    page.locator(COST).fill("2468000")
    expect(page.locator(SAVED)).to_contain_text("you are signed out", timeout=15_000)
    return page


def test_what_is_typed_after_the_session_ended_is_saved_after_signing_in_beside_it(
    draft, world, cut_off
):
    dialog = cut_off.get_by_role("dialog", name="You have been signed out")
    expect(dialog).to_be_visible()
    with cut_off.context.expect_page() as opened:
        dialog.get_by_role("link", name="Sign in (opens in a new tab)").click()
    sign_in(opened.value, world, "commercial_lead")
    assert cell(draft, "cost_gbp") == "2200000"

    dialog.get_by_role("button", name="I have signed in: go on").click()
    expect(dialog).to_be_hidden()
    expect(cut_off.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    expect(cut_off.locator(COST)).to_have_value("2468000")
    assert cell(draft, "cost_gbp") == "2468000"


def test_what_is_typed_after_the_session_ended_is_saved_after_signing_in_on_the_page_itself(
    draft, world, cut_off
):
    cut_off.on("dialog", lambda dialog: dialog.accept())
    cut_off.reload()
    sign_in(cut_off, world, "commercial_lead")
    cut_off.wait_for_url("**/draft/baseline/**")

    expect(cut_off.locator(COST)).to_have_value("2468000")
    expect(cut_off.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    assert cell(draft, "cost_gbp") == "2468000"


def test_what_one_typed_is_not_saved_under_the_name_of_the_next_to_sign_in(
    draft, world, cut_off, address, live_server
):
    cut_off.on("dialog", lambda dialog: dialog.accept())
    cut_off.reload()
    sign_in(cut_off, world, "finance_partner")
    cut_off.goto(live_server.url + address("section", "baseline"))
    expect(cut_off.locator(COST)).to_have_value("2200000")
    cut_off.wait_for_timeout(2_000)
    assert cell(draft, "cost_gbp") == "2200000"

    cut_off.context.clear_cookies()
    cut_off.reload()
    sign_in(cut_off, world, "commercial_lead")
    cut_off.goto(live_server.url + address("section", "baseline"))
    expect(cut_off.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)
    assert cell(draft, "cost_gbp") == "2468000"
    assert DraftEdit.objects.latest("pk").by == world.people["commercial_lead"]


def test_a_page_left_open_does_not_write_for_who_signed_in_beside_it(draft, page_of):
    left = page_of("commercial_lead")
    page_of("finance_partner", context=left.context)
    left.locator(COST).fill("2468000")

    expect(left.locator(SAVED)).to_contain_text("Somebody else has signed in", timeout=15_000)
    assert cell(draft, "cost_gbp") == "2200000"


def test_who_saves_as_they_type_is_not_told_that_the_session_ends(page_of):
    page = page_of("commercial_lead")
    before = page.evaluate("Number(localStorage.getItem('counterfoil-session-used'))")
    page.locator(COST).fill("2345678")
    expect(page.locator(SAVED)).to_contain_text("Saved at", timeout=15_000)

    assert page.evaluate("Number(localStorage.getItem('counterfoil-session-used'))") > before
