"""A contract with something of every kind that its performance pages name."""

from __future__ import annotations

from datetime import date
from typing import Any

from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import (
    Breach,
    BreachStep,
    Contract,
    KpiRating,
    OwnObligation,
)


def performance_of_the_walk(world: Any, contract: Contract) -> dict[str, Any]:
    """What the parts of an address of performance may be, with the records behind them."""
    manager, of = world.people["contract_manager"], {"partnership": contract.partnership}
    with scopes_disabled():
        breach = Breach.objects.create(
            **of,
            contract=contract,
            number=1,
            title="Calls",
            clause="Schedule 8",
            step="breach recorded",
            made_by=manager,
        )
        BreachStep.objects.create(
            **of,
            breach=breach,
            step="breach recorded",
            on=date(2026, 4, 30),
            by="contract manager",
            note="Done",
            entered_by=manager,
        )
        rating = KpiRating.objects.create(
            **of,
            contract=contract,
            number=1,
            first_month="2026-04",
            last_month="2026-06",
            rated_on=date(2026, 7, 20),
            rated_by=manager,
        )
        own = OwnObligation.objects.create(
            **of,
            contract=contract,
            number=1,
            title="Joint board",
            owner="contract_manager",
            first_due=date(2026, 10, 1),
            repeat="monthly",
            made_by=manager,
        )
    return {
        "measure": "calls",
        "size": "wide",
        "breach": breach.number,
        "rating": rating.number,
        "obligation": own.number,
    }
