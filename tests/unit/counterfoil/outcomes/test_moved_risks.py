"""Risks carried into the next term."""

from __future__ import annotations

from dataclasses import replace

from counterfoil.appraisal.business_case import Risk
from counterfoil.outcomes.moved_lines import NextTerm
from counterfoil.outcomes.moved_risks import begun_risks, going_risks, leaving_risks
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.years import FinancialYear
from tests.fixtures.two_year_case import two_year_case

FY = FinancialYear


def risk(name: str, start: int, end: int | None = None) -> Risk:
    return Risk(
        option="partner",
        id=name,
        title=name,
        body="force",
        chance=0.5,
        impact=Fixed(value=10.0),
        start=FY(start),
        end=None if end is None else FY(end),
    )


# The case runs from 2025-26 to 2028-29, the next term from 2029-30 to 2031-32.
RISKS = (risk("running", 2026, 2028), risk("ended", 2025, 2026), risk("end", 2028))
TERM = NextTerm(replace(two_year_case(), years=4, risks=RISKS), FY(2029), 3)


def years(found: list[Risk]) -> dict[str, tuple[int, int | None]]:
    return {one.id: (one.start.start, one.end.start if one.end else None) for one in found}


def test_a_contract_that_goes_on_keeps_its_running_risks_and_puts_off_those_of_its_end():
    found = going_risks(TERM, "partner", "extend")

    assert years(found) == {"running": (2029, 2031), "end": (2031, None)}
    assert {one.option for one in found} == {"extend"}


def test_leaving_brings_on_the_risks_of_the_end():
    assert years(leaving_risks(TERM, "partner", "in-house")) == {"leaving-end": (2029, None)}


def test_an_option_that_begins_anew_has_its_risks_as_many_years_later():
    # 2026 and 2025 become 2030 and 2029; 2028 becomes 2032, past the term.
    found = begun_risks(TERM, "partner", "recompete")

    assert years(found) == {"running": (2030, 2031), "ended": (2029, 2030)}
