"""A plan's text read, and written."""

from __future__ import annotations

from functools import lru_cache

from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.errors import BadInput, Problem, errors_among
from counterfoil.tender.plan import Plan
from counterfoil.tender.plan_checks import plan_problems
from counterfoil.tenderfile.folder import FILE


@lru_cache(maxsize=128)
def read_plan(text: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan that a text states, None when it states none; and what is wrong with the text."""
    return read_fields_yaml(text, FILE, Plan)


def plan_of(text: str) -> Plan:
    """The plan of a locked text. Raises: BadInput."""
    found, problems = read_plan(text)
    if found is None:
        raise BadInput(problems)
    return found


@lru_cache(maxsize=128)
def checked(text: str) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan, None when it cannot be read; and all that is wrong, or worth a warning, with it."""
    plan, problems = read_plan(text)
    return plan, problems if plan is None else plan_problems(plan, FILE)


def can_be_locked(text: str) -> bool:
    """Whether a plan neither contradicts itself nor fails to be read."""
    plan, problems = checked(text)
    return plan is not None and not errors_among(problems)
