"""The procurements of the examples are in the try-out as the pages would have written them."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.errors import errors_among
from counterfoil.procurementfile.folder import read_procurement_folder
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.operations.example_procurements import ROOT, load_procurement
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementRow
from counterfoil_web.procurements.store import procurement_of
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db
KINDS = {
    "cleveland-custody-2017": "custody",
    "lincolnshire-business-2012": "business",
    "ammanford-consultancy-2013": "consultancy",
}


@pytest.mark.parametrize("example", sorted(KINDS))
def test_it_is_as_its_folder_says_and_sound(example, world, seen_by):
    partnership = world.partnerships[KINDS[example]]
    try_out = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        assert load_procurement(partnership, example, try_out)
        assert not load_procurement(partnership, example, try_out)
    with seen_by(partnership) as seen:
        held = procurement_of(seen.partnership, seen.acting.today)
        folder = read_procurement_folder(ROOT / example, seen.acting.today)
        assert held.plan == folder.plan
        assert [(one.id, one.fact) for one in held.records] == [
            (one.id, one.fact) for one in folder.records
        ]
        assert errors_among(held.problems) == ()
    assert held.plan.illustrative
    event = Event.objects.get(kind="procurement-loaded")
    assert event.after["records"] == len(held.records)


def test_an_example_without_a_folder_is_left_alone(world):
    try_out = TryOut(organisations=world.organisations, people=world.people)
    with scopes_disabled():
        assert not load_procurement(world.partnership, "nothing", try_out)
        assert AgreedProcurement.objects.count() == ProcurementRow.objects.count() == 0


@pytest.fixture
def seen_by(world):
    """A partnership as the commercial lead sees it."""

    @contextmanager
    def seen(partnership):
        person = world.people["commercial_lead"]
        acting = acting_for(person, wanted=None, today=timezone.localdate())
        with organisation_scope(acting.organisation, acting.today):
            yield partnership_for(acting, partnership.ref)

    return seen
