"""A new commercial lead, from a plan to bids opened before a witness, one of them late.

The plan is `tests/web/tenders/plans.py`: bids are due at noon on 1 March 2027, and it is that
morning. The fingerprint of the file is SHA-256 of “abc” (FIPS 180-2, appendix B.1).
"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from counterfoil_web.records.verification import verify_log
from tests.web.tenders.plans import PLAN

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
_EXPORT = b"Supplier name,Submitted\nBidder A,28/02/2027 10:00\nBidder B,01/03/2027 11:59\n"


def _now(monkeypatch, text) -> None:
    moment = timezone.make_aware(datetime.fromisoformat(text))
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_new_commercial_lead(walker, world, monkeypatch):
    walker.expected.append("422 (Unprocessable")
    _now(monkeypatch, "2027-03-01 11:50")
    walker.sign_in("commercial_lead", look=False)
    write_the_plan(walker, world)
    lock_it(walker)
    appoint(walker)
    _now(monkeypatch, "2027-03-01 12:05")
    take_bids_in(walker)
    decide_on_the_late_one(walker)
    open_them(walker)
    assert verify_log().holds
    assert len(walker.seen) > 15


def write_the_plan(walker, world) -> None:
    """Weights that come to 99.9 are refused, and nothing that was typed is lost."""
    walker.go(f"/partnerships/{world.partnership.ref}/sourcing/")
    walker.follow("Open the tenders")
    walker.press("Start a tender")
    walker.page.get_by_label("What is bought").fill("Fleet of cars")
    walker.press("Start the tender")
    plan = walker.page.get_by_label("The plan", exact=True)
    plan.fill(PLAN.replace("weight: 25", "weight: 24.9"))
    walker.press("Save and check")
    assert walker.says("The weights come to 99.9, not 100")
    walker.page.get_by_label("The plan", exact=True).fill(PLAN)
    walker.press("Save and check", look=False)
    walker.follow("Try it on dummy bids")
    assert walker.says("A bid that cannot win may change which of the others does")


def lock_it(walker) -> None:
    walker.follow("Back to the draft, to change or lock it")
    walker.page.get_by_label("I have tried the plan", exact=False).check()
    walker.press("Lock the plan")
    assert walker.says("This is the plan that bids are judged by")


def appoint(walker) -> None:
    with walker.unlooked():
        walker.follow("Fleet of cars")
    walker.follow("People")
    walker.page.get_by_label("Evaluator", exact=True).check()
    walker.page.get_by_label("Person").select_option(label="Evaluator: evaluator, Example force")
    walker.page.get_by_label("Which evaluator of the plan").select_option(label="Fleet manager")
    walker.press("Appoint", look=False)
    assert walker.says("Still to be appointed: evaluator: driver")


def take_bids_in(walker) -> None:
    """Two from the portal’s export, one typed that came in a minute late."""
    with walker.unlooked():
        walker.follow("Fleet of cars")
    walker.follow("Bids received")
    walker.press("Bring bids in from the portal")
    file = {"name": "portal.csv", "mimeType": "text/csv", "buffer": _EXPORT}
    walker.page.locator("input[type=file]").set_input_files(file)
    walker.press("Read the file")
    walker.press("Try it")
    assert walker.says("portal.csv can be recorded. Nothing is recorded yet.")
    walker.press("Record all of it")
    walker.press("Enter a bid")
    walker.page.get_by_label("Id that evaluators see").fill("Z")
    walker.page.get_by_label("Bidder’s name").fill("Bidder Z")
    walker.page.get_by_label("When it came in").fill("1 March 2027 12:01")
    walker.press("Record it")
    assert walker.says("nothing was decided on it")
    walker.page.get_by_text("Keep a file of its quality part").click()
    file = {"name": "method.txt", "mimeType": "text/plain", "buffer": b"abc"}
    walker.page.locator("input[type=file]").set_input_files(file)
    walker.page.get_by_label("It holds no price").check()
    walker.press("Keep the file", look=False)
    assert walker.says(_ABC)


def decide_on_the_late_one(walker) -> None:
    walker.follow("Record what was out of order, and the decision")
    walker.page.get_by_label("What happened").fill("The last file came in a minute after the time")
    walker.page.get_by_label("The bid is left out").check()
    walker.page.get_by_label("Reason for the decision").fill("Late bids are not read, we said")
    walker.press("Record it", look=False)
    assert walker.says("Left out as late")


def open_them(walker) -> None:
    walker.page.get_by_role("link", name="Bids", exact=True).first.click()
    walker.press("Open the bids")
    walker.page.get_by_label("Witness", exact=True).fill("Legal adviser")
    walker.page.get_by_label("Bids are due, and the witness is present").check()
    walker.press("Open the bids")
    assert walker.says("before Legal adviser")
    walker.follow("Bidder A")
    walker.page.get_by_role("link", name="Record whether it is met", exact=False).click()
    walker.look()
    walker.page.get_by_label("Yes", exact=True).check()
    walker.page.get_by_label("Reason").fill("The certificate shows it")
    walker.press("Record it")
    walker.follow("Fleet of cars")
    assert walker.says("1 of 2 recorded")
