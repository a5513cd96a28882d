"""A contract run on its pages: from two spreadsheets to an adjustment, and one pound audited.

By hand, from the terms of the example (£100,000 a month, £85 a detention, £4,000 off when fewer
than 90% of calls are answered, 20% VAT):

    April   100,000 + 1,000 × 85 − 4,000 = 181,000; VAT 36,200; 217,200 due
    billed  100,000 + 1,000 × 85         = 185,000; VAT 37,000; 222,000: 4,800 too much
    July    100,000 + 1,000 × 85         = 185,000; April put right to 960: −40 × 85 = −3,400;
            181,600; VAT 36,320; 217,920 due
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled
from docx import Document

from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil_web.contracts.models import ClosedStatement, Contract, ProposedClose
from counterfoil_web.records.verification import verify_log
from tests.web.contracts.conftest import DOCUMENT, KEY, agree

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

DETENTIONS = """Month,Detentions
April 2026,"1,000"
May 2026,"1,000"
June 2026,"1,000"
July 2026,"1,000"
"""
CALLS = """Month,In 10 seconds,All calls
April 2026,80,100
May 2026,95,100
June 2026,95,100
July 2026,95,100
"""


@pytest.fixture
def contract(world, transactional_db) -> Contract:
    """The custody contract with agreed terms and nothing recorded."""
    with scopes_disabled():
        made = Contract.objects.create(
            partnership=world.partnership,
            key=KEY,
            title=DOCUMENT.title,
            made_by=world.people["contract_manager"],
        )
        agree(made, write_contract_yaml(DOCUMENT), world)
    return made


@pytest.fixture
def address(world, contract):
    """The address of a page of the contract."""

    def of(name: str, *args: object) -> str:
        return reverse(f"contracts:{name}", args=[world.partnership.ref, KEY, *args])

    return of


@pytest.fixture
def spreadsheets(tmp_path) -> dict[str, Path]:
    """Two spreadsheets on the manager's own disk."""
    held = {"volume": tmp_path / "detentions.csv", "measurement": tmp_path / "calls.csv"}
    for (_, file), text in zip(held.items(), (DETENTIONS, CALLS), strict=True):
        file.write_text(text)
    return held


def test_a_month_is_closed_billed_queried_and_put_right(
    walker, address, spreadsheets, client_as, tmp_path
):
    walker.sign_in("contract_manager", look=False)
    walker.go(reverse("contracts:list", args=[walker.world.partnership.ref]))
    walker.follow(DOCUMENT.title)
    walker.follow("Records: volumes, measurements, invoices and the rest")
    bring_in_the_detentions(walker, address, spreadsheets["volume"])
    bring_in_the_calls(walker, address, spreadsheets["measurement"])
    propose_april(walker, address)
    close_april(walker, address)
    enter_the_invoice(walker, address)
    query_it(walker, address, tmp_path)
    for month in ("2026-05", "2026-06"):
        close_without_looking(address, client_as, month)
    put_april_right(walker, address)
    see_the_adjustment(walker, address)
    assert verify_log().holds
    assert len(walker.seen) > 14


def bring_in_the_detentions(walker, address, file) -> None:
    walker.follow("a spreadsheet of volumes")
    upload(walker, file)
    column(walker, "How many", "Detentions")
    walker.page.get_by_label("What was counted: the same in every row").fill("detentions")
    try_and_take(walker, "4 volumes")


def bring_in_the_calls(walker, address, file) -> None:
    walker.page.goto(walker.address + address("import-new", "measurement"))
    upload(walker, file, look=False)
    column(walker, "How many were as they should be, or the count", "In 10 seconds")
    column(walker, "Out of how many", "All calls")
    walker.page.get_by_label("Measure: the same in every row").fill("calls")
    try_and_take(walker, "4 measurements", look=False)


def upload(walker, file, *, look: bool = True) -> None:
    walker.page.get_by_label("Spreadsheet").set_input_files(file)
    walker.press("Upload", look=look)


def column(walker, ours: str, theirs: str) -> None:
    walker.page.get_by_label(f"{ours}: their column", exact=True).select_option(label=theirs)


def try_and_take(walker, what: str, *, look: bool = True) -> None:
    walker.press("Try it", look=look)
    assert walker.says("Nothing is recorded yet")
    walker.press("Record all of it", look=look)
    assert walker.says(f"{what} recorded from")


def propose_april(walker, address) -> None:
    walker.page.goto(walker.address + address("overview"))
    assert walker.says("£217,200.00 is due")
    walker.follow("Change who sees it")
    walker.page.goto(walker.address + address("statement", "2026-04"))
    walker.page.get_by_label("Anything that finance should know").fill("The calls are verified.")
    walker.press("Propose it to finance")
    assert walker.says("Waits for finance")
    assert walker.page.get_by_role("button", name="Close it for ever").count() == 0


def close_april(walker, address) -> None:
    walker.sign_in("finance_officer", look=False)
    walker.page.goto(walker.address + address("statement", "2026-04"))
    assert walker.says("The calls are verified.")
    walker.page.get_by_label("I have read the statement", exact=False).check()
    walker.press("Close it for ever")
    assert walker.says("Closed on")
    assert walker.says("£217,200.00 was due")


