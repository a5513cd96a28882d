"""Numbers that arithmetic cannot use: not finite, or too large to be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import cache

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
        for name in _field_names(type(record)):  # type: ignore[arg-type]
            wrong = _wrong_number(getattr(record, name))
            if wrong is not None:
                column = "" if table in _BY_YEAR else _COLUMNS.get(name, name)
                yield Fault(
                    place=Place(table=table, key=key, column=column),
                    what=f"{wrong:g} is not a number that can be reckoned with",
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


def _wrong_number(value: object) -> float | None:
    """The first number of a field that cannot be used, those inside it looked at too."""
    if isinstance(value, str):
        return None
    if isinstance(value, (int, float)):
        return None if abs(value) <= LARGEST else float(value)
    parts: Iterable[object] = ()
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, _OPENED):
        parts = (getattr(value, name) for name in _field_names(type(value)))  # type: ignore[arg-type]
    return next((wrong for part in parts if (wrong := _wrong_number(part)) is not None), None)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
