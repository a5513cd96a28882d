"""What the dates of contracts add to home."""

from __future__ import annotations

import pytest


@pytest.fixture
def home(client_as, contract):
    def of(username: str) -> str:
        return client_as(username).get("/").content.decode()

    return of


def test_home_tells_the_contract_manager_of_the_first_month_to_close(home, page, world):
    """Nothing is closed; each month is due by the 20th of the next."""
    html = home("contract_manager")
    assert "Propose April 2026 of Example contract for closing" in html
    assert page("months/2026-04/") in html
    for other in ("auditor", "supplier_user", "outsider"):
        assert "for closing" not in home(other)


def test_a_month_that_is_proposed_waits_for_finance_alone(home, client_as, page):
    client_as("contract_manager").post(page("months/2026-04/propose/"), {"note": ""})
    assert "for closing" not in home("contract_manager")
    assert "Close April 2026" in home("finance_officer")
