"""What the dates of contracts add to home."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.contract.charges import Milestone, MilestoneCharge
from counterfoil.contract.records import Acceptance
from counterfoil.contract.term import Term
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.quantities.years import day_in_words
from counterfoil_web.contracts.models import KpiRating
from tests.fixtures.contracts import contract_with, fixed
from tests.web.contracts.conftest import add_row, agree


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


DATE = {
    "title": "Joint board",
    "owner": "contract_manager",
    "repeat": "monthly",
    "lead_days": "14",
}


def test_a_date_of_ones_own_is_told_until_it_is_met_or_ended(home, client_as, page):
    """First due 40 days ago and then monthly: twice late, the next 19 days off or more."""
    manager, first = client_as("contract_manager"), timezone.localdate() - timedelta(days=40)
    day = {f"first_due-{name}": str(getattr(first, name)) for name in ("day", "month", "year")}
    assert "Joint board" not in home("contract_manager")
    manager.post(page("dates/new/"), {**DATE, **day})
    told = home("contract_manager")
    assert "Late: Joint board, Example contract, the first of 2 that are late" in told
    assert day_in_words(first) in told
    for other in ("auditor", "supplier_user", "outsider"):
        assert "Joint board" not in home(other)

    manager.post(page("dates/1/met/"), {"due": str(first), "note": "Minutes"})
    told = home("contract_manager")
    assert "Late: Joint board, Example contract</a>" in told
    assert day_in_words(first) not in told
    manager.post(page("dates/1/end/"))
    assert "Joint board" not in home("contract_manager")


def test_the_rating_of_kpis_and_a_milestone_are_told_until_they_are_done(home, world, contract):
    """The term began on 1 April 2025: a rating by 31 March 2026; the milestone was due in May."""
    paid = MilestoneCharge(
        id="set-up",
        title="Set-up",
        clause="Schedule 7, 3",
        milestones=(
            Milestone(id="live", title="Live", amount_gbp=Fraction(10_000), due=date(2026, 5, 1)),
        ),
    )
    signed = contract_with(fixed(), paid, term=Term(date(2025, 4, 1), date(2035, 3, 31)))
    text = write_contract_yaml(replace(signed, light_touch=False))
    with scopes_disabled():
        agree(contract, text, world, number=2)
    told = home("contract_manager")
    assert "Late: Rate and publish performance" in told
    assert "Late: Set-up: Live is due, Example contract" in told

    manager, force = world.people["contract_manager"], world.organisations["force"]
    done = Acceptance(
        id="live",
        entered_on=date(2026, 5, 2),
        charge="set-up",
        milestone="live",
        accepted_on=date(2026, 5, 2),
    )
    with scopes_disabled():
        add_row(contract, done, manager, force, datetime(2026, 5, 2, 9, tzinfo=UTC))
        KpiRating.objects.create(
            partnership=contract.partnership,
            contract=contract,
            number=1,
            first_month="2025-04",
            last_month="2026-03",
            rated_on=timezone.localdate() - timedelta(days=30),
            rated_by=manager,
        )
    told = home("contract_manager")
    assert "Rate and publish" not in told
    assert "Live is due" not in told


def test_a_made_up_contract_that_is_over_is_nobodys_move(home, world, contract):
    """Its term ended on 31 March 2026, before today; what is not made up is late until closed."""
    over = contract_with(fixed(), term=Term(date(2025, 4, 1), date(2026, 3, 31)))
    with scopes_disabled():
        agree(contract, write_contract_yaml(over), world, number=2)
    assert "Propose April 2025 of Example contract for closing, the first of 12 that are late" in (
        home("contract_manager")
    )
    made_up = replace(over, illustrative="Every figure is made up.")
    with scopes_disabled():
        agree(contract, write_contract_yaml(made_up), world, number=3)
    assert "Example contract" not in home("contract_manager")


def test_what_is_kept_needs_no_query_more(home, contract):
    home("contract_manager")
    with CaptureQueriesContext(connection) as asked:
        home("contract_manager")
    assert not [one["sql"] for one in asked if 'FROM "contracts_ownobligation"' in one["sql"][:200]]
    assert sum('FROM "contracts_contract"' in one["sql"] for one in asked) == 1
