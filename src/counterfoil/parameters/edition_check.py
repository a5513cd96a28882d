"""Checks the editions that a case names: an unknown one stops it, a superseded one is reported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from counterfoil.errors import CounterfoilError, Problem, Severity
from counterfoil.parameters.catalogue import edition
from counterfoil.parameters.editions import Edition


def edition_problems(
    named: Mapping[str, str], where: str, folder: Path | None = None
) -> tuple[Problem, ...]:
    """What is wrong with the editions that a case names, in the order named.

    named: parameter id to edition id. where: the file or sheet that names them.
    An unknown parameter or edition is an error; a superseded edition is a warning.

    >>> [str(p.severity) for p in edition_problems({"discount_rates": "2022"}, "case.yaml")]
    ['warning']
    """
    found = (_problem(parameter, named[parameter], where, folder) for parameter in named)
    return tuple(problem for problem in found if problem is not None)


def _problem(parameter_id: str, edition_id: str, where: str, folder: Path | None) -> Problem | None:
    try:
        chosen = edition(parameter_id, edition_id, folder)
    except CounterfoilError as error:
        return Problem(what=error.what, where=f"{where}, {parameter_id}", mend=error.mend)
    return _superseded(chosen, f"{where}, {parameter_id}", folder)


def _superseded(chosen: Edition, where: str, folder: Path | None) -> Problem | None:
    if chosen.superseded_by is None:
        return None
    newer = edition(chosen.parameter_id, chosen.superseded_by, folder)
    since = f" on {newer.in_force_from.isoformat()}" if newer.in_force_from else ""
    return Problem(
        what=f"{chosen.parameter_id} edition {chosen.id} was superseded by {newer.id}{since}",
        where=where,
        mend=f"name {newer.id}, or keep {chosen.id} and say in the case why",
        severity=Severity.WARNING,
    )
