"""Numbers that arithmetic cannot use: not finite, or too large to be meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from counterfoil.appraisal.amounts import AMOUNT_KINDS
from counterfoil.appraisal.business_case import BusinessCase, OptimismBias
from counterfoil.appraisal.faults import Fault, Place
from counterfoil.quantities.volumes import Band, MarginalBands

LARGEST = 1e15
_OPENED = (*AMOUNT_KINDS, OptimismBias, MarginalBands, Band)
_COLUMNS = {"optimism_bias": "ob_upper", "shares": "body"}
_BY_YEAR = ("profiles", "bands", "budgets")


def number_faults(case: BusinessCase) -> Iterator[Fault]:
    """One fault for each field of a record that holds such a number."""
    for table, key, record in _records(case):
        for field in fields(record):  # type: ignore[arg-type]
            wrong = [n for n in _numbers(getattr(record, field.name)) if not abs(n) <= LARGEST]
            if wrong:
                column = "" if table in _BY_YEAR else _COLUMNS.get(field.name, field.name)
                yield Fault(
                    place=Place(table=table, key=key, column=column),
                    what=f"{wrong[0]:g} is not a number that can be reckoned with",
                    mend=f"give a number of at most {LARGEST:g} in size",
                )


def _records(case: BusinessCase) -> Iterator[tuple[str, str, object]]:
    for table in (
        *("indices", "delays", "correlations", "options", "objectives", "baseline"),
        *("drivers", "profiles", "bands", "budgets"),
    ):
        for record in getattr(case, table):
            yield table, record.id, record
    for score in case.scores:
        yield "scores", f"{score.objective}/{score.option}", score
    for line in case.lines:
        yield "lines", line.key, line
    for risk in case.risks:
        yield "risks", risk.key, risk


def _numbers(value: object) -> Iterator[float]:
    """The numbers of a field, those inside its tuples, amount or bands with them."""
    if isinstance(value, (int, float)):
        yield float(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, _OPENED) and is_dataclass(value):
        for field in fields(value):
            yield from _numbers(getattr(value, field.name))
