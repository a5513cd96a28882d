"""A new commercial lead, from a plan to the award: three evaluators, one in conflict, a late bid.

The plan is `tests/web/tenders/plans.py`: care earns 45 points, plan 15, price 40; bids are due at
noon on 1 March 2027, and it is that morning. Of marks out of 2 A is agreed 2 for care and 1 for
plan, B 1 and 2; A asks £1,000,000 and B £900,000:

    A  45 × 2/2 + 15 × 1/2 + 40 × 900,000 / 1,000,000 = 45 + 7.5 + 36 = 88.5
    B  45 × 1/2 + 15 × 2/2 + 40                       = 22.5 + 15 + 40 = 77.5

A browser does each thing once, by the pages; what is only more of the same is posted to them. The
fingerprint of the file is SHA-256 of “abc” (FIPS 180-2, appendix B.1).
"""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Role
from counterfoil.record.pack import pack_problems
from counterfoil_web.accounts.models import Membership
from counterfoil_web.records.verification import verify_log
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import TenderRow
from tests.web.conftest import _person
from tests.web.tenders.marks import an_agreement, words_of
from tests.web.tenders.plans import PLAN
from tests.web.tenders.prices import WORDS, key_made, opened, received, sheet

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
_EXPORT = b"Supplier name,Submitted\nBidder A,28/02/2027 10:00\nBidder B,01/03/2027 11:59\n"
FLEET, DRIVER, BUYER = "evaluator", "driver", "buyer"
PARTS = (
    ("evaluator", DRIVER, "two"),
    ("evaluator", BUYER, "three"),
    ("moderator", "moderator", ""),
    ("officer", "finance_officer", ""),
    ("officer", "finance_partner", ""),
)
"""Who is appointed besides the fleet manager, whom a browser appoints."""
MARKS = {
    (FLEET, "care", "a"): "2",
    (FLEET, "care", "b"): "1",
    (FLEET, "plan", "a"): "1",
    (FLEET, "plan", "b"): "2",
    (DRIVER, "care", "a"): "2",
    (DRIVER, "care", "b"): "1",
    (BUYER, "plan", "a"): "1",
}
"""The buyer is in conflict with B, and so marks A alone."""
AGREED = {("care", "a"): "2", ("care", "b"): "1", ("plan", "a"): "1", ("plan", "b"): "2"}


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)


def _bids() -> dict[str, str]:
    """The id of each bid by its bidder's letter: the portal's export gave none."""
    with scopes_disabled():
        rows = TenderRow.objects.filter(kind="bid")
        return {row.fields["bidder"].lower(): row.key for row in rows}


def _now(monkeypatch, text) -> None:
    moment = timezone.make_aware(datetime.fromisoformat(text))
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_from_a_plan_to_the_award(walker, world, client_as, monkeypatch):
    walker.expected.append("422 (Unprocessable")
    for name in (DRIVER, BUYER):
        world.people[name] = _person(name, world.organisations["force"], (Role.EVALUATOR,))
    _now(monkeypatch, "2027-03-01 11:50")
    walker.sign_in("commercial_lead", look=False)
    write_the_plan(walker, world)
    lock_it(walker)

    def page(rest=""):
        return f"/partnerships/{world.partnership.ref}/tender/1/{rest}"

    appoint(walker, world, client_as, page)
    make_ready(client_as, page)
    _now(monkeypatch, "2027-03-01 12:05")
    take_bids_in(walker)
    decide_on_the_late_one(walker)
    seal_prices(client_as, page)
    open_them(walker, client_as, page)
    declare_a_conflict(walker, client_as, page)
    mark(walker, client_as, page)
    moderate(walker, client_as, page)
    open_prices(walker, client_as, page)
    award(walker, client_as, page)
    assert verify_log().holds
    assert len(walker.seen) > 11


def write_the_plan(walker, world) -> None:
    """Weights that come to 99.9 are refused, and nothing that was typed is lost."""
    walker.page.goto(f"{walker.address}/partnerships/{world.partnership.ref}/sourcing/")
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
    with walker.unlooked():
        walker.follow("Back to the draft, to change or lock it")
    walker.page.get_by_label("I have tried the plan", exact=False).check()
    walker.press("Lock the plan")
    assert walker.says("This is the plan that bids are judged by")


