"""Closing a month by two people, and what stands in the way."""

from datetime import UTC, datetime

import pytest
from django_scopes import scopes_disabled

from counterfoil.contract.records import Figure
from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.contracts.closing import (
    close_month,
    end_proposal,
    proposal_for,
    propose_close,
)
from counterfoil_web.contracts.models import ClosedStatement, ProposedClose
from counterfoil_web.contracts.store import closed_of
from counterfoil_web.records.models import Event
from tests.fixtures.contracts import volume
from tests.web.contracts.conftest import APRIL, add_row


@pytest.fixture
def proposed(contract_seen_by):
    with contract_seen_by("contract_manager") as (seen, contract):
        return propose_close(seen, contract, APRIL, "All figures are in")


def close_april(contract_seen_by, username, told):
    with contract_seen_by(username) as (seen, contract):
        return close_month(seen, contract, APRIL, told)


def test_a_month_is_closed_by_another_than_proposed_it(contract_seen_by, proposed):
    row = close_april(contract_seen_by, "finance_officer", proposed.fingerprint)

    assert (row.net_gbp, row.vat_gbp) == (181_000, 36_200)
    assert (row.proposed_by, row.closed_by.email) == (
        proposed.proposed_by,
        "finance-officer@force.example",
    )
    with contract_seen_by("auditor") as (_, contract):
        (closed,) = closed_of(contract)
    assert closed.total_gbp == 217_200
    with scopes_disabled():
        assert ProposedClose.objects.get().ended_why == "Closed"
    kinds = list(Event.objects.order_by("number").values_list("kind", flat=True))
    assert kinds[-2:] == ["month-proposed", "month-closed"]


def test_who_may_not(contract_seen_by, proposed):
    for username in ("contract_manager", "commissioner", "supplier_user", "auditor"):
        with pytest.raises(Refused):
            close_april(contract_seen_by, username, proposed.fingerprint)
    with contract_seen_by("finance_officer") as (seen, contract), pytest.raises(Refused):
        propose_close(seen, contract, APRIL, "")


def test_one_person_in_both_roles_does_not_close_what_they_proposed(
    contract_seen_by, proposed, world
):
    with scopes_disabled():
        ProposedClose.objects.update(proposed_by=world.people["finance_officer"])
    with pytest.raises(Refused, match="You proposed this month"):
        close_april(contract_seen_by, "finance_officer", proposed.fingerprint)


def test_a_figure_entered_since_stops_the_closing(contract_seen_by, proposed, contract, world):
    found = volume("2026-04", 940, id="checked", figure=Figure.VERIFIED)
    add_row(
        contract,
        found,
        world.people["contract_manager"],
        world.organisations["force"],
        datetime(2026, 6, 1, tzinfo=UTC),
    )
    with pytest.raises(InvalidValue, match="the statement has changed"):
        close_april(contract_seen_by, "finance_officer", proposed.fingerprint)
    with scopes_disabled():
        assert not ClosedStatement.objects.exists()


def test_what_was_shown_must_be_what_is_closed(contract_seen_by, proposed):
    with pytest.raises(InvalidValue, match="the statement has changed"):
        close_april(contract_seen_by, "finance_officer", "0" * 64)


def test_months_are_closed_in_order_and_once(contract_seen_by, proposed):
    with contract_seen_by("contract_manager") as (seen, contract):
        with pytest.raises(InvalidValue, match="proposed already"):
            propose_close(seen, contract, APRIL, "")
        with pytest.raises(NoAnswer, match="before 2026-04"):
            propose_close(seen, contract, APRIL + 1, "")
    close_april(contract_seen_by, "finance_officer", proposed.fingerprint)
    with pytest.raises(InvalidValue, match="has not been proposed"):
        close_april(contract_seen_by, "finance_officer", proposed.fingerprint)
    with contract_seen_by("contract_manager") as (seen, contract), pytest.raises(NoAnswer):
        propose_close(seen, contract, APRIL, "")


def test_a_proposal_is_sent_back_with_a_reason(contract_seen_by, proposed):
    with contract_seen_by("finance_officer") as (seen, contract):
        with pytest.raises(InvalidValue, match="gives no reason"):
            end_proposal(seen, contract, APRIL, " ")
        end_proposal(seen, contract, APRIL, "The volume is not verified")
        assert proposal_for(contract, APRIL) is None
    with contract_seen_by("commissioner") as (seen, contract), pytest.raises(Refused):
        end_proposal(seen, contract, APRIL, "No")
