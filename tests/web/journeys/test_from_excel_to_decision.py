"""A case from an Excel file to a decision of two legal bodies, and what others see of it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.appraisals.models import Version
from counterfoil_web.decisions.models import Decision
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.records.models import Event
from counterfoil_web.records.verification import verify_log
from tests.web.conftest import LONG_AGO
from tests.web.journeys.conftest import answer_the_questions_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_from_an_excel_file_to_a_decision(walker, world, workbook):
    ref = start_a_partnership(walker)
    bring_in_the_workbook(walker, ref, workbook)
    sign_the_baseline(walker, ref)
    submit(walker, ref)
    review(walker, ref)
    ask(walker, ref, world)
    approve(walker, ref, "chief_officer")
    approve(walker, ref, "commissioner")
    with scopes_disabled():
        decision = Decision.objects.get()
        assert decision.state == Decision.State.APPROVED
        assert {act.by.name for act in decision.acts.all()} == {"Chief officer", "Commissioner"}
    publish(walker, ref)
    let_the_inspector_read(ref, world)
    follow_a_figure_to_its_source(walker, ref)
    see_nothing(walker, ref)
    assert verify_log().holds
    assert len(walker.seen) > 20


def start_a_partnership(walker) -> str:
    walker.sign_in("commercial_lead")
    walker.follow("Start a partnership")
    page = walker.page
    page.get_by_label("Title").fill("Make or buy: the custody service’s next term")
    page.get_by_label("Custody", exact=True).check()
    page.get_by_label("Value over its whole life", exact=False).fill("19,200,000")
    bodies = page.get_by_label("Policing body", exact=False)
    if bodies.count() and bodies.first.evaluate("one => one.tagName") == "SELECT":
        bodies.first.select_option(label="Example policing body")
    walker.press("Start the partnership")
    with scopes_disabled():
        return Partnership.objects.get(title__startswith="Make or buy").ref


def bring_in_the_workbook(walker, ref, workbook) -> None:
    walker.go(reverse("appraisals:case", args=[ref]))
    walker.follow("Or begin with a workbook")
    walker.page.locator("input[type=file]").set_input_files(workbook)
    walker.press("Upload and check")
    assert walker.says("Nothing has been changed yet.")
    walker.press("Open a draft with it")
    walker.go(reverse("appraisals:section", args=[ref, "lines"]))
    walker.go(reverse("results:draft", args=[ref]))
    assert walker.says("Not reviewed")


def sign_the_baseline(walker, ref) -> None:
    walker.sign_in("finance_officer")
    walker.go(reverse("appraisals:baseline", args=[ref]))
    walker.press("Sign these figures", exact=False)
    assert walker.says("Signed")


def submit(walker, ref) -> None:
    walker.sign_in("commercial_lead")
    walker.go(reverse("appraisals:submit", args=[ref]))
    walker.page.locator("textarea").first.fill("First version, for the outline case.")
    walker.press("Submit the draft")
    with scopes_disabled():
        assert Version.objects.get(partnership__ref=ref).number == 1


def review(walker, ref) -> None:
    walker.go(reverse("results:review", args=[ref, 1]))
    assert not walker.says("Your review")
    walker.sign_in("finance_officer")
    walker.go(reverse("results:review", args=[ref, 1]))
    for choice in walker.page.get_by_label("Yes", exact=True).all():
        choice.check()
    walker.page.get_by_label("Sign it", exact=False).check()
    walker.press("Finish the review")
    walker.go(reverse("results:version", args=[ref, 1]))
    assert walker.says("Reviewed by Finance officer")


def ask(walker, ref, world) -> None:
    walker.sign_in("commercial_lead")
    with scopes_disabled():
        partnership = Partnership.objects.get(ref=ref)
    answer_the_questions_of(partnership, "outline", world.people["contract_manager"])
    walker.go(reverse("partnerships:gate-questions", args=[ref, "outline"]))
    walker.go(reverse("decisions:partnership", args=[ref]))
    walker.follow("Ask for a decision")
    page = walker.page
    page.get_by_label("Decision", exact=True).select_option("outline:outline_case")
    page.get_by_label("What is to be decided").fill("To approve the outline case.")
    page.get_by_label("Recommendation").fill("Approve it, with a review after a year.")
    walker.press("Ask for the decision")
    assert walker.says("Waiting")


def approve(walker, ref, username) -> None:
    walker.sign_in(username)
    walker.follow("Decision 1: Approve the outline business case and go to market")
    walker.page.get_by_label("Approve", exact=True).check()
    walker.page.get_by_label("I have read the versions named", exact=False).check()
    walker.press("Record the decision")
    assert walker.says("You approved it for")


def publish(walker, ref) -> None:
    walker.go(reverse("decisions:decision", args=[ref, 1]))
    walker.follow("Publish")
    walker.press("Publish the notice")
    assert walker.says("Published on")
    walker.go(reverse("decisions:list"))


def let_the_inspector_read(ref, world) -> None:
    with scopes_disabled():
        Access.objects.create(
            partnership=Partnership.objects.get(ref=ref),
            organisation=world.organisations["inspectorate"],
            grain="full_read",
            starts=LONG_AGO,
        )


def follow_a_figure_to_its_source(walker, ref) -> None:
    walker.sign_in("inspector")
    walker.go(reverse("results:version", args=[ref, 1]))
    walker.page.locator("a[href*='/figures/']").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    assert walker.says("What goes into it")
    assert walker.page.locator("main a[href^='http']").count() > 0
    walker.go(reverse("oversight:log"))
    assert walker.says("decision")


def see_nothing(walker, ref) -> None:
    walker.sign_in("outsider")
    for name, arguments in (
        ("partnerships:workspace", [ref]),
        ("results:version", [ref, 1]),
        ("decisions:decision", [ref, 1]),
    ):
        walker.page.goto(walker.address + reverse(name, args=arguments))
        assert "not found" in walker.page.title().lower()
    walker.go(f"{reverse('partnerships:search')}?q=custody")
    assert not walker.says("Make or buy")
    assert Event.objects.filter(kind="hidden-record-asked-for").exists()
