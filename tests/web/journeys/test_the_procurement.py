"""A commercial lead from the threshold to the standstill, every page at two widths.

By hand, from the calendar and the thresholds of January 2026:

    threshold   £1,200,000 with VAT is above £207,720 for goods and services
    timetable   notice 2 November 2026, tenders 25 days: 27 November, 10 days to assess: 7 December;
                8 working days, 7 to 11 and 14 to 16 December; signed on the 17th; 30 days: 16
                January 2027
    standstill  notice Monday 23 November: 30 November is a holiday in Scotland: ends 3 December,
                sign from the 4th; notice Friday 18 December: 25 and 28 December: ends the 31st
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.urls import reverse

from counterfoil_web.records.verification import verify_log
from tests.fixtures.ocds_schema import release_validator

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
QUESTION = "Bidder One asks whether the system may run in a public cloud."
AS_RELEASED = "May the system run in a public cloud?"


def test_from_the_threshold_to_the_standstill(walker, client_as):
    workspace = reverse("partnerships:workspace", args=[walker.world.partnership.ref])
    base = f"{workspace}procurement/"
    walker.expected.append("422 (Unprocessable")  # a release that would name who asked
    begin(walker)
    try_the_threshold_and_choose_the_route(walker)
    time_the_steps(walker, client_as, base)
    have_it_agreed(walker, base)
    draft_the_notice(walker, base)
    answer_everybody_equally(walker, base)
    count_the_standstill(walker, base)
    assert verify_log().holds
    assert len(walker.seen) > 9


def begin(walker) -> None:
    walker.sign_in("commercial_lead", look=False)
    workspace = reverse("partnerships:workspace", args=[walker.world.partnership.ref])
    walker.page.goto(walker.address + workspace)
    walker.page.locator(".app-rooms").get_by_role("link", name="Sourcing", exact=False).click()
    walker.follow("Open the procurement")
    walker.press("Begin the procurement")
    page = walker.page
    page.get_by_label("Title", exact=True).fill("Records system")
    page.get_by_label("What is bought", exact=True).fill("A system that keeps custody records.")
    page.get_by_label("Contracting authority").fill("Example police")
    page.get_by_label("Its number on the central", exact=False).fill("PAAA-1111-AAAA")
    page.get_by_label("Services", exact=True).check()
    page.get_by_label("Codes of the common", exact=False).fill("72000000 IT services")
    page.get_by_label("Estimated value with VAT").fill("1,200,000")
    page.get_by_label("Open procedure").check()
    for place, part in enumerate(("2", "11", "2026")):
        page.locator("input[name^=begins_on-]").nth(place).fill(part)
    walker.press("Save and check")
    assert walker.says("Nothing says how many days it takes: Assess tenders")


def try_the_threshold_and_choose_the_route(walker) -> None:
    with walker.unlooked():
        walker.follow("Procurement")
    walker.follow("Law and route")
    assert walker.says("£1,200,000.00 with tax is not below the threshold of £207,720")
    assert walker.says("The light touch rules do not apply: 72000000")
    assert walker.says("Standstill: mandatory.")
    rows = walker.page.locator("main tbody tr").all_inner_texts()
    assert any("Open procedure" in row and "At least 25 days for tenders" in row for row in rows)
    assert any("Direct award" in row and "It needs a ground" in row for row in rows)


def time_the_steps(walker, client_as, base) -> None:
    """One step on its page, the others by the lead's own browser."""
    with walker.unlooked():
        walker.follow("Procurement")
        walker.follow("Open the draft and propose it")
        walker.follow("Change Assess tenders")
    walker.look()
    walker.page.get_by_label("How long it takes", exact=False).fill("10")
    walker.press("Save it in the draft", look=False)
    lead = client_as("commercial_lead")
    for step, days in (("prepare", 0), ("conflicts", 0), ("start", 30)):
        address = f"{base}plan/draft/steps/{step}/"
        revision = lead.get(address).context["form"].initial["revision"]
        sent = {"revision": revision, "days": days, "count": "days"}
        assert lead.post(address, sent).status_code == 302
    walker.go(f"{base}timetable/")
    assert walker.says("The contract can start on 16 January 2027")
    path = walker.page.locator("main ol li").all_inner_texts()
    assert path[-1].startswith("The contract starts: 16 January 2027")
    assert any("16 December 2026 (8 working days at least" in one for one in path)
    assert any(one.startswith("Tenders close: 27 November 2026") for one in path)


