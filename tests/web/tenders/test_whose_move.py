"""What tenders add to the room of sourcing."""

import pytest
from django_scopes import scopes_disabled

from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.whose_move import notes

pytestmark = pytest.mark.django_db


def test_the_room_says_how_many_and_which_plan_waits(tender_at, world):
    with scopes_disabled():
        assert list(notes(world.partnership)) == []
        tender_at("locked")
        assert [note.done for note in notes(world.partnership)] == [
            "1 tender begun, the plan of 1 locked"
        ]
        Tender.objects.create(
            partnership=world.partnership,
            number=2,
            title="Fleet of cars",
            started_by=world.people["commercial_lead"],
        )
        done, waits = notes(world.partnership)
        assert done.done == "2 tenders begun, the plan of 1 locked"
        assert waits.to_do == "Finish and lock the plan of evaluation"


def test_the_room_of_sourcing_leads_to_the_tenders(tender_at, client_as, world):
    tender_at("locked")
    text = client_as("auditor").get(f"/partnerships/{world.partnership.ref}/sourcing/")
    assert f"/partnerships/{world.partnership.ref}/tender/" in text.content.decode()
