"""A decision in the words of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from counterfoil.access import Capability, DecisionKind, OrganisationKind, Refusal
from counterfoil.gates import Outcome, awaited
from counterfoil.guide import Gate, gates
from counterfoil.guide.readiness import Checklist
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.decisions import publication, store, taking
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.decisions.schemes import scheme_for
from counterfoil_web.partnerships.checklists import checklist_for
from counterfoil_web.partnerships.store import Seen

TAGS = {
    Decision.State.WAITING: "govuk-tag--yellow",
    Decision.State.APPROVED: "govuk-tag--green",
    Decision.State.REFUSED: "govuk-tag--red",
    Decision.State.DEFERRED: "govuk-tag--orange",
    Decision.State.WITHDRAWN: "govuk-tag--grey",
}


@dataclass(frozen=True)
class GateRow:
    """A gate of the guide, and the decisions asked for there."""

    gate: Gate
    decisions: tuple[DecisionRow, ...]


@dataclass(frozen=True)
class DecisionRow:
    """A decision in a list. waits_for: the bodies that have still to decide, in words."""

    decision: Decision
    waits_for: str

    @property
    def tag(self) -> str:
        """The colour of its state."""
        return TAGS[Decision.State(self.decision.state)]


@dataclass(frozen=True)
class Body:
    """A legal body in a decision: what it did, or who may do it."""

    name: str
    acts: tuple[Act, ...]
    awaited: bool
    who: str


def crumbs_of(seen: Seen, number: int | None = None) -> list[tuple[str, str]]:
    """The pages between the partnership and one about its decisions, or about one of them."""
    ref = seen.partnership.ref
    crumbs = [("Decisions", reverse("decisions:partnership", args=[ref]))]
    if number is not None:
        address = reverse("decisions:decision", args=[ref, number])
        crumbs.append((f"Decision {number}", address))
    return crumbs


def decision_row(decision: Decision, acts: Sequence[Act]) -> DecisionRow:
    """A decision for a list; acts: those of this decision, in order."""
    if decision.state not in store.OPEN:
        return DecisionRow(decision, "")
    waiting = set(awaited(store.body_ids(decision), store.body_acts(acts)))
    names = [body["name"] for body in decision.bodies if str(body["organisation"]) in waiting]
    return DecisionRow(decision, " and ".join(names))


def gate_rows(decisions: Sequence[Decision]) -> list[GateRow]:
    """Every gate in order, each with its decisions."""
    return [
        GateRow(
            gate,
            tuple(
                decision_row(one, list(one.acts.all()))
                for one in decisions
                if one.gate == gate.slug
            ),
        )
        for gate in gates()
    ]


class DecisionPresenter:
    """One decision for the person who looks at it."""

    def __init__(self, decision: Decision, seen: Seen) -> None:
        self.row = decision
        self.seen = seen
        self.acts: list[Act] = list(decision.acts.all())

    @property
    def tag(self) -> str:
        return TAGS[Decision.State(self.row.state)]

    @property
    def is_open(self) -> bool:
        return self.row.state in store.OPEN

    @cached_property
    def obstacles(self) -> tuple[Refusal, ...]:
        """What stands in the way of approval, while it is open."""
        if not self.is_open:
            return ()
        return taking.standing_in_the_way(self.row, self.seen.acting.today, self._checklist)

    @cached_property
    def why_not(self) -> Refusal | None:
        """Why this person may not take it at all; None when they may at least refuse or defer."""
        return taking.why_not(self.seen, self.row, Outcome.DEFER)

    @cached_property
    def unanswered(self) -> list[tuple[str, str]]:
        """The questions of the gate without an answer: words, and the page to answer on."""
        if not self.is_open:
            return []
        ref = self.row.partnership.ref
        return [
            (line.question.text, reverse("partnerships:question", args=[ref, line.question.id]))
            for line in self._checklist.missing
        ]

    @cached_property
    def _checklist(self) -> Checklist:
        return checklist_for(self.row.partnership, self.row.gate, self.seen.acting.today)

    @property
    def own_act(self) -> str:
        """What the person's own organisation has decided, and whom it waits for; or nothing."""
        mine = [act for act in self.acts if act.organisation_id == self.seen.acting.organisation.pk]
        if not self.is_open or not mine or mine[-1].outcome == Outcome.DEFER:
            return ""
        names = " and ".join(body.name for body in self.bodies if body.awaited)
        who = self.seen.acting.organisation
        return f"{who} has {store.PAST[Outcome(mine[-1].outcome)]} it. It waits for {names}."

    @property
    def may_take(self) -> bool:
        return self.is_open and self.why_not is None

    @property
    def decides_for_a_body(self) -> bool:
        """Whether the person acts for one of the bodies that must decide."""
        return str(self.seen.acting.organisation.pk) in store.body_ids(self.row)

    @property
    def may_withdraw(self) -> bool:
        return self.is_open and self.seen.may(Capability.PROPOSE_DECISION)

    @property
    def may_record(self) -> bool:
        """Whether the person may record that conditions are met."""
        return self.seen.may(Capability.PROPOSE_DECISION)

    @property
    def may_publish(self) -> bool:
        return (
            self.seen.may(Capability.PUBLISH_DECISION)
            and publication.why_not_published(self.row) is None
        )

    @property
    def may_read_case(self) -> bool:
        return self.seen.may(Capability.VIEW_PARTNERSHIP)

    @cached_property
    def bodies(self) -> list[Body]:
        """Each legal body in order, with its acts or with who may decide for it."""
        waiting = set(awaited(store.body_ids(self.row), store.body_acts(self.acts)))
        still = [
            one["organisation"] for one in self.row.bodies if str(one["organisation"]) in waiting
        ]
        organisations = store.organisations_numbered(still) if self.is_open else {}
        found = []
        for body in self.row.bodies:
            is_awaited = self.is_open and str(body["organisation"]) in waiting
            found.append(
                Body(
                    name=body["name"],
                    acts=tuple(
                        act for act in self.acts if act.organisation_id == body["organisation"]
                    ),
                    awaited=is_awaited,
                    who=self._who(organisations[body["organisation"]]) if is_awaited else "",
                )
            )
        return found

    def _who(self, organisation: Organisation) -> str:
        scheme = scheme_for(organisation, self.seen.acting.today)
        band = scheme.band_for(
            OrganisationKind(organisation.kind),
            DecisionKind(self.row.kind),
            self.row.value_gbp,
        )
        titles = [role.label[0].lower() + role.label[1:] for role in band.taken_by]
        return f"the {' or the '.join(titles)}, under “{scheme.title}” ({scheme.basis})"
