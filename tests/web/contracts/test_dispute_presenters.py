"""What the page of a line shows of disputes."""

from counterfoil.access import Capability
from counterfoil_web.contracts.dispute_presenters import line_disputes
from counterfoil_web.contracts.dispute_store import raise_dispute
from counterfoil_web.contracts.pages import Opened
from tests.web.contracts.conftest import APRIL
from tests.web.contracts.test_dispute_store import line_of


def test_the_supplier_is_offered_it_while_none_is_open(contract_seen_by):
    with contract_seen_by("supplier_user") as (seen, contract):
        line, one = line_of(seen, contract), Opened(seen, contract)
        assert seen.may(Capability.DISPUTE_LINE)
        assert line_disputes(one, APRIL, line)["dispute_url"].endswith(f"/dispute/{line.id}/")
        raise_dispute(seen, contract, APRIL, line, "Wrong.")
        shown = line_disputes(one, APRIL, line)
        assert shown["dispute_url"] == ""
        assert len(shown["disputes"]) == 1


def test_others_are_not(contract_seen_by):
    with contract_seen_by("auditor") as (seen, contract):
        shown = line_disputes(Opened(seen, contract), APRIL, line_of(seen, contract))
        assert shown["dispute_url"] == ""
