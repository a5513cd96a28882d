"""The whole way from a partnership to a published decision in a browser without scripts."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.records.verification import verify_log
from tests.web.conftest import PASSWORD
from tests.web.govuk.conftest import WIDTHS, overflow
from tests.web.journeys import test_from_excel_to_decision as journey
from tests.web.journeys.conftest import Walker

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class PlainWalker(Walker):
    """A walker whose browser runs no script; axe, which is one, cannot look here."""

    def look(self) -> None:
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            assert overflow(self.page) <= 0, f"{self.page.url} at {width} is too wide"
        self.seen.append(self.page.title())


@pytest.fixture
def plain_walker(transactional_db, world, browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    yield PlainWalker(page=context.new_page(), address=live_server.url, world=world)
    context.close()


def test_from_an_excel_file_to_a_published_decision(plain_walker, world, workbook):
    walker = plain_walker
    ref = journey.start_a_partnership(walker)
    journey.bring_in_the_workbook(walker, ref, workbook)
    edit_a_section(walker, ref)
    journey.sign_the_baseline(walker, ref)
    journey.submit(walker, ref)
    journey.review(walker, ref)
    take_files_out(walker, ref)
    journey.ask(walker, ref, world)
    journey.approve(walker, ref, "chief_officer")
    journey.approve(walker, ref, "commissioner")
    journey.publish(walker, ref)
    assert verify_log().holds


def test_a_way_in_and_an_answer(plain_walker, world):
    """A wrong password, a wrong form, then an answer with its evidence and owner."""
    page = plain_walker.page
    page.goto(plain_walker.address)
    page.get_by_label("Email address").fill(world.people["commercial_lead"].email)
    page.get_by_label("Password", exact=True).fill("wrong")
    plain_walker.press("Sign in")
    assert plain_walker.says("There is a problem")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    plain_walker.press("Sign in")
    ref = world.partnership.ref
    plain_walker.go(reverse("partnerships:question", args=[ref, "P3-C1"]) + "answer/")
    plain_walker.press("Save the answer")
    assert plain_walker.says("There is a problem")
    page.get_by_label("Answered").check()
    page.get_by_label("Answer", exact=True).fill("A director, one day in five.")
    plain_walker.press("Save the answer")
    assert plain_walker.says("A director, one day in five.")
    plain_walker.go("/search/?q=director")
    assert plain_walker.says("A director, one day in five.")


def edit_a_section(walker, ref) -> None:
    """A row added, filled, refused for what it says, mended, moved and deleted; rows pasted."""
    walker.sign_in("commercial_lead")
    page = walker.page
    walker.go(reverse("appraisals:section", args=[ref, "objectives"]))
    rows = page.locator("tr.app-grid__row")
    count = rows.count()
    rows.last.get_by_role("button", name="Add below").click()
    assert rows.count() == count + 1
    controls = rows.last.locator("[name^='c:']")
    controls.nth(0).fill("quality")
    controls.nth(1).fill("Care in custody")
    controls.nth(2).fill("a lot")
    page.get_by_role("button", name="Save").first.click()
    walker.look()
    assert walker.says("Care in custody") or rows.last.locator("[name^='c:']").nth(1).input_value()
    rows.last.get_by_role("button", name="Up").click()
    assert rows.nth(count - 1).locator("[name^='c:']").nth(0).input_value() == "quality"
    rows.nth(count - 1).get_by_role("button", name="Delete").click()
    assert rows.count() == count
    walker.look()


def take_files_out(walker, ref) -> None:
    """The page of files, and one of them; making a Word draft is tried where jobs are."""
    walker.sign_in("commercial_lead")
    walker.go(reverse("results:exports", args=[ref, 1]))
    with walker.page.expect_download() as kept:
        walker.page.get_by_role("link", name="The whole answer as JSON").click()
    assert kept.value.path().read_bytes()[:1] == b"{"
