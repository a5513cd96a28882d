"""A plan that waits stands on the agenda of finance, and in its room."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.procurements.whose_move import notes, spine
from tests.web.procurements.test_plan_forms import LAW

pytestmark = pytest.mark.django_db
WAITS = "Agree the plan of the procurement"


def test_a_proposed_plan_waits_for_finance_alone(world, client_as, page):
    lead = client_as("commercial_lead")
    lead.post(page("plan/draft/law/"), LAW)
    assert WAITS not in client_as("finance_officer").get("/").content.decode()
    lead.post(page("plan/draft/propose/"), {"revision": 1, "reason": "As asked"})

    for who in ("finance_officer", "finance_partner", "pcc_finance_officer"):
        shown = client_as(who).get("/").content.decode()
        assert WAITS in shown
        assert page("plan/agree/") in shown
    for who in ("commercial_lead", "auditor", "contract_manager"):
        assert WAITS not in client_as(who).get("/").content.decode()


def test_who_proposed_it_does_not_wait_for_themselves(world, client_as, page):
    finance = client_as("finance_officer")
    finance.post(page("plan/draft/law/"), LAW)
    finance.post(page("plan/draft/propose/"), {"revision": 1, "reason": "As asked"})
    assert WAITS not in finance.get("/").content.decode()


def test_the_room_and_the_spine_say_what_is_agreed(procurement, client_as, page):
    client_as("commercial_lead").post(page("plan/draft/law/"), LAW)
    with scopes_disabled():
        assert [one.done for one in notes(procurement.partnership)] == [
            "Procurement agreed, version 1"
        ]
        (promised,) = spine(procurement.partnership)
    assert promised.url == page()


def test_before_any_plan_nothing_is_said(world):
    with scopes_disabled():
        assert list(notes(world.partnership)) == []
        assert list(spine(world.partnership)) == []


def test_the_room_leads_to_it(world, client_as, page):
    shown = client_as("auditor").get(f"/partnerships/{world.partnership.ref}/sourcing/")
    assert f'href="{page()}"' in shown.content.decode()
