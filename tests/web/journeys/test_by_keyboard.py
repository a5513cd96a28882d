"""A case edited, submitted, reviewed and approved with the keyboard alone; the focus is seen."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.web.conftest import PASSWORD
from tests.web.govuk.conftest import WIDTHS
from tests.web.journeys import test_from_excel_to_decision as journey

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
MOST_STEPS = 300
FOCUS = """(wanted) => {
    const one = document.activeElement
    const seen = [one, one.nextElementSibling, one.labels?.[0]].filter(Boolean)
    const shown = one === document.body || seen.some((each) => ['', '::before'].some((part) => {
      const style = getComputedStyle(each, part || null)
      return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
        || style.boxShadow !== 'none'
    }))
    return [shown, one === wanted, one.outerHTML.slice(0, 200)]
  }"""


def test_from_signing_in_to_an_approval(walker, world, workbook):
    with walker.unlooked():
        ref = journey.start_a_partnership(walker)
        journey.bring_in_the_workbook(walker, ref, workbook)
        journey.sign_the_baseline(walker, ref)
    page = walker.page
    page.set_viewport_size({"width": 1280, "height": 900})

    sign_in(walker, "commercial_lead")
    activate(page, page.get_by_role("link", name="Partnerships", exact=True).first)
    activate(page, page.get_by_role("link", name=re.compile("Make or buy")).first)
    expect(page).to_have_title(re.compile("Overview"))
    edit_a_cell(walker, ref)
    submit(walker, ref)
    review(walker, ref)
    with walker.unlooked():
        journey.ask(walker, ref, world)
    approve(walker)


def test_a_wrong_form_takes_the_focus_to_its_summary_and_on(walker):
    walker.expected.append("422 (")
    page = walker.page
    page.goto(walker.address + "/account/login/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    activate(page, page.get_by_role("button", name="Sign in", exact=True))
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    reach(page, page.get_by_role("link", name="Enter your password"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()


def test_the_keyboard_gets_through_and_out_of_every_page(walker, world, workbook):
    with walker.unlooked():
        ref = journey.start_a_partnership(walker)
        journey.bring_in_the_workbook(walker, ref, workbook)
    page = walker.page
    for path in (
        "/",
        "/search/?q=custody",
        reverse("partnerships:workspace", args=[ref]),
        reverse("partnerships:sharing", args=[ref]),
        reverse("appraisals:section", args=[ref, "options"]),
        reverse("results:draft", args=[ref]),
    ):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(walker.address + path)
            assert gets_through(page), (path, width)


def sign_in(walker, username: str) -> None:
    page = walker.page
    page.context.clear_cookies()
    page.goto(walker.address)
    reach(page, page.get_by_label("Email address"))
    page.keyboard.type(walker.world.people[username].email)
    reach(page, page.get_by_label("Password", exact=True))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{walker.address}/")


def edit_a_cell(walker, ref) -> None:
    page = walker.page
    page.goto(walker.address + reverse("appraisals:section", args=[ref, "options"]))
    cell = page.locator("tr.app-grid__row [data-column='title'] [name^='c:']").first
    reach(page, cell)
    page.keyboard.press("Control+End")
    page.keyboard.type(", as the board saw it")
    with page.expect_response(lambda answer: "cells" in answer.url):
        page.keyboard.press("Tab")
    page.reload()
    assert cell.input_value().endswith(", as the board saw it")


def submit(walker, ref) -> None:
    page = walker.page
    page.goto(walker.address + reverse("appraisals:submit", args=[ref]))
    reach(page, page.locator("textarea").first)
    page.keyboard.type("First version, for the outline case.")
    activate(page, page.get_by_role("button", name="Submit the draft"))
    assert walker.says("Version 1")


def review(walker, ref) -> None:
    page = walker.page
    sign_in(walker, "finance_officer")
    page.goto(walker.address + reverse("results:review", args=[ref, 1]))
    for choice in page.get_by_label("Yes", exact=True).all():
        reach(page, choice)
        page.keyboard.press("Space")
    reach(page, page.get_by_role("radio", name=re.compile("Sign it")))
    page.keyboard.press("Space")
    activate(page, page.get_by_role("button", name="Finish the review"))
    page.goto(walker.address + reverse("results:version", args=[ref, 1]))
    assert walker.says("Reviewed by Finance officer")


def approve(walker) -> None:
    page = walker.page
    sign_in(walker, "chief_officer")
    activate(page, page.get_by_role("link", name=re.compile("^Decision 1:")).first)
    reach(page, page.get_by_label("Approve", exact=True))
    page.keyboard.press("Space")
    reach(page, page.get_by_label("I have read the versions named", exact=False))
    page.keyboard.press("Space")
    activate(page, page.get_by_role("button", name="Record the decision"))
    assert walker.says("You approved it for")


def activate(page: Page, wanted: Locator) -> None:
    """Reach a link or a button and press it."""
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def reach(page: Page, wanted: Locator) -> None:
    """Step on until the focus is there; on the way it is always seen."""
    wanted.wait_for()
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        is_shown, is_there, what = wanted.evaluate(FOCUS)
        assert is_shown, what
        if is_there:
            return
    pytest.fail(f"{wanted} was not reached on {page.url}")


def gets_through(page: Page) -> bool:
    """Whether stepping on leads from the first place to the last, and out of the page."""
    last = page.locator("footer a[href]").last
    reach(page, last)
    page.keyboard.press("Tab")
    return not last.evaluate("one => one === document.activeElement")
