"""What the decision calendar adds to home.

The contract ends eleven months after this one begins. In house, by what such steps have taken, asks
for 6 months of transfer and 3 of decision: the last day to begin is the first of the month after
next, for which home reminds by half a year. To share asks for 12 and 3, to compete for 18: too
late. At the least a competition needs days, which are further off than half a year.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.contract.term import Term
from counterfoil.contract.terms import Extension
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from counterfoil.quantities.years import Month, day_in_words
from counterfoil_web.contracts.models import Contract
from counterfoil_web.outcomes.models import OutcomePlan
from tests.fixtures.contracts import contract_with, fixed
from tests.web.contracts.conftest import agree

pytestmark = pytest.mark.django_db
NEXT = """author: Commercial lead
first_year: 2027-28
years: 2
reprocurement_gbp: 120000
reprocurement_basis: assumed
reprocurement_reason: As last time
lead_times:
  decision: 3
  preparation: 4
  competition: 6
  transition: 5
  in_house: 6
  share: 12
  basis: assumed
  reason: As they were last time
"""
IN_HOUSE = "Bring in house: last day to begin, by what such steps have taken: Custody"


def first_day(months_from_now: int) -> date:
    today = timezone.localdate()
    month = Month(today.year, today.month) + months_from_now
    return date(month.year, month.month, 1)


def terms(ends_before: int, **more) -> str:
    """Terms that end on the day before a month begins."""
    term = Term(first_day(-24), first_day(ends_before) - timedelta(days=1))
    return write_contract_yaml(contract_with(fixed(), term=term, **more))


def make_plan(world, contract, number=1, next_text=NEXT) -> OutcomePlan:
    with scopes_disabled():
        return OutcomePlan.objects.create(
            partnership=world.partnership,
            number=number,
            text="id: example",
            next_text=next_text,
            contract=contract,
            fingerprint="0" * 64,
            reason="As agreed",
            proposed_by=world.people["contract_manager"],
            agreed_by=world.people["finance_officer"],
        )


@pytest.fixture
def contract(world):
    """A contract with a plan that is held to it."""
    with scopes_disabled():
        made = Contract.objects.create(
            partnership=world.partnership,
            key="custody",
            title="Custody",
            made_by=world.people["contract_manager"],
        )
        agree(made, terms(11), world)
    make_plan(world, made)
    return made


@pytest.fixture
def home(client_as):
    def of(username: str) -> str:
        return client_as(username).get("/").content.decode()

    return of


def test_who_may_ask_for_a_decision_is_told_by_when(contract, home, page):
    told = home("commercial_lead")
    assert IN_HOUSE in told
    assert day_in_words(first_day(2)) in told
    assert page("calendar/", room="future") in told
    assert "A date of the next decision" in told
    for route in ("Share with others", "Compete again"):
        assert route not in told
    for other in ("auditor", "inspector", "supplier_user", "outsider"):
        assert "last day to begin" not in home(other)


def test_the_notice_of_extension_is_told_once(contract, world, home):
    """The contract's own dates tell it to the contract manager; to no other."""
    notice = Extension(months=12, notice_by=timezone.localdate() + timedelta(days=20))
    with scopes_disabled():
        agree(contract, terms(11, extensions=(notice,)), world, number=2)
    manager, lead = home("contract_manager"), home("commercial_lead")
    assert "Last day to give notice of extension" in manager
    assert "Extend by 12 months" not in manager
    assert "Extend by 12 months: last day to begin, at the least" in lead
    assert IN_HOUSE in manager


def test_later_terms_and_a_later_plan_move_it(contract, world, home):
    assert IN_HOUSE in home("finance_officer")
    with scopes_disabled():
        agree(contract, terms(12), world, number=2)
    assert day_in_words(first_day(3)) in home("finance_officer")
    make_plan(world, contract, number=2, next_text="")
    assert IN_HOUSE not in home("finance_officer")


def test_what_has_no_calendar_has_no_dates(contract, world, home):
    """More extensions are said to be used than there are; terms that are only tried."""
    make_plan(world, contract, number=2, next_text=f"{NEXT}extensions_taken: 5\n")
    assert "last day to begin" not in home("commercial_lead")
    make_plan(world, contract, number=3)
    assert IN_HOUSE in home("commercial_lead")
    with scopes_disabled():
        Contract.objects.filter(pk=contract.pk).update(authority_only=True)
    assert "last day to begin" not in home("commercial_lead")


def test_what_is_kept_needs_no_query_more(contract, home):
    home("commercial_lead")
    with CaptureQueriesContext(connection) as asked:
        home("commercial_lead")
    assert sum('FROM "outcomes_outcomeplan"' in one["sql"] for one in asked) == 1
    assert not [one for one in asked if one["sql"].startswith('SELECT "contracts_agreedterms"')]
