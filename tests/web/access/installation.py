"""An installation with one record of every kind that an address may name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.access import Capability, DecisionKind
from counterfoil.appraisal.business_case import Simulation
from counterfoil.casefile import load_case_or_raise
from counterfoil.casefile.case_text import text_of_case
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.accounts.models import Invitation, Membership
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.appraisals.models import CaseImport
from counterfoil_web.appraisals.store import open_draft_from
from counterfoil_web.appraisals.versions_store import make_version_from_case
from counterfoil_web.decisions import asking
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.operations.example_outcomes import load_outcomes
from counterfoil_web.operations.example_procurements import load_procurement
from counterfoil_web.operations.example_tenders import load_tender
from counterfoil_web.partnerships import answers
from counterfoil_web.partnerships.models import Access, Challenge
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records.log import write
from counterfoil_web.records.models import Job
from counterfoil_web.results.answer_store import keep_answer
from counterfoil_web.results.models import ChartDrawing
from counterfoil_web.tenders.models import BidFile, Seat
from tests.fixtures.running_contracts import SIGNED
from tests.web.conftest import World
from tests.web.contracts.bills import bills_of
from tests.web.contracts.conftest import make_contract
from tests.web.contracts.performances import performance_of_the_walk
from tests.web.contracts.uploads import upload_of
from tests.web.outcomes.walk import hold_to
from tests.web.procurements.conftest import add_records

QUESTION = "P3-C1"
CASE = Path(str(resources.files("counterfoil"))) / "content/examples/cleveland-custody-2017"


@dataclass
class Installation:
    """The world, and what an address's parts may be, by name of the part or of the address."""

    world: World
    parts: dict[str, Any] = field(default_factory=dict)


def built(world: World) -> Installation:
    """Fill the custody partnership: draft, version, decision, answer, challenge, job, event."""
    made = Installation(world)
    lead = world.people["commercial_lead"]
    force = world.organisations["force"]
    partnership = world.partnership
    acting = acting_for(lead, wanted=None, today=timezone.localdate())
    assert acting is not None
    with organisation_scope(force, acting.today):
        seen = partnership_for(acting, partnership.ref, Capability.VIEW_PARTNERSHIP)
        answers.save_answer(
            seen,
            QUESTION,
            answers.AnswerValues(
                state=AnswerState.ANSWERED,
                text="The senior responsible owner is the deputy chief constable.",
                evidence="Board minute 14",
                owner=world.people["contract_manager"],
            ),
            revision=0,
        )
    with scopes_disabled():
        version = _version(world)
        decision = asking.propose(seen, _proposal(version))
        draft = open_draft_from(
            acting, partnership, text_of_case(_case()), source="version 1", based_on=version
        )
        keep_answer(version)
        answer = partnership.answers.get()
        challenge = Challenge.objects.create(
            partnership=partnership,
            answer=answer,
            answer_revision=1,
            agrees=False,
            text="The minute says otherwise.",
            by=world.people["commissioner"],
        )
        upload = CaseImport.objects.create(
            partnership=partnership,
            draft=draft,
            file_name="case.xlsx",
            digest="0" * 64,
            document={"fields": {}, "tables": {}},
            by=lead,
        )
        grant = Access.objects.get(organisation=world.organisations["inspectorate"])
        party = Access.objects.get(organisation=world.organisations["supplier"])
    job = Job.objects.create(
        kind="log-verify", title="A job", owner=lead, organisation=force, status=Job.Status.FAILED
    )
    event = write(acting, "case-edited", record="case/1", partnership=partnership)
    contract = make_contract(world)
    with scopes_disabled():
        load_outcomes(partnership, CASE.name, TryOut(world.organisations, world.people))
        load_procurement(partnership, CASE.name, TryOut(world.organisations, world.people))
        add_records(world, SIGNED)
        hold_to(contract)
        load_tender(partnership, CASE.name, TryOut(world.organisations, world.people))
        bid_file = BidFile.objects.filter(tender__partnership=partnership, bid="a").first()
        seat = Seat.objects.filter(tender__partnership=partnership).first()
    evaluator = world.people["evaluator"]
    made.parts = {
        "ref": partnership.ref,
        "room": "strategy",
        "question_id": QUESTION,
        "gate": "outline",
        "table": "options",
        "version": version.number,
        "decision": decision.number,
        "condition": _condition(decision, world).pk,
        "import": upload.pk,
        "batch": 1,
        "challenge": challenge.pk,
        "grant": grant.pk,
        "party": party.pk,
        "job": job.pk,
        "event": event.number,
        "person": evaluator.pk,
        "membership": Membership.objects.get(user=evaluator).pk,
        "organisation": force.pk,
        "invitation": _invitation(world).pk,
        "token": "no-such-token",
        "colour": "1d70b8",
        "chart": ChartDrawing.objects.values_list("digest", flat=True).first(),
        "case_id": "cleveland-mitie-custody-2017",
        "form": "csv",
        "key": contract.key,
        "month": "2026-04",
        "line": "base/service",
        "kind": "volume",
        "record": "v-2026-04",
        "upload": upload_of(world, contract).pk,
        "bid_file": bid_file.pk,
        "seat": seat.pk,
        **bills_of(world, contract),
        **performance_of_the_walk(world, contract),
    }
    return made


def _case() -> Any:
    case = load_case_or_raise(CASE)
    return replace(case, simulation=Simulation(trials=100, seed=case.simulation.seed))


def _version(world: World) -> Any:
    return make_version_from_case(
        world.partnership,
        _case(),
        submitted_by=world.people["commercial_lead"],
        reason="First version",
    )


def _proposal(version: Any) -> asking.Proposal:
    return asking.Proposal(
        gate="outline",
        kind=DecisionKind.OUTLINE_CASE,
        title=DecisionKind.OUTLINE_CASE.label,
        asked="To approve the outline case and go to market.",
        recommendation="Approve.",
        value_gbp=Decimal(19_200_000),
        versions=[version],
        due=None,
    )


def _condition(decision: Decision, world: World) -> Condition:
    with scopes_disabled():
        act = Act.objects.create(
            partnership=decision.partnership,
            decision=decision,
            organisation=world.organisations["other_policing_body"],
            by=world.people["commissioner"],
            office="Commissioner",
            outcome="approve",
            scheme="Scheme",
        )
        return Condition.objects.create(
            partnership=decision.partnership, act=act, text="A review after a year"
        )


def _invitation(world: World) -> Invitation:
    return Invitation.objects.create(
        email="somebody@force.example",
        organisation=world.organisations["force"],
        roles=["evaluator"],
        token_digest="0" * 64,
        invited_by=world.people["administrator"],
        expires_at=timezone.now() + timedelta(days=7),
    )
