"""Records with a number for each year of the term: profiles and budget lines."""

from __future__ import annotations

from counterfoil.appraisal.business_case import BudgetLine, Profile
from counterfoil.casefile.columns import month_name, month_names, month_of, year_of
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.rows import TableRows
from counterfoil.errors import Problem
from counterfoil.quantities.years import FinancialYear

_MONTHS_A_YEAR = 12
_MOST_YEARS_BY_MONTH = 2


def read_profile(row: RecordReader, years: tuple[str, ...], months: tuple[str, ...]) -> Profile:
    """A profile; `months` are the names of all months that may be listed, in order."""
    return Profile(
        id=row.id("id"),
        title=row.text("title"),
        values=_numbers(row, years),
        months=_read_months(row, months),
        evidence=row.evidence(),
    )


def read_budget(row: RecordReader, years: tuple[str, ...]) -> BudgetLine:
    """A budget line."""
    return BudgetLine(
        id=row.id("id"),
        title=row.text("title"),
        body=row.name("body"),
        amounts_gbp=_numbers(row, years),
        evidence=row.evidence(),
    )


def months_allowed(first_year: FinancialYear, years: int) -> tuple[str, ...]:
    """The names of the months that a profile may list: those of the first two years."""
    return month_names(first_year, _MONTHS_A_YEAR * min(years, _MOST_YEARS_BY_MONTH))


def term_problems(
    found: TableRows, years: tuple[str, ...], months: tuple[str, ...]
) -> tuple[Problem, ...]:
    """The columns for years and months that are missing, or outside the term."""
    if not found.table.has_years or not found.columns:
        return ()
    return (*_missing_years(found, years), *_outside_term(found, years, months))


def _missing_years(found: TableRows, years: tuple[str, ...]) -> list[Problem]:
    missing = [year for year in years if year not in found.columns]
    if not missing or not found.rows:
        return []
    plural = "columns" if len(missing) > 1 else "column"
    return [
        Problem(
            what=f"there is no column for {_listed(missing)}",
            where=found.where,
            mend=f"add the {plural} {_listed(missing)}: the term is {years[0]} to {years[-1]}",
        )
    ]


def _outside_term(
    found: TableRows, years: tuple[str, ...], months: tuple[str, ...]
) -> list[Problem]:
    problems = []
    for name in found.columns:
        is_year = year_of(name) is not None and name not in years
        month = month_of(name) if found.table.has_months else None
        if is_year:
            what = f"the column {name} is outside the term, {years[0]} to {years[-1]}"
            mend = "delete the column, or change first_year or years of the case"
        elif month is not None and month_name(month) not in months:
            what = f"the column {name} is not a month of the first two years"
            mend = "delete the column: only the first two years may be listed by month"
        else:
            continue
        problems.append(Problem(what=what, where=found.where, mend=mend))
    return problems


def _read_months(row: RecordReader, months: tuple[str, ...]) -> tuple[float, ...]:
    filled = [month for month in months if row.row.text(month)]
    if not filled:
        return ()
    count = -(-(months.index(filled[-1]) + 1) // _MONTHS_A_YEAR) * _MONTHS_A_YEAR
    missing = [month for month in months[:count] if not row.row.text(month)]
    if missing:
        mend = "fill in all twelve months of each year that is listed by month, or none"
        row.wrong(missing[0], f"the month {_listed(missing)} is blank", mend)
        return ()
    return _numbers(row, months[:count])


def _numbers(row: RecordReader, names: tuple[str, ...]) -> tuple[float, ...]:
    present = [name for name in names if name in row.row.cells]
    values = {name: row.number_or(name, 0.0) for name in present}
    return tuple(values.get(name, 0.0) for name in names)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
