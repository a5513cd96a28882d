"""Made-up partnerships with tenders, a contract and outcomes, whose pages open."""

from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from counterfoil.errors import errors_among
from counterfoil_web.accounts.models import User
from counterfoil_web.contracts.models import ClosedStatement, Contract, Recorded
from counterfoil_web.operations.seeding.partnerships import reference
from counterfoil_web.operations.seeding.people import email_of
from counterfoil_web.operations.seeding.seed import Size, seed
from counterfoil_web.outcomes.models import OutcomePlan
from counterfoil_web.procurements.models import AgreedProcurement
from counterfoil_web.records.verification import verify_log
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import Seat, Tender
from counterfoil_web.tenders.store import competition_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_first_partnership_of_each_kind_has_tenders_a_contract_and_outcomes():
    seed(Size(organisations=1, partnerships=4, versions=1), lambda words: None)

    with scopes_disabled():
        refs = {reference(1, number) for number in (1, 2, 3)}
        contracts = Contract.objects.filter(authority_only=False).select_related("partnership")
        assert {one.partnership.ref for one in contracts} == refs
        assert len({one.partnership.kind for one in contracts}) == 3
        for one in contracts:
            assert Recorded.objects.filter(contract=one).count() > 20
            assert ClosedStatement.objects.filter(contract=one).exists()
        plans = OutcomePlan.objects.select_related("contract")
        assert {one.contract for one in plans} == set(contracts)
        tenders = Tender.objects.select_related("partnership")
        assert {one.partnership.ref for one in tenders} == refs
        for one in tenders:
            assert errors_among(competition_of(one).problems) == ()
        evaluators = Seat.objects.filter(seat=SeatKind.EVALUATOR).values_list("person__email")
        assert (email_of("evaluator", 1),) in evaluators
        agreed = AgreedProcurement.objects.select_related("partnership")
        assert {one.partnership.ref for one in agreed} == refs
    assert not verify_log().breaks

    browser = Client()
    browser.force_login(User.objects.get(email=email_of("contract-manager", 1)))
    for room in ("contract-room", "outcomes-room"):
        page = browser.get(f"/partnerships/{reference(1, 1)}/{room}/", follow=True)
        assert page.status_code == 200, room
        assert "net" in page.content.decode().lower() or room == "contract-room"
    for address in ("tender/1/award/", "procurement/"):
        browser.force_login(User.objects.get(email=email_of("commercial-lead", 1)))
        page = browser.get(f"/partnerships/{reference(1, 1)}/{address}")
        assert page.status_code == 200, address
