"""A filled template of a case for each kind of partnership, and moving a case to another year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import counterfoil
from counterfoil.appraisal.amounts import Amount, DriverBands, DriverRate, Flat, OneOff, Ramp
from counterfoil.appraisal.business_case import BaselineService, BusinessCase
from counterfoil.casefile.columns import year_of
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.quantities.years import FinancialYear

TEMPLATES = Path(counterfoil.__file__).parent / "content" / "templates"


def template_case(kind: str, first_year: FinancialYear | None = None) -> BusinessCase:
    """The template for a kind of partnership, beginning in `first_year` where that is given.

    Every figure in it is illustrative, and no baseline is signed. Raises: InvalidValue when a
    year of it would leave 1900 to 2400.

    >>> template_case("custody", FinancialYear(2030)).first_year
    FinancialYear(start=2030)
    """
    case = load_case_or_raise(TEMPLATES / kind)
    return case if first_year is None else moved_to(case, first_year)


def moved_to(case: BusinessCase, first_year: FinancialYear) -> BusinessCase:
    """The same case beginning in another year: every financial year in it moves by as many.

    Amounts stay as they are, so the price base moves too. Raises InvalidValue when a year would
    leave 1900 to 2400.
    """
    by = first_year - case.first_year
    return replace(
        case,
        first_year=first_year,
        price_base=case.price_base + by,
        lines=tuple(replace(line, amount=_moved_amount(line.amount, by)) for line in case.lines),
        risks=tuple(
            replace(risk, start=risk.start + by, end=_moved(risk.end, by)) for risk in case.risks
        ),
        baseline=tuple(_moved_service(service, by) for service in case.baseline),
    )


def _moved_amount(amount: Amount, by: int) -> Amount:
    match amount:
        case OneOff(year=year):
            return replace(amount, year=year + by)
        case Ramp(start=start, end=end):
            return replace(amount, start=start + by, end=end + by)
        case Flat() | DriverRate() | DriverBands():
            return replace(amount, start=_moved(amount.start, by), end=_moved(amount.end, by))
        case _:
            return amount


def _moved(year: FinancialYear | None, by: int) -> FinancialYear | None:
    return None if year is None else year + by


def _moved_service(service: BaselineService, by: int) -> BaselineService:
    year = year_of(service.as_at)
    return service if year is None else replace(service, as_at=str(year + by))
