"""The outcomes at a glance; before any plan the page says what it begins with."""

from __future__ import annotations

import pytest

from counterfoil_web.outcomes.views import largest_of

pytestmark = pytest.mark.django_db


def test_three_totals_both_counterfactuals_and_what_waits(outcomes, client_as, page):
    answer = client_as("finance_officer").get(page())

    shown = answer.content.decode()
    assert answer.status_code == 200
    # claims.csv of the example: 270,000 and 360,000 claimed; 60,000 certified; nothing banked
    for words in ("£630,000", "£60,000", "10% of it is certified"):
        assert words in shown
    assert "1 certified saving to take out of a budget" in shown
    assert "Carrying on, at the volumes that happened" in shown
    assert "Beside it, £60,000.00 of benefits in cash is certified" in shown
    assert "Illustrative." in shown
    assert "Not approved" in shown


def test_before_any_plan_it_says_whose_move_it_is(world, client_as, page):
    manager = client_as("contract_manager").get(page()).content.decode()
    reader = client_as("auditor").get(page()).content.decode()

    assert "Begin the plan" in manager
    assert "The contract manager’s move" in reader
    assert 'href="' + page("plan/start/") not in reader


@pytest.mark.parametrize(
    ("who", "status"),
    [("supplier_user", 403), ("evaluator", 403), ("outsider", 404), ("inspector", 200)],
)
def test_who_sees_the_outcomes(who, status, outcomes, client_as, page):
    assert client_as(who).get(page()).status_code == status


def test_signed_out_one_is_asked_to_sign_in(outcomes, client, page):
    assert client.get(page()).status_code == 302


def test_a_second_look_takes_few_queries(outcomes, client_as, page, django_assert_max_num_queries):
    client = client_as("finance_officer")
    client.get(page())
    with django_assert_max_num_queries(12):
        client.get(page())


def test_the_largest_of_no_benefit_is_none():
    assert largest_of(()) is None
