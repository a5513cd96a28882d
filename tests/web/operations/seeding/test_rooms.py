"""Made-up partnerships with a contract and outcomes, whose pages open."""

from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from counterfoil_web.accounts.models import User
from counterfoil_web.contracts.models import ClosedStatement, Contract, Recorded
from counterfoil_web.operations.seeding.partnerships import reference
from counterfoil_web.operations.seeding.people import email_of
from counterfoil_web.operations.seeding.seed import Size, seed
from counterfoil_web.outcomes.models import OutcomePlan
from counterfoil_web.records.verification import verify_log

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_first_partnership_of_each_kind_has_a_contract_and_outcomes():
    seed(Size(organisations=1, partnerships=4, versions=1), lambda words: None)

    with scopes_disabled():
        refs = {reference(1, number) for number in (1, 2, 3)}
        contracts = Contract.objects.select_related("partnership")
        assert {one.partnership.ref for one in contracts} == refs
        assert len({one.partnership.kind for one in contracts}) == 3
        for one in contracts:
            assert Recorded.objects.filter(contract=one).count() > 20
            assert ClosedStatement.objects.filter(contract=one).exists()
        plans = OutcomePlan.objects.select_related("contract")
        assert {one.contract for one in plans} == set(contracts)
    assert not verify_log().breaks

    browser = Client()
    browser.force_login(User.objects.get(email=email_of("contract-manager", 1)))
    for room in ("contract-room", "outcomes-room"):
        page = browser.get(f"/partnerships/{reference(1, 1)}/{room}/", follow=True)
        assert page.status_code == 200, room
        assert "net" in page.content.decode().lower() or room == "contract-room"