def have_it_agreed(walker, base) -> None:
    """The lead proposes it; a finance officer who wrote none of it agrees it."""
    with walker.unlooked():
        walker.go(f"{base}plan/draft/")
    walker.page.get_by_label("What changes, and why").fill("As the board asked for")
    walker.press("Propose it to finance", look=False)
    walker.sign_in("finance_officer", look=False)
    walker.follow("Agree the plan of the procurement")
    walker.page.get_by_label("I have read the plan", exact=False).check()
    walker.press("Agree the plan", look=False)
    assert walker.says("The plan is agreed, as version 1.")
    walker.sign_in("commercial_lead", look=False)


def draft_the_notice(walker, base) -> None:
    with walker.unlooked():
        walker.go(f"{base}notices/")
    walker.follow("UK4 Tender notice", exact=False)
    assert walker.says("27 November 2026 at 12:00")
    assert walker.says("Award criteria: write criteria with their weights (s.23)")
    with walker.page.expect_download() as waiting:
        walker.page.get_by_role("link", name="Draft as open contracting data", exact=False).click()
    package = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    (release,) = package["releases"]
    release_validator().validate(release)
    assert release["tag"] == ["tender"]
    assert release["tender"]["tenderPeriod"]["endDate"] == "2026-11-27T12:00:00+00:00"


def answer_everybody_equally(walker, base) -> None:
    for name in ("Bidder One", "Bidder Two"):
        with walker.unlooked():
            walker.go(f"{base}clarifications/")
            walker.press("Enter a supplier that takes part")
            enter(walker, ("Supplier", name), days={"joined_on": "2"})
    with walker.unlooked():
        walker.press("Enter a question")
        enter(
            walker,
            ("Supplier that asked", "Bidder One"),
            ("When", "5 November 2026 10:00"),
            ("The question as it came", QUESTION),
        )
        walker.press("Answer it")
        enter(walker, ("The answer", "Yes, within the United Kingdom."), days={"answered_on": "6"})
    walker.press("Record the release to all", look=False)
    assert walker.says("The question as released names Bidder One")
    with walker.unlooked():
        walker.follow("Put the question right")
        walker.page.get_by_label("The question as all will read it", exact=False).fill(AS_RELEASED)
        walker.page.get_by_label("Why it is put right").fill("It named who asked")
        walker.press("Record it")
    walker.press("Record the release to all")
    assert walker.says("Released to Bidder One and Bidder Two, at one moment.")
    assert walker.says("Released to all")
    walker.go(f"{base}clarifications/")
    with walker.page.expect_download() as waiting:
        walker.page.get_by_role("link", name="CSV", exact=True).click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert AS_RELEASED in text
    assert "Bidder" not in text


def count_the_standstill(walker, base) -> None:
    """Over St Andrew's Day; and over Christmas."""
    with walker.unlooked():
        walker.go(f"{base}standstill/")
        count(walker, "23", "11", "2026")
    assert walker.says("The standstill ends on 3 December 2026; sign from 4 December 2026")
    assert walker.says("Left out: St Andrew’s Day, in Scotland")
    count(walker, "18", "12", "2026")
    assert walker.says("The standstill ends on 31 December 2026; sign from 1 January 2027")
    assert walker.says("Left out: Christmas Day")


def count(walker, *parts: str) -> None:
    for place, part in enumerate(parts):
        walker.page.locator("input[name^=award-]").nth(place).fill(part)
    walker.press("Count the days")


def enter(walker, *texts: tuple[str, str], days: dict[str, str] | None = None) -> None:
    """Fill in a record of a day in November 2026 and record it."""
    for label, text in texts:
        walker.page.get_by_label(label, exact=True).fill(text)
    for name, number in (days or {}).items():
        for place, part in enumerate((number, "11", "2026")):
            walker.page.locator(f"input[name^={name}-]").nth(place).fill(part)
    walker.page.get_by_label("Where it comes from").fill("Message on the portal")
    walker.press("Record it")
