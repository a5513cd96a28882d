"""The case's own fields, read from the row that holds them all."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import Simulation, Stage
from counterfoil.casefile.case_fields import CASE, EDITION_FIELD, NARRATIVE_PARTS
from counterfoil.casefile.columns import year_names
from counterfoil.casefile.read_years import months_allowed
from counterfoil.casefile.record_reader import RecordReader
from counterfoil.casefile.rows import Form, Row
from counterfoil.errors import InvalidValue, Problem
from counterfoil.partnership_kind import PartnershipKind

_MOST_YEARS = 125
_DEFAULTS = Simulation()


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The fields of a case as arguments to build it, and the columns that its term gives tables.

    years is empty where the term could not be read.
    """

    arguments: dict[str, object]
    years: tuple[str, ...]
    months: tuple[str, ...]


def read_header(row: Row, problems: list[Problem]) -> Header:
    """The case's own fields; what is wrong with them is added to `problems`."""
    reader = RecordReader(CASE, row, problems)
    first_year = reader.year("first_year")
    years = _read_years(reader)
    arguments: dict[str, object] = {
        "id": reader.id("id"),
        "title": reader.text("title"),
        "kind": reader.word("kind", PartnershipKind) or PartnershipKind.BUSINESS,
        "stage": reader.word("stage", Stage) or Stage.OUTLINE,
        "author": reader.name("author"),
        "purpose": reader.text("purpose"),
        "first_year": first_year,
        "years": years,
        "price_base": reader.year("price_base") or first_year,
        "general_inflation": reader.name("general_inflation"),
        "editions": _read_editions(reader),
        "discount_schedule": reader.name("discount_schedule") or "standard",
        "version": reader.name("version") or "1",
        "monthly_detail": reader.truth("monthly_detail"),
        "simulation": Simulation(
            trials=reader.whole("simulation.trials", _DEFAULTS.trials),
            seed=reader.whole("simulation.seed", _DEFAULTS.seed),
        ),
        "narrative": _read_narrative(reader),
    }
    if first_year is None or not years:
        return Header(arguments=arguments, years=(), months=())
    try:
        names = year_names(first_year, years)
        months = months_allowed(first_year, years)
    except InvalidValue as fault:  # the term runs past the last year that can be written
        reader.wrong("first_year", fault.what, fault.mend)
        return Header(arguments=arguments, years=(), months=())
    return Header(arguments=arguments, years=names, months=months)


def _read_years(reader: RecordReader) -> int:
    years = reader.whole("years", 0)
    if reader.row.text("years") and not 1 <= years <= _MOST_YEARS:
        mend = f"give a term of 1 to {_MOST_YEARS} financial years"
        if not any(p.where == reader.row.where_of("years") for p in reader.problems):
            reader.wrong("years", f"a term of {years} years cannot be appraised", mend)
        return 0
    return years


def _read_editions(reader: RecordReader) -> dict[str, str]:
    editions = {}
    for field, cell in reader.row.cells.items():
        if not field.startswith(EDITION_FIELD) or not cell.text:
            continue
        if cell.form in (Form.TRUTH, Form.DATE):
            mend = "write the edition as text, such as 2022"
            reader.wrong(field, f"{cell.text} is not an edition", mend)
        editions[field.removeprefix(EDITION_FIELD)] = cell.text.strip()
    return editions


def _read_narrative(reader: RecordReader) -> dict[str, str]:
    parts = {part: reader.text(f"narrative.{part}") for part in NARRATIVE_PARTS}
    return {part: text for part, text in parts.items() if text}
