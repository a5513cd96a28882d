"""Where a decision stands when several legal bodies must each take it for themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What one body does with a decision."""

    APPROVE = "approve"
    REFUSE = "refuse"
    DEFER = "defer"


class DecisionState(StrEnum):
    """Where a decision stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAct:
    """What a body did; bodies are told apart by lasting ids."""

    body: str
    outcome: Outcome


def decision_state(bodies: Iterable[str], acts: Sequence[BodyAct]) -> DecisionState:
    """Where a decision of several bodies stands.

    acts: in the order in which they were taken; of several by one body the last counts, since a
    body that deferred takes the decision up again. One refusal refuses it. It is approved when
    every body has approved, and deferred as long as one of them defers.

    >>> force, pcc = BodyAct(body="1", outcome=Outcome.APPROVE), "2"
    >>> decision_state(["1", "2"], [force])
    <DecisionState.WAITING: 'waiting'>
    >>> decision_state(["1", "2"], [force, BodyAct(body=pcc, outcome=Outcome.APPROVE)])
    <DecisionState.APPROVED: 'approved'>
    """
    latest = _latest(acts)
    outcomes = [latest.get(body) for body in bodies]
    if Outcome.REFUSE in outcomes:
        return DecisionState.REFUSED
    if Outcome.DEFER in outcomes:
        return DecisionState.DEFERRED
    if outcomes and all(outcome is Outcome.APPROVE for outcome in outcomes):
        return DecisionState.APPROVED
    return DecisionState.WAITING


def awaited(bodies: Iterable[str], acts: Sequence[BodyAct]) -> tuple[str, ...]:
    """The bodies that may still act: those that have not, and those that deferred.

    Nobody is awaited once a body has refused.
    """
    bodies = tuple(bodies)
    if decision_state(bodies, acts) is DecisionState.REFUSED:
        return ()
    latest = _latest(acts)
    return tuple(body for body in bodies if latest.get(body) in (None, Outcome.DEFER))


def _latest(acts: Iterable[BodyAct]) -> dict[str, Outcome]:
    return {act.body: act.outcome for act in acts}
