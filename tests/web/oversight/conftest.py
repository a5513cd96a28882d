"""A log with events of every kind of sight, for the tests of its report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterfoil.access import Seal, SealKind
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.log import write
from counterfoil_web.records.models import Event


@pytest.fixture
def acting(world) -> Callable[[str], Acting]:
    """Somebody named for their role, acting in their organisation."""
    from django.utils import timezone

    def found(username: str) -> Acting:
        one = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        assert one is not None
        return one

    return found


@pytest.fixture
def events(world, acting) -> dict[str, Event]:
    """One event for each reason why somebody may see it or not."""
    lead, commissioner = acting("commercial_lead"), acting("commissioner")
    custody, business = world.partnerships["custody"], world.partnerships["business"]
    return {
        "account": write(
            acting("administrator"), "role-given", record="person/3", after={"role": "evaluator"}
        ),
        "custody": write(
            lead,
            "case-edited",
            record=f"case/{custody.ref}/lines",
            partnership=custody,
            before={"price_gbp": 100, "note": None},
            after={"price_gbp": 120, "note": "Môn"},
            reason="New quotation",
        ),
        "business": write(
            commissioner,
            "decision-approved",
            record=f"decision/{business.ref}",
            partnership=business,
        ),
        "sealed": write(
            lead,
            "price-entered",
            record=f"bid/{custody.ref}/1",
            partnership=custody,
            after={"price_gbp": 987_654},
            reason="As received",
            clearance=Seal(kind=SealKind.BID_PRICE, release="lot/1").text,
        ),
        "outsider": write(acting("outsider"), "signed-in", record="person/14"),
        "guess": write(
            acting("outsider"), "hidden-record-asked-for", record=f"partnership/{custody.ref}"
        ),
        "supplier": write(
            acting("supplier_user"), "figures-submitted", record="figures/1", partnership=custody
        ),
        "nobody": write(None, "backup-made", record="installation"),
    }