def enter_the_invoice(walker, address) -> None:
    walker.sign_in("contract_manager", look=False)
    walker.go(address("invoices"))
    walker.go(address("invoice-check", "2026-04"))
    walker.follow("Enter an invoice for April 2026")
    page = walker.page
    page.get_by_label("Invoice number").fill("INV-1")
    for label, value in (("Day", "5"), ("Month", "5"), ("Year", "2026")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("VAT on the invoice").fill("37,000")
    for place, (of, amount) in enumerate((("service", "100,000"), ("detentions-charge", "85,000"))):
        page.get_by_label("What it is for").nth(place).select_option(of)
        page.get_by_label("Amount before VAT").nth(place).fill(amount)
    walker.press("Enter the invoice")


def query_it(walker, address, tmp_path) -> None:
    assert walker.says("£4,800.00 was billed beyond what is due")
    assert walker.says("Deduction missed")
    walker.press("Keep it as sent")
    assert walker.says("£4,800.00 is claimed")
    with walker.page.expect_download() as started:
        walker.page.get_by_role("link", name="The letter, in Word").click()
    file = tmp_path / "letter.docx"
    started.value.save_as(file)
    letter = Document(str(file))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(line.text for line in letter.paragraphs), *cells])
    assert "INV-1" in words
    assert "credit note for £4,800.00" in words
    walker.go(address("queries"))


def close_without_looking(address, client_as, month: str) -> None:
    """A month closed by the same two people, by what their browsers would send."""
    asked = client_as("contract_manager").post(address("propose-close", month), {"note": ""})
    assert asked.status_code == 302
    with scopes_disabled():
        told = ProposedClose.objects.get(month=month, ended_at=None).fingerprint
    sent = {"sure": "on", "told": told}
    assert client_as("finance_officer").post(address("close", month), sent).status_code == 302


def put_april_right(walker, address) -> None:
    walker.page.goto(walker.address + address("records", "volume") + "?month=2026-04")
    walker.follow("Put right", exact=False)
    walker.page.get_by_label("How many").fill("960")
    walker.page.get_by_label("Where it comes from").fill("Recount of custody")
    walker.page.get_by_label("Why it is put right").fill("Forty were counted twice.")
    walker.press("Record it", look=False)
    assert walker.says("960")


def see_the_adjustment(walker, address) -> None:
    walker.go(address("statement", "2026-07"))
    assert walker.says("£217,920.00 is due")
    assert walker.says("-£3,400.00") or walker.says("−£3,400.00")
    walker.page.locator("a[href*='/line/adjustment']").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    assert re.search("2026-04|April 2026", walker.page.locator("h1").inner_text())
    assert walker.says("Recount of custody")
    with scopes_disabled():
        april = ClosedStatement.objects.get(month="2026-04")
    assert april.net_gbp == 181_000, "what was closed stands"


def test_an_auditor_follows_a_pound_to_its_row_and_clause(walker, address, spreadsheets, client_as):
    """£85,000 of April's statement: 1,000 detentions at £85, from row 2 of the spreadsheet."""
    take_in(address, client_as("contract_manager"), spreadsheets)
    walker.sign_in("auditor", look=False)
    walker.go(address("overview"))
    walker.follow("Read the statement of April 2026")
    assert walker.page.get_by_role("button", name="Propose it to finance").count() == 0
    walker.follow("Detentions")
    assert walker.says("Schedule 7")
    assert walker.says("1,000 × £85.00 = £85,000.00")
    walker.page.locator("main a[href*='/record/']").first.click()
    walker.page.wait_for_load_state()
    walker.look()
    assert walker.says("detentions.csv, row 2")
    assert walker.says("Contract manager, Example force")
    assert walker.page.get_by_role("link", name="Put it right").count() == 0
    walker.go(address("terms"))
    assert walker.says("£85 for each detention")
    read_as_the_supplier(walker, address)
    assert verify_log().holds


def read_as_the_supplier(walker, address) -> None:
    """The same statement to whom it is paid, who cannot propose, check or waive anything of it."""
    walker.sign_in("supplier_user", look=False)
    walker.go(address("overview"))
    walker.follow("Read the statement of April 2026")
    assert walker.says("£217,200.00 is due")
    assert walker.page.get_by_role("button", name="Propose it to finance").count() == 0
    assert walker.page.get_by_role("link", name="Invoices of the month").count() == 0
    walker.follow("Detentions")
    assert walker.says("1,000 × £85.00 = £85,000.00")


def take_in(address, client, spreadsheets) -> None:
    """Both spreadsheets recorded, by what the manager's browser would send."""
    columns = {
        "volume": {"column_count": "Detentions", "always_volume": "detentions"},
        "measurement": {
            "column_numerator": "In 10 seconds",
            "column_denominator": "All calls",
            "always_measure": "calls",
        },
    }
    shared = {"column_month": "Month", "dates": "day_first", "rows": "one_each", "header_row": "1"}
    for kind, file in spreadsheets.items():
        with file.open("rb") as opened:
            uploaded = client.post(address("import-new", kind), {"file": opened})
        tried = client.post(uploaded["Location"], {**shared, **columns[kind]})
        assert client.post(tried["Location"]).status_code == 302
