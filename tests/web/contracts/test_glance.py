"""What was billed for the open month, and what waits for an answer."""

from decimal import Decimal

from counterfoil_web.contracts.glance import Waiting, billed_for, waiting_in
from counterfoil_web.contracts.reckonings import ledger_of
from tests.web.contracts.bills import bills_of
from tests.web.contracts.conftest import APRIL
from tests.web.contracts.invoices import enter


def test_what_waits_is_told_and_waivers_to_the_authority_alone(
    world, contract, contract_seen_by, november
):
    bills_of(world, contract)
    with contract_seen_by("contract_manager") as (_, held):
        ledger = ledger_of(held, november)
        theirs = waiting_in(ledger, is_authority=False)
        ours = waiting_in(ledger, is_authority=True)

    assert theirs == (
        Waiting("1 query of an invoice is not settled", "queries/"),
        Waiting("1 dispute is not answered", "disputes/"),
    )
    assert ours == (*theirs, Waiting("1 waiver waits for approval", "waivers/"))


def test_nothing_billed_is_not_nought(contract_seen_by, november):
    with contract_seen_by("contract_manager") as (_, held):
        ledger = ledger_of(held, november)
        assert billed_for(ledger, APRIL) is None
        assert waiting_in(ledger, is_authority=True) == ()


def test_what_was_billed_is_all_invoices_of_the_month(world, contract, contract_seen_by, november):
    """£100,000 and £20,000 of VAT."""
    bills_of(world, contract)
    with contract_seen_by("contract_manager") as (_, held):
        ledger = ledger_of(held, november)
        assert billed_for(ledger, APRIL) == Decimal(120_000)
        assert billed_for(ledger, APRIL + 1) is None


def test_the_overview_sets_what_was_billed_beside_what_is_due(client_as, page):
    """£222,000 billed of £217,200 due: £4,800 too much."""
    client = client_as("contract_manager")
    assert "No invoice for it is recorded yet" in client.get(page()).content.decode()
    enter(client, page)
    html = client.get(page()).content.decode()

    assert "£222,000.00 was billed, £4,800.00 beyond it" in html
    assert page("months/2026-04/invoices/") in html
