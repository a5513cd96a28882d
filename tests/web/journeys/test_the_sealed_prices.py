"""From officers' keys to the award recommended, with a curious administrator on the way.

Every page at two widths. The sums of the example: lowest over price, 40 points, with the prices of
`tests/web/tenders/prices.py`: c asks least and earns 40, a earns 40 × 9871633.59 ÷ 11073411.37,
which is 35.66 and digits that go on.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability
from counterfoil.tender.scores import QualityLocked
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records.models import Event
from counterfoil_web.records.verification import verify_log
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import PriceRelease, Tender
from counterfoil_web.tenders.records_store import add_records
from tests.web.tenders.example import dossier_until, make_tender
from tests.web.tenders.prices import AMOUNTS, WORDS, key_made, opened, received, sheet

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PASSPHRASE = "Your passphrase"


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch):
    monkeypatch.setattr(price_keys, "WORK", 4)


def test_a_curious_administrator_and_two_officers(walker, world, client_as):
    make_tender(world, "agreed")
    base = f"/partnerships/{world.partnership.ref}/tender/1/"
    walker.expected.append("422 (Unprocessable")
    make_keys(walker, client_as, base)
    seal(walker, client_as, base)
    be_curious(walker, base, client_as)
    lock_quality(world)
    open_together(walker, client_as, base)
    decide(walker, client_as, base)
    read_the_recommendation(walker, client_as, base)
    assert verify_log().holds
    assert len(walker.seen) > 12


def make_keys(walker, client_as, base) -> None:
    first, second = WORDS
    walker.sign_in(first, look=False)
    walker.go(f"{base}prices/")
    walker.follow("Make your key")
    walker.page.get_by_label("Passphrase", exact=True).fill(WORDS[first])
    walker.page.get_by_label("The passphrase again").fill(WORDS[first])
    walker.press("Make my key", look=False)
    assert walker.says("Your key is made")
    assert key_made(client_as(second), f"{base}{{}}".format, second).status_code == 302


def seal(walker, client_as, base) -> None:
    first, *rest = AMOUNTS
    lead = client_as("commercial_lead")
    walker.become(lead)
    walker.page.goto(f"{walker.address}{base}prices/")
    walker.page.get_by_role("link", name=f"of Bidder {first.upper()}", exact=False).first.click()
    walker.look()
    walker.page.locator("input[type=file]").set_input_files(
        {"name": "p.csv", "mimeType": "text/csv", "buffer": sheet(AMOUNTS[first])}
    )
    walker.press("Seal it")
    assert walker.says("Give this receipt to the bidder now")
    for bid in rest:
        assert received(lead, f"{base}{{}}".format, bid).status_code == 200
    walker.go(f"{base}prices/")


def be_curious(walker, base, client_as) -> None:
    walker.become(client_as("administrator"))
    for rest in ("", "prices/", "prices/open/", "prices/a/file/", "award/", "award/prices/"):
        assert walker.page.goto(f"{walker.address}{base}{rest}").status == 403
        assert not any(amount in walker.page.content() for amount in AMOUNTS.values())
    answer = client_as("administrator").post(f"{base}prices/open/", {"passphrase": "a guess at it"})
    assert answer.status_code == 403
    assert Event.objects.latest("number").kind == "price-attempt-refused"
    # Nor can an officer, before quality is locked.
    walker.become(client_as("finance_officer"))
    assert walker.page.goto(f"{walker.address}{base}prices/open/").status == 403
    assert walker.says("Quality is not locked")
    walker.look()


def lock_quality(world) -> None:
    """Moderation has a journey of its own."""
    (locked,) = dossier_until("quality_locked").of(QualityLocked)
    with scopes_disabled():
        acting = acting_for(world.people["moderator"], wanted=None, today=timezone.localdate())
        seen = partnership_for(acting, world.partnership.ref, Capability.MODERATE_SCORES)
        tender = Tender.objects.get()
        tender.partnership = world.partnership
        add_records(seen, tender, [locked])


def open_together(walker, client_as, base) -> None:
    first, second = WORDS
    opened(client_as(first), f"{base}{{}}".format, first)
    walker.become(client_as(second))
    walker.page.goto(f"{walker.address}{base}prices/")
    walker.follow("Open the prices")
    walker.page.get_by_label(PASSPHRASE).fill("not what was chosen")
    walker.press("Open the prices")
    assert walker.says("does not open it")
    walker.page.get_by_label(PASSPHRASE).fill(WORDS[second])
    walker.press("Open the prices")
    assert walker.says("Opened and entered: a, b, c, e.")
    assert walker.says("£9,871,633.59")
    with scopes_disabled():
        assert PriceRelease.objects.count() == 8


def decide(walker, client_as, base) -> None:
    walker.become(client_as("commercial_lead"))
    walker.go(f"{base}award/")
    walker.follow("Prices compared")
    share = Decimal(AMOUNTS["c"]) / Decimal(AMOUNTS["a"]) * 40
    assert walker.says(f"{share:.2f}…")
    walker.go(f"{base}award/robustness/")
    for number in count():
        walker.looks = number == 0
        walker.page.goto(f"{walker.address}{base}award/")
        waiting = walker.page.get_by_role("link", name="Ask and decide", exact=False)
        if waiting.count() == 0:
            break
        waiting.first.click()
        walker.look()
        walker.page.get_by_label("What the bidder was asked").fill("Show that you can perform.")
        for part, value in (("Day", "5"), ("Month", "12"), ("Year", "2026")):
            walker.page.get_by_label(part, exact=True).fill(value)
        walker.page.get_by_label("Time by which it may answer").fill("12:00")
        walker.press("Record the question")
        walker.page.get_by_label("What it answered").fill("Our rota of 4 December.")
        walker.press("Record the answer")
        walker.page.get_by_label("Yes").check()
        walker.page.get_by_label("The bid stays in").check()
        walker.page.get_by_label("Why", exact=True).fill("The rota shows how nights are paid for.")
        walker.press("Record the decision")
    walker.looks = True


def read_the_recommendation(walker, client_as, base) -> None:
    walker.go(f"{base}award/summaries/")
    walker.follow("Read it", exact=False)
    walker.become(client_as("commissioner"))
    walker.go(f"{base}award/recommended/")
    assert walker.says("The contract should go to Bidder")
