"""A version that may be approved, and a decision asked for on it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability, DecisionKind
from counterfoil.casefile import load_case_or_raise
from counterfoil.guide import questions_for_gate
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.decisions import asking
from counterfoil_web.partnerships.models import Answer
from counterfoil_web.partnerships.store import partnership_for

TODAY = date(2026, 11, 22)
CASE = Path(__file__).parents[3] / "examples" / "cleveland-custody-2017"


@pytest.fixture(scope="session")
def example_case():
    return load_case_or_raise(CASE)


@pytest.fixture
def seen_by(world):
    """The custody partnership as a person sees it, within the scope of their organisation."""

    @contextmanager
    def seen(username, capability=Capability.VIEW_DECISIONS):
        acting = acting_for(world.people[username], wanted=None, today=timezone.localdate())
        with organisation_scope(acting.organisation, acting.today):
            yield partnership_for(acting, world.partnership.ref, capability)

    return seen


@pytest.fixture(scope="session")
def kept_version(keep, example_case):
    """The first version, made once in this process."""

    def submitted(world):
        with scopes_disabled():
            return make_version_from_case(
                world.partnership,
                example_case,
                submitted_by=world.people["commercial_lead"],
                reason="First version",
            )

    return keep(submitted)


@pytest.fixture
def version(kept_version, world):
    """The example case as a first version, submitted by the commercial lead."""
    return kept_version.put_back(world.named)


@pytest.fixture
def approvable(monkeypatch, world, version):
    """Take away what stands in the way: review, signatures and answers have tests of their own."""
    monkeypatch.setattr("counterfoil_web.decisions.taking.standing_in_the_way", lambda *_: ())
    return version


@pytest.fixture
def decision(version, propose_on):
    return propose_on(version)


@pytest.fixture
def propose_on(seen_by):
    def propose(
        version,
        username="commercial_lead",
        value_gbp="19200000",
        asked="To approve the outline case and go to market.",
    ):
        with seen_by(username) as seen:
            return asking.propose(
                seen,
                asking.Proposal(
                    gate="outline",
                    kind=DecisionKind.OUTLINE_CASE,
                    title=DecisionKind.OUTLINE_CASE.label,
                    asked=asked,
                    recommendation="Approve.",
                    value_gbp=Decimal(value_gbp),
                    versions=[version],
                    due=date(2027, 1, 15),
                ),
            )

    return propose


@pytest.fixture
def answered(world):
    """An answer to each question of the gate."""

    def answer(gate="outline"):
        with scopes_disabled():
            for question in questions_for_gate(gate, world.partnership.kind):
                Answer.objects.create(
                    partnership=world.partnership,
                    question_id=question.id,
                    state=Answer.State.NOT_YET,
                    text="Not yet, because the figures are being gathered.",
                    owner=world.people["contract_manager"],
                    written_by=world.people["contract_manager"],
                )

    return answer
