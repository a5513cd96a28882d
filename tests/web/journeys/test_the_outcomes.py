"""A saving followed on its pages: from a claim to the public statement, and one number audited.

By hand, from the folder of the example and the terms of its contract (50 cells at £8 an hour, 1% of
a month's charges off when fewer than 90% are booked in within 30 minutes):

    claimed     270,000 + 360,000 + 120,000 = 750,000; of the last £100,000 is certified
    certified   60,000 + 100,000 = 160,000, and the saving on the record rises by 100,000
    May 2018    50 × 8 × 24 × 31 = 297,600; 1,488 of 1,680 are 88.6%; 1% off: 2,976.00
    deductions  1,344 + 2,976 + 7,344 + 1,468.80 + 3,035.52 = 16,168.32
"""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from counterfoil_web.govuk.formats import pounds
from counterfoil_web.records.verification import verify_log
from tests.web.outcomes import told
from tests.web.outcomes.conftest import make_outcomes
from tests.web.outcomes.test_pairs_store import offered_by_forces
from tests.web.outcomes.true_plan import as_if_true

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
OWNER = "Pcc finance officer"
BOOKED_IN = "Booked in within 30 minutes of arrival"


@pytest.fixture
def workspace(world, transactional_db) -> str:
    """The address of the custody partnership, which has its case, contract and outcomes."""
    make_outcomes(world)
    return reverse("partnerships:workspace", args=[world.partnership.ref])


@pytest.fixture
def visited(page) -> list[str]:
    """Every address that the browser comes to."""
    found: list[str] = []
    page.on("framenavigated", lambda frame: found.append(frame.url))
    return found


def test_a_claim_is_certified_by_another_and_read_in_the_public_statement(
    walker, workspace, client_as
):
    give_the_benefit_an_owner(workspace, client_as("contract_manager"))
    claim(walker, workspace)
    the_owner_is_refused(walker, client_as)
    certify(walker)
    read_what_it_came_to(walker, workspace)
    assert verify_log().holds
    assert len(walker.seen) > 6


def give_the_benefit_an_owner(workspace, client) -> None:
    """Its owner is now the policing body's chief finance officer, by the manager's browser."""
    address = f"{workspace}outcomes-room/record/benefit/respecified-service/put-right/"
    fields = client.get(address).context["form"].initial
    sent = {name: value for name, value in fields.items() if value is not None}
    for name in ("baseline_on", "baseline_signed_on"):
        day = sent.pop(name, None)
        if day:
            year, month, number = str(day).split("-")
            sent |= {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}
    sent |= {"owner": OWNER, "source": "Minutes, 1 July 2019", "note": "Custody has a new lead"}
    assert client.post(address, sent).status_code == 302


def claim(walker, workspace) -> None:
    walker.sign_in("contract_manager", look=False)
    with walker.unlooked():
        enter_the_outcomes(walker, workspace)
        walker.follow("Claims")
    walker.press("Make a claim")
    page = walker.page
    page.get_by_label("Benefit", exact=True).select_option(index=1)
    for label, text in (
        ("First month", "April 2019"),
        ("Last month", "July 2019"),
        ("Amount", "120,000"),
        ("Who claims it", "Custody lead"),
        ("What shows it", "Statements of April to July 2019"),
        ("Where it comes from", "Monthly report, 5 August 2019"),
    ):
        page.get_by_label(label).first.fill(text)
    page.get_by_label("Counted or measured").check()
    walker.press("Record it")
    assert walker.says("Waits for finance")
    assert walker.says(f"Owner: {OWNER}")
    assert page.get_by_role("button", name="Record what you found").count() == 0


def the_owner_is_refused(walker, client_as) -> None:
    walker.sign_in("pcc_finance_officer", look=False)
    walker.follow("Certify or refuse the claim", exact=False)
    assert walker.says("You own this benefit, so you cannot certify that it was delivered.")
    assert walker.page.get_by_role("button", name="Record what you found").count() == 0
    address = walker.page.url.removeprefix(walker.address)
    sent = {"finding": "certified", "amount": "120000", "evidence": "My own word"}
    refused = client_as("pcc_finance_officer").post(f"{address}certify/", sent)
    assert refused.status_code == 403


def certify(walker) -> None:
    walker.sign_in("finance_officer", look=False)
    with walker.unlooked():
        walker.follow("Certify or refuse the claim", exact=False)
    page = walker.page
    page.get_by_label("It is certified").check()
    page.get_by_label("Amount certified").fill("100,000")
    page.get_by_label("What you looked at").fill("The four statements")
    page.get_by_label("Why not all of it").fill("July was counted twice")
    walker.press("Record what you found")
    assert walker.says("Certified in part")
    assert walker.says("£100,000 is certified")


def read_what_it_came_to(walker, workspace) -> None:
    """The commissioner reads; the saving on the record is that of the folder, and £100,000."""
    saved = pounds(told.verdict().bridge.delivered_gbp + 100_000)
    walker.sign_in("commissioner", look=False)
    enter_the_outcomes(walker, workspace)
    walker.follow("Verdict, and how sure it is")
    assert walker.says("Confidence: low")
    assert walker.says(saved)
    walker.follow("The public statement, one page")
    for words in (saved, "£750,000", "£160,000", "£16,168.32"):
        assert walker.says(words), words
    assert walker.says("Evidence pack: SHA-256")


