"""Risks of the original model carried into the years of the next decision."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Risk
from counterfoil.outcomes.moved_lines import NextTerm


def going_risks(term: NextTerm, source: str, option: str) -> list[Risk]:
    """Risks of a contract that goes on: those of its running years, and later those of its end.

    A risk of running years reaches the original's last year and is there in every year of the next
    term. One that falls in the original's last year alone is a risk of the end.
    """
    found = []
    for risk in _of(term, source):
        if _is_of_the_end(risk, term):
            found.append(replace(risk, option=option, start=term.last_year, end=None))
        elif risk.end is not None and risk.end >= term.original.last_year:
            found.append(replace(risk, option=option, start=term.first_year, end=term.last_year))
    return found


def leaving_risks(term: NextTerm, source: str, option: str) -> list[Risk]:
    """Risks of the end of a contract, which leaving it brings on in the first year."""
    return [
        replace(
            risk,
            option=option,
            id=f"leaving-{risk.id}",
            title=f"Leaving the present contract: {risk.title}",
            start=term.first_year,
            end=None,
        )
        for risk in _of(term, source)
        if _is_of_the_end(risk, term)
    ]


def begun_risks(term: NextTerm, source: str, option: str) -> list[Risk]:
    """Risks of an option that begins anew, as many years on as the option is."""
    found = []
    for risk in _of(term, source):
        start = risk.start + term.shift
        if start > term.last_year:
            continue
        end = None if risk.end is None else min(risk.end + term.shift, term.last_year)
        found.append(replace(risk, option=option, start=start, end=end))
    return found


def _of(term: NextTerm, source: str) -> list[Risk]:
    return [one for one in term.original.risks if one.option == source]


def _is_of_the_end(risk: Risk, term: NextTerm) -> bool:
    return risk.start >= term.original.last_year
