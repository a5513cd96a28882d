"""Breaches as they are kept, each with its steps in order; the library holds them to the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.http import Http404

from counterfoil.access import Capability
from counterfoil.performance.breaches import BreachState, Step, breach_state
from counterfoil.performance.breaches import BreachStep as LibraryStep
from counterfoil_web.contracts.models import Breach, BreachStep, Contract
from counterfoil_web.contracts.store import OF_CONTRACT
from counterfoil_web.partnerships.kept_queries import TODAY, QueryOfOne
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


@dataclass(frozen=True, kw_only=True)
class StepValues:
    """What is said of a step. due: the day by which the next is to follow."""

    step: Step
    on: date
    by: str
    note: str
    due: date | None = None


@dataclass(frozen=True)
class BreachView:
    """A breach with its steps and where it stands."""

    row: Breach
    steps: tuple[BreachStep, ...]
    state: BreachState


def breaches_of(contract: Contract, today: date) -> tuple[BreachView, ...]:
    """Every breach of a contract, the newest first. Two queries."""
    rows = Breach.objects.filter(contract=contract).prefetch_related("steps__entered_by")
    return tuple(_view(row, today) for row in rows)


def breach_for(contract: Contract, number: int, today: date) -> BreachView:
    """One of them. Raises: Http404."""
    row = Breach.objects.filter(contract=contract, number=number).first()
    if row is None:
        raise Http404("The contract has no such breach.")
    return _view(row, today)


def late_breaches(contract: Contract, today: date) -> list[Breach]:
    """Those open whose next step is overdue. One query."""
    return _late.of(contract.partnership_id, contract=contract.pk, today=today)


_late = QueryOfOne(
    lambda: Breach.objects.filter(**OF_CONTRACT, is_open=True, due__lt=TODAY).order_by("due")
)


@transaction.atomic
def record_breach(
    seen: Seen, contract: Contract, *, title: str, clause: str, measure: str, first: StepValues
) -> Breach:
    """Record a breach with its first step. Raises: Refused, InvalidValue."""
    seen.require(Capability.RECORD_FIGURES)
    breach_state([_library(first)], seen.acting.today)
    locked = Contract.objects.select_for_update().get(pk=contract.pk)
    last = Breach.objects.filter(contract=locked).aggregate(last=Max("number"))["last"] or 0
    row = Breach.objects.create(
        partnership=contract.partnership,
        contract=contract,
        number=last + 1,
        title=title,
        clause=clause,
        measure=measure,
        step=first.step.value,
        due=first.due,
        made_by=seen.acting.user,
    )
    _add(seen, row, first)
    log.write(
        seen.acting,
        "breach-recorded",
        record=address(row),
        partnership=contract.partnership,
        after={"title": title, "clause": clause, "measure": measure, "due": first.due},
        reason=first.note,
    )
    return row


@transaction.atomic
def add_step(seen: Seen, contract: Contract, number: int, step: StepValues) -> Breach:
    """Add a step that may follow the last. Raises: Refused, InvalidValue, Http404."""
    seen.require(Capability.RECORD_FIGURES)
    row = (
        Breach.objects.select_for_update()
        .select_related(None)
        .filter(contract=contract, number=number)
        .first()
    )
    if row is None:
        raise Http404("The contract has no such breach.")
    steps = [*map(_read, row.steps.order_by("pk")), _library(step)]
    state = breach_state(steps, seen.acting.today)
    before = row.step
    row.step, row.due, row.is_open = step.step.value, state.due, state.is_open
    row.save(update_fields=["step", "due", "is_open"])
    _add(seen, row, step)
    log.write(
        seen.acting,
        "breach-step",
        record=address(row),
        partnership=contract.partnership,
        before={"step": before},
        after={"step": row.step, "on": step.on, "by": step.by, "due": row.due},
        reason=step.note,
    )
    return row


def address(row: Breach) -> str:
    """The record of a breach in the log."""
    return f"breach/{row.contract.partnership.ref}/{row.contract.key}/{row.number}"


def _add(seen: Seen, row: Breach, step: StepValues) -> None:
    BreachStep.objects.create(
        partnership=row.contract.partnership,
        breach=row,
        step=step.step.value,
        on=step.on,
        by=step.by,
        note=step.note,
        due=step.due,
        entered_by=seen.acting.user,
    )


def _view(row: Breach, today: date) -> BreachView:
    steps = tuple(row.steps.all())
    return BreachView(row, steps, breach_state([_read(one) for one in steps], today))


def _read(row: BreachStep) -> LibraryStep:
    return LibraryStep(step=Step(row.step), on=row.on, by=row.by, note=row.note, due=row.due)


def _library(step: StepValues) -> LibraryStep:
    return LibraryStep(step=step.step, on=step.on, by=step.by, note=step.note, due=step.due)