def appoint(walker, world, client_as, page) -> None:
    with walker.unlooked():
        walker.follow("Fleet of cars")
    walker.follow("People")
    walker.page.get_by_label("Evaluator", exact=True).check()
    walker.page.get_by_label("Person").select_option(label="Evaluator: evaluator, Example force")
    walker.page.get_by_label("Which evaluator of the plan").select_option(label="Fleet manager")
    walker.press("Appoint", look=False)
    assert walker.says("Still to be appointed: evaluator: driver")
    lead = client_as("commercial_lead")
    for seat, name, evaluator in PARTS:
        holder = Membership.objects.get(user=world.people[name]).pk
        sent = {"seat": seat, "holder": holder, "evaluator_id": evaluator}
        assert lead.post(page("people/"), sent).status_code == 302
    sent = {"what": "mark", "day-day": 8, "day-month": 3, "day-year": 2027}
    assert lead.post(page("records/evaluation_day/new/"), sent).status_code == 302


def make_ready(client_as, page) -> None:
    """Before bids are known: no interest in any company, and a key for each officer."""
    for name in (FLEET, DRIVER, BUYER):
        assert client_as(name).post(page("declare/"), {"d0-conflict": "no"}).status_code == 302
    for name in WORDS:
        assert key_made(client_as(name), page, name).status_code == 302


def take_bids_in(walker) -> None:
    """Two from the portal’s export, one typed that came in a minute late."""
    with walker.unlooked():
        walker.follow("Fleet of cars")
    walker.follow("Bids received")
    walker.press("Bring bids in from the portal")
    file = {"name": "portal.csv", "mimeType": "text/csv", "buffer": _EXPORT}
    walker.page.locator("input[type=file]").set_input_files(file)
    walker.press("Read the file", look=False)
    walker.press("Try it")
    assert walker.says("portal.csv can be recorded. Nothing is recorded yet.")
    walker.press("Record all of it", look=False)
    walker.press("Enter a bid")
    walker.page.get_by_label("Id that evaluators see").fill("Z")
    walker.page.get_by_label("Bidder’s name").fill("Bidder Z")
    walker.page.get_by_label("When it came in").fill("1 March 2027 12:01")
    walker.press("Record it", look=False)
    assert walker.says("nothing was decided on it")
    walker.page.get_by_text("Keep a file of its quality part").click()
    file = {"name": "method.txt", "mimeType": "text/plain", "buffer": b"abc"}
    walker.page.locator("input[type=file]").set_input_files(file)
    walker.page.get_by_label("It holds no price").check()
    walker.press("Keep the file", look=False)
    assert walker.says(_ABC)


def decide_on_the_late_one(walker) -> None:
    with walker.unlooked():
        walker.follow("Record what was out of order, and the decision")
    walker.page.get_by_label("What happened").fill("The last file came in a minute after the time")
    walker.page.get_by_label("The bid is left out").check()
    walker.page.get_by_label("Reason for the decision").fill("Late bids are not read, we said")
    walker.press("Record it", look=False)
    assert walker.says("Left out as late")


def seal_prices(client_as, page) -> None:
    for bid, pounds in (("a", "1000000"), ("b", "900000")):
        sealed = received(client_as("commercial_lead"), page, _bids()[bid], sheet(pounds))
        assert "Give this receipt to the bidder now" in words_of(sealed)


def open_them(walker, client_as, page) -> None:
    walker.page.get_by_role("link", name="Bids", exact=True).first.click()
    walker.press("Open the bids")
    walker.page.get_by_label("Witness", exact=True).fill("Legal adviser")
    walker.page.get_by_label("Bids are due, and the witness is present").check()
    walker.press("Open the bids")
    assert walker.says("before Legal adviser")
    walker.follow("Bidder A")
    walker.page.get_by_role("link", name="Record whether it is met", exact=False).click()
    walker.page.get_by_label("Yes", exact=True).check()
    walker.page.get_by_label("Reason").fill("The certificate shows it")
    walker.press("Record it", look=False)
    lead = client_as("commercial_lead")
    bids = _bids()
    met = {"bid": bids["b"], "condition": "insured", "met": "yes", "reason": "So does this one"}
    assert lead.post(page("records/condition_result/new/"), met).status_code == 302
    for criterion, bid in AGREED:
        answer = {"bid": bids[bid], "criterion": criterion, "text": "We shall, every day."}
        assert lead.post(page("records/answer/new/"), answer).status_code == 302
    walker.follow("Fleet of cars")
    assert walker.says("2 of 2 recorded")
    assert walker.says("2 of 2 received, sealed")
    assert walker.says("Hand in marks by 8 March 2027")


