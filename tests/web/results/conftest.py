"""A custody partnership with two versions of the example case, and a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.appraisal.business_case import BusinessCase, Simulation
from counterfoil.casefile.assumptions import with_assumptions
from counterfoil.casefile.case_text import text_of_case
from counterfoil.casefile.load import load_case_or_raise
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import case_of, make_version_from_case
from counterfoil_web.partnerships.models import Partnership
from tests.web.conftest import World
from tests.web.kept_rows import KeptRows

EXAMPLES = Path(str(resources.files("counterfoil"))) / "content" / "examples"
CHARGE = "lines|partner-per-detention/client-side|amount"
TRIALS = 400


def example(name: str = "cleveland-custody-2017") -> BusinessCase:
    """An example case, with few trials."""
    case = load_case_or_raise(EXAMPLES / name)
    return replace(case, simulation=Simulation(trials=TRIALS, seed=case.simulation.seed))


def long_example(years: int) -> BusinessCase:
    """The business example over a longer term, with prices that rise 2% a year to its end."""
    case = example("lincolnshire-business-2012")
    budget = case.budgets[0]
    more = years - len(budget.amounts_gbp)
    amounts = (*budget.amounts_gbp, *[budget.amounts_gbp[-1]] * more)
    return replace(
        case,
        years=years,
        indices=tuple(replace(one, rate=0.02) for one in case.indices),
        budgets=(replace(budget, amounts_gbp=amounts),),
    )


@dataclass
class Appraised:
    """The partnership, its versions, oldest first, and who is who."""

    world: World
    partnership: Partnership
    versions: list[Version]
    draft: Draft | None = None

    @property
    def ref(self) -> str:
        return self.partnership.ref

    def acting(self, person: str) -> Acting:
        """Somebody acting in their organisation today."""
        user = self.world.people[person]
        acting = acting_for(user, wanted=None, today=timezone.localdate())
        assert acting is not None
        return acting

    def url(self, rest: str = "", number: int = 2) -> str:
        """The address of a page of a version."""
        return f"/partnerships/{self.ref}/case/versions/{number}/{rest}"

    def draft_url(self, rest: str = "") -> str:
        """The address of a page of the draft's answer."""
        return f"/partnerships/{self.ref}/case/answer/{rest}"


@pytest.fixture(scope="session")
def kept_appraised(keep: Callable[..., KeptRows[Appraised]]) -> KeptRows[Appraised]:
    """Two versions, appraised once in this process."""
    return keep(two_versions)


@pytest.fixture
def appraised(kept_appraised: KeptRows[Appraised], world: World) -> Appraised:
    """The custody partnership of the world with two versions."""
    return kept_appraised.put_back(world.named)


def two_versions(world: World) -> Appraised:
    """Two versions by the commercial lead, the second with another amount in one line."""
    case = example()
    author = world.people["commercial_lead"]
    with scopes_disabled():
        first = make_version_from_case(
            world.partnership, case, submitted_by=author, reason="As it was first written"
        )
        second = make_version_from_case(
            world.partnership,
            with_assumptions(case, {CHARGE: "150000"}),
            submitted_by=author,
            reason="The client side was costed anew",
            based_on=first,
        )
    return Appraised(world=world, partnership=world.partnership, versions=[first, second])


@pytest.fixture
def drafted(appraised: Appraised) -> Appraised:
    """The same with an open draft that says what the second version says."""
    with scopes_disabled():
        appraised.draft = open_draft_from(
            appraised.acting("commercial_lead"),
            appraised.partnership,
            text_of_case(case_of(appraised.versions[1])),
            source="version 2",
            based_on=appraised.versions[1],
        )
    return appraised
