"""Two people write one draft in two browsers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from counterfoil_web.appraisals.store import draft_text, open_draft

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

    def opened(username: str, table: str = "baseline") -> Page:
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