def declare_a_conflict(walker, client_as, page) -> None:
    """The buyer worked for B: from then there is no such bid for them."""
    walker.become(client_as(BUYER))
    walker.page.goto(walker.address)
    assert walker.says("Due 8 March 2027")
    walker.page.goto(walker.address + page("declare/"))
    for number, conflict in enumerate(("no", "yes", "no")):
        walker.page.locator(f"[name=d{number}-conflict][value={conflict}]").check(force=True)
    walker.page.locator("[name=d1-what]").fill("Worked there until last year")
    walker.press("Declare", look=False)
    assert walker.says("1 bid is not shown to you")
    walker.page.goto(walker.address + page(f"marking/plan/{_bids()['b']}/"))
    assert walker.says("Page not found")
    walker.page.goto(walker.address + page(f"marking/plan/{_bids()['a']}/"))
    walker.page.keyboard.press("1")
    walker.page.locator("#id_reason").fill("Half of the plan has dates.")
    walker.press("Save and go to the next", look=False)
    assert walker.says("1 saved.")


def mark(walker, client_as, page) -> None:
    for (who, criterion, bid), given in MARKS.items():
        if who != BUYER:
            sent = {"mark": given, "reason": f"Page 1 of {bid} earns {given}.", "revision": "0"}
            done = client_as(who).post(page(f"marking/{criterion}/{_bids()[bid]}/"), sent)
            assert done.status_code == 302, words_of(done)
    for who, criterion in sorted({(who, criterion) for who, criterion, _ in MARKS}):
        handed = client_as(who).post(page(f"hand-in/{criterion}/"), {"lot": ""})
        assert handed.status_code == 302, words_of(handed)


def moderate(walker, client_as, page) -> None:
    walker.become(client_as("moderator"))
    walker.page.goto(walker.address + page("moderation/"))
    walker.press("Open Care", look=False)
    with walker.unlooked():
        walker.follow("Bid A")
    walker.page.keyboard.press("2")
    walker.page.get_by_label("Why this mark was agreed").fill("All of it is shown on page 1.")
    walker.page.get_by_label("What was considered").fill("Page 1")
    walker.press("Save and go to the next", look=False)
    assert walker.says("Bid A, Care: 2 agreed.")
    moderator = client_as("moderator")
    assert moderator.post(page("moderation-open/plan/"), {"lot": ""}).status_code == 302
    for (criterion, bid), given in AGREED.items():
        if (criterion, bid) != ("care", "a"):
            sent = an_agreement(given, present=["one", "moderator"])
            agreed = moderator.post(page(f"moderation/{criterion}/{_bids()[bid]}/"), sent)
            assert agreed.status_code == 302, words_of(agreed)
    walker.page.goto(walker.address + page("moderation/"))
    walker.page.get_by_label("Every mark is settled.", exact=False).check(force=True)
    walker.press("Lock quality", look=False)
    assert walker.says("Quality is locked.")


def open_prices(walker, client_as, page) -> None:
    opened(client_as("finance_officer"), page, "finance_officer")
    walker.become(client_as("finance_partner"))
    walker.page.goto(walker.address + page("prices/open/"))
    walker.page.get_by_label("Your passphrase").fill(WORDS["finance_partner"])
    walker.press("Open the prices", look=False)
    assert walker.says(f"Opened and entered: {', '.join(sorted(_bids()[one] for one in 'ab'))}.")


def award(walker, client_as, page) -> None:
    """The commissioner reads who wins; a loser’s lawyer is given what is behind one mark."""
    walker.become(client_as("commissioner"))
    walker.page.goto(walker.address + page("award/"))
    for words in ("88.5", "77.5", "£1,000,000", "Bidder Z, out before marking"):
        assert walker.says(words), words
    walker.page.goto(walker.address + page("award/recommended/"))
    assert walker.says("The contract should go to Bidder A")
    lead = client_as("commercial_lead")
    assert "Nothing is wrong" in words_of(lead.get(page("check/")))
    bundle = lead.get(page(f"award/why/care/{_bids()['b']}/bundle.zip"))
    assert pack_problems(bundle.content, bundle["X-Bundle-Fingerprint"]) == ()
