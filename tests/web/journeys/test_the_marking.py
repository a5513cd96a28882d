"""Three evaluators, one of them with a conflict, mark and moderate; then a lawyer asks why.

In the example four criteria are marked: care and handover by all three, staffing and social by the
custody inspector and the contract manager. Bids A, B, C and E are in the running, and the contract
manager has declared a conflict with B.
"""

from __future__ import annotations

import re

import pytest

from counterfoil_web.records.verification import verify_log
from tests.web.tenders.example import make_tender
from tests.web.tenders.marks import a_mark, an_agreement, words_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CARE = "Care of detained people"
MARKED = {
    "evaluator": ("care", "staffing", "handover", "social"),
    "healthcare_evaluator": ("care", "handover"),
    "contract_evaluator": ("care", "staffing", "handover", "social"),
}
"""Who marks which criteria."""
IN_CONFLICT = ("contract_evaluator", "b")


def test_from_a_declaration_to_why(walker, world, client_as):
    make_tender(world, "opened")
    base = f"/partnerships/{world.partnership.ref}/tender/1/"
    walker.expected.append("422 (Unprocessable")
    calibrate(walker, base)
    declare_and_begin(walker, client_as, base)
    mark_by_keys(walker, base)
    find_no_bid_of_a_conflict(walker, client_as, base)
    mark_the_rest(client_as, base)
    moderate(walker, client_as, base)
    ask_why(walker, client_as, base)
    assert verify_log().holds
    assert len(walker.seen) > 10


def calibrate(walker, base) -> None:
    walker.sign_in("moderator", look=False)
    walker.go(f"{base}calibration/")
    walker.press("Add a specimen")
    walker.page.get_by_label("Criterion").select_option("care")
    walker.page.get_by_label("The answer", exact=True).fill("Everybody is checked hourly.")
    walker.press("Add the specimen")
    assert walker.says("Nobody has marked it yet.")


def declare_and_begin(walker, client_as, base) -> None:
    walker.become(client_as("evaluator"))
    walker.go(f"{base}marking/")
    assert walker.says("0 of 16 answers marked")
    walker.follow("Declare interests")
    for number in range(5):
        walker.page.locator(f"[name=d{number}-conflict][value=no]").check(force=True)
    walker.press("Declare", look=False)
    assert walker.says("What you declared is on record.")
    walker.press("Begin marking")


def mark_by_keys(walker, base) -> None:
    """A mark by its digit, the reason, and on: nothing is clicked, and drafts outlive the page."""
    page = walker.page
    page.keyboard.press("4")
    page.keyboard.press("r")
    page.keyboard.type("Page 4 shows a rota, with some concerns about nights.")
    warning = page.locator("[data-marking-warnings]")
    warning.get_by_text("some concerns").wait_for()
    page.reload()
    assert page.locator("#id_reason").input_value().startswith("Page 4 shows a rota")
    assert page.locator("input[name=mark]:checked").get_attribute("value") == "4"
    page.locator("#id_reason").fill("Page 4 shows a rota in use elsewhere.")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("marking/care/b/"))
    assert walker.says(f"Bid A, {CARE}: 4 saved.")
    assert walker.says("1 marked")
    page.keyboard.press("k")
    page.wait_for_url(re.compile("marking/care/a/"))
    assert walker.says("4 on record")
    walker.look()


def find_no_bid_of_a_conflict(walker, client_as, base) -> None:
    walker.become(client_as("contract_evaluator"))
    walker.page.goto(f"{walker.address}{base}marking/care/b/")
    assert walker.says("Page not found")
    walker.go(f"{base}marking/")
    assert walker.says("1 bid is not shown to you")
    assert not walker.says("Bid B")


def mark_the_rest(client_as, base) -> None:
    for who, criteria in MARKED.items():
        client = client_as(who)
        for criterion in criteria:
            for number, bid in enumerate(("a", "b", "c", "e")):
                if (who, bid) == IN_CONFLICT or (who, bid, criterion) == ("evaluator", "a", "care"):
                    continue
                mark = "1" if (who, bid) == ("healthcare_evaluator", "a") else str(2 + number % 3)
                done = client.post(f"{base}marking/{criterion}/{bid}/", a_mark(mark))
                assert done.status_code == 302
            assert client.post(f"{base}hand-in/{criterion}/", {"lot": ""}).status_code == 302


def moderate(walker, client_as, base) -> None:
    walker.become(client_as("moderator"))
    walker.go(f"{base}moderation/")
    walker.press(f"Open {CARE}")
    assert walker.says("Its marks are locked.")
    assert walker.says("From 1 to 4")  # bid A: 4, 1 and 2
    walker.follow("Bid A")
    page = walker.page
    page.keyboard.press("3")
    page.get_by_label("Why this mark was agreed").fill("The rota on page 4 is proved by page 5.")
    page.get_by_label("What was considered").fill("Pages 4 and 5")
    walker.press("Save and go to the next")
    assert walker.says(f"Bid A, {CARE}: 3 agreed.")
    moderator = client_as("moderator")
    for criterion in ("staffing", "handover", "social"):
        moderator.post(f"{base}moderation-open/{criterion}/", {"lot": ""})
    early = moderator.post(f"{base}quality-lock/", {"lot": "", "sure": "yes"})
    assert "Agree every mark first" in words_of(early)
    for criterion in ("care", "staffing", "handover", "social"):
        for bid in ("a", "b", "c", "e"):
            if (criterion, bid) != ("care", "a"):
                agreed = moderator.post(f"{base}moderation/{criterion}/{bid}/", an_agreement())
                assert agreed.status_code == 302
    walker.go(f"{base}moderation/")
    page.get_by_label("Every mark is settled.", exact=False).check(force=True)
    walker.press("Lock quality", look=False)
    assert walker.says("Quality is locked.")


def ask_why(walker, client_as, base) -> None:
    """Care is 40 of 100 in quality, which is 60 of 100: 24 points. 3 of 5 earns 14.4."""
    walker.become(client_as("auditor"))
    walker.go(f"{base}why/care/a/")
    for words in (
        "3 of 5, which earns 14.4 of 24 points.",
        "The rota on page 4 is proved by page 5.",
        "from 1 to 4",
        "Page 4 shows a rota in use elsewhere.",
        "Moderation opened, which locked the marks",
        "Quality was locked",
    ):
        assert walker.says(words), words