def test_an_inspector_traces_a_number_from_the_public_statement_to_its_record(
    walker, workspace, visited
):
    """And goes on to what next: all of it within the workspace."""
    walker.sign_in("inspector", look=False)
    visited.clear()
    begin_at_the_case(walker, workspace)
    find_the_figure(walker)
    go_down_to_the_record(walker)
    go_on_to_what_next(walker)
    left = [one for one in visited if not one.startswith(walker.address + workspace)]
    assert left == []
    assert len(walker.seen) > 7


def begin_at_the_case(walker, workspace) -> None:
    """From what the outcomes are held to: the version of the case, and back."""
    with walker.unlooked():
        enter_the_outcomes(walker, workspace)
        walker.follow("Version 1")
        assert walker.says("Version 1")
        walker.page.go_back()
        walker.follow("Public statement")
    assert walker.says("£16,168.32")


def find_the_figure(walker) -> None:
    walker.follow("Where each figure comes from")
    row = walker.page.locator("#figure-bridge-deductions")
    assert "£16,168.32" in row.inner_text()
    row.locator("summary").click()
    source = row.get_by_role("link", name="Contract line booking-in, 2018-05")
    assert source.get_attribute("href").endswith("/months/2018-05/")
    total = walker.page.locator("#figure-delivered")
    assert total.locator("a[href='#figure-bridge-deductions']").count() == 1


def go_down_to_the_record(walker) -> None:
    with walker.unlooked():
        walker.follow("Verdict")
        walker.follow("Why the two differ: the savings bridge")
    walker.follow("Deductions for performance")
    assert walker.says("It adds £16,168.32 to the saving")
    for part in ("£1,344.00", "£2,976.00", "£7,344.00", "£1,468.80", "£3,035.52"):
        assert walker.says(part), part
    walker.follow("May 2018", exact=False)
    assert walker.says("Closed on")
    walker.follow(BOOKED_IN)
    assert walker.says("£2,976.00")
    assert walker.says("297,600")
    walker.page.locator("main a[href*='/record/']").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    assert walker.says("1,488")
    assert walker.says("1,680")
    assert walker.page.get_by_role("link", name="Put it right").count() == 0


def go_on_to_what_next(walker) -> None:
    """The contract began on 1 July 2017 for three years."""
    with walker.unlooked():
        walker.follow("Future")
    walker.follow("Open what next")
    assert walker.says("The contract ends on 30 June 2020")
    walker.follow("What each route is worth")
    assert walker.says("What each route is worth")
    assert walker.page.get_by_role("button", name="Simulate the routes").count() == 0
    with walker.unlooked():
        walker.follow("The next decision")
    walker.follow("By when to decide")
    assert walker.says("Bring in house, step by step")


def test_the_figures_are_compared_with_other_forces_and_the_next_case_is_begun(walker, workspace):
    """Four other forces offer 80% certified; half of five have 80% at most, whatever the fifth."""
    world = walker.world
    walker.expected.append("422 (Unprocessable Entity)")
    with scopes_disabled():
        as_if_true(world.partnership)
        offered_by_forces(world, 4, world.people["commercial_lead"])
    offer_the_figures(walker, workspace)
    review_them(walker, workspace)
    read_the_comparison(walker, shown=True)
    withdraw_them(walker, workspace)
    read_the_comparison(walker, shown=False)
    begin_the_next_case(walker, workspace)
    assert verify_log().holds


def offer_the_figures(walker, workspace) -> None:
    walker.sign_in("commercial_lead", look=False)
    walker.page.goto(f"{walker.address}{workspace}future-room/lessons/")
    walker.follow("Offer the figures to be compared with other forces")
    walker.press("Offer the figures")
    assert walker.says("There is a problem")
    walker.page.get_by_label("Why", exact=False).first.fill("Others buy the same service")
    walker.press("Offer the figures")
    assert walker.says("They count once somebody else has reviewed them")
    assert walker.page.get_by_role("button", name="I have reviewed the figures").count() == 0
    read_the_comparison(walker, shown=False)


def review_them(walker, workspace) -> None:
    walker.sign_in("finance_officer", look=False)
    walker.page.goto(f"{walker.address}{workspace}future-room/lessons/")
    walker.press("I have reviewed the figures offered")
    assert walker.says("By Finance officer on")


def read_the_comparison(walker, *, shown: bool) -> None:
    page = walker.page
    with walker.unlooked():
        walker.follow("How promises of several forces turned out")
    if shown:
        walker.look()
    row = page.get_by_role("row", name="All kinds together")
    assert row.count() == int(shown)
    if shown:
        assert row.get_by_role("cell").nth(0).inner_text() == "5"
        assert row.get_by_role("cell").nth(2).inner_text() == "80%"
    page.go_back()


def withdraw_them(walker, workspace) -> None:
    walker.follow("Withdraw the figures offered")
    walker.page.get_by_label("Why", exact=False).first.fill("A claim was wrong")
    with walker.unlooked():
        walker.press("Withdraw the figures")
    assert walker.says("The figures are withdrawn, and count no longer.")


def begin_the_next_case(walker, workspace) -> None:
    walker.sign_in("commercial_lead", look=False)
    walker.page.goto(f"{walker.address}{workspace}future-room/what-next/")
    walker.press("Begin a draft of the next case")
    assert walker.says("A draft of the next case is open")
    assert walker.page.url == walker.address + reverse(
        "appraisals:case", args=[walker.world.partnership.ref]
    )
    with walker.unlooked():
        walker.follow("Options")
    assert walker.says("In house") or walker.says("in house")


def enter_the_outcomes(walker, workspace) -> None:
    walker.page.goto(walker.address + workspace)
    walker.page.locator(".app-rooms").get_by_role("link", name="Outcomes").click()
    walker.page.wait_for_load_state()
    walker.follow("Open the outcomes")
