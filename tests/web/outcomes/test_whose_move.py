"""What waits in the outcomes stands on the agenda of finance, and in the rooms."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.outcomes.models import OutcomeRow, PlanDraft
from counterfoil_web.outcomes.whose_move import notes, spine

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(outcomes, world):
    """A claim that nobody has looked at; its key has in it what an address must escape."""
    return OutcomeRow.objects.create(
        partnership=world.partnership,
        kind="claim",
        key="saving 2019-20",
        fields={
            "benefit": "respecified-service",
            "from_month": "2019-04",
            "to_month": "2019-07",
            "amount": "1000",
            "claimant": "custody lead",
        },
        entered_by=world.people["contract_manager"],
        entered_for=world.organisations["force"],
    )


def test_a_claim_waits_on_the_agenda_of_finance_alone(claim, client_as):
    assert "the claim saving 2019-20" in client_as("finance_officer").get("/").content.decode()
    for who in ("contract_manager", "auditor"):
        assert "saving 2019-20" not in client_as(who).get("/").content.decode()


def test_a_claim_that_was_looked_at_waits_no_more(claim, client_as, page):
    finance = client_as("finance_officer")
    address = page("claims/saving%202019-20/certify/")
    finance.post(address, {"finding": "refused", "reason": "No statement shows it"})
    finance.get(page())  # the message is shown once
    assert "saving 2019-20" not in finance.get("/").content.decode()


def test_the_rooms_say_what_was_done_and_what_waits(claim, world):
    with scopes_disabled():
        told = list(notes(world.partnership))
        (reckoned,) = spine(world.partnership)
    # the example has two claims, both looked at; the third waits
    assert told[0].done == "3 claims made, 2 looked at by finance"
    assert told[1].to_do == "Certify or refuse 1 claim"
    assert reckoned.url.endswith("/outcomes-room/")


def test_a_proposed_plan_waits_for_finance(world, client_as):
    manager = world.people["contract_manager"]
    with scopes_disabled():
        PlanDraft.objects.create(
            partnership=world.partnership,
            text="id: x",
            saved_by=manager,
            proposed_by=manager,
            authors=[str(manager.pk)],
        )
        assert [one.to_do for one in notes(world.partnership)] == ["Agree the plan of the outcomes"]
        assert list(spine(world.partnership)) == []
    assert "Agree the plan" in client_as("finance_officer").get("/").content.decode()
    assert "Agree the plan" not in client_as("contract_manager").get("/").content.decode()
