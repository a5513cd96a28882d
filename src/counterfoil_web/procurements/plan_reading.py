"""A plan's text read: the document that it states, and everything wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from counterfoil.contract.records import Record
from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.errors import BadInput, Problem, errors_among
from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurementfile.folder import FILE


@dataclass(frozen=True)
class Reading:
    """A plan as read: what it states, and all that is wrong with it."""

    plan: ProcurementPlan | None
    problems: tuple[Problem, ...]

    @property
    def is_sound(self) -> bool:
        """Whether it may be agreed, and its days worked out."""
        return self.plan is not None and not errors_among(self.problems)


@lru_cache(maxsize=128)
def read_plan(text: str) -> tuple[ProcurementPlan | None, tuple[Problem, ...]]:
    """The document that a text states, None when it states none; and what is wrong with it."""
    return read_fields_yaml(text, FILE, ProcurementPlan)


def document(text: str) -> ProcurementPlan:
    """The document of an agreed text. Raises: BadInput."""
    found, problems = read_plan(text)
    if found is None:
        raise BadInput(problems)
    return found


def reading_of(text: str, records: Sequence[Record], today: date) -> Reading:
    """A text held against the registers as they stand today."""
    plan, problems = read_plan(text)
    if plan is None:
        return Reading(None, problems)
    return Reading(plan, (*problems, *procurement_problems(plan, records, today, file=FILE)))
