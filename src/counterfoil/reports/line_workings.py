"""Every line of every option opened: its years, and the working of each year, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase, Option
from counterfoil.appraisal.evidence import Basis, Source
from counterfoil.appraisal.results import Appraisal, LineResult, OptionResult
from counterfoil.appraisal.working import Working, explain
from counterfoil.reports.report_tables import TextTable
from counterfoil.reports.stated_figures import StatedFigure
from counterfoil.reports.wording import (
    money_exact,
    money_short,
    name,
    sentence_case,
    value_with_unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One figure of a working and the figures that go into it, in words."""

    label: str
    value: str
    formula: str
    basis: str
    sources: tuple[Source, ...]
    note: str
    inputs: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """One line of one option: its tag, its years, and the working of each year."""

    title: str
    heading: str
    about: str
    basis: str
    present_value: str
    table: TextTable
    workings: tuple[tuple[str, Step], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One option with its lines."""

    id: str
    title: str
    role: str
    description: str
    lines: tuple[LineView, ...]


def option_views(
    case: BusinessCase, appraisal: Appraisal, figures: tuple[StatedFigure, ...]
) -> tuple[OptionView, ...]:
    """Every option with its lines and their workings."""
    stated = {option.id: option for option in case.options}
    basis = {(figure.table, figure.key): figure.basis for figure in figures}
    return tuple(
        _option_view(case, appraisal, option, stated[option.id], basis)
        for option in appraisal.options
    )


def _option_view(
    case: BusinessCase,
    appraisal: Appraisal,
    option: OptionResult,
    stated: Option,
    basis: Mapping[tuple[str, str], Basis],
) -> OptionView:
    net_present_value = explain(case, option.id).inputs[0]
    workings = {total.record: total.inputs for total in net_present_value.inputs}
    return OptionView(
        id=option.id,
        title=option.title,
        role=name(option.role),
        description=stated.description,
        lines=tuple(
            _line_view(appraisal, option.title, line, basis, workings[line.key])
            for line in option.lines
        ),
    )


def _line_view(
    appraisal: Appraisal,
    option_title: str,
    line: LineResult,
    basis: Mapping[tuple[str, str], Basis],
    workings: tuple[Working, ...],
) -> LineView:
    table = "risks" if line.is_risk else "lines"
    headings = ("Year", "Real", "Cash", "Present value")
    amounts = zip(appraisal.years, line.real_gbp, line.cash_gbp, line.discounted_gbp, strict=True)
    return LineView(
        title=line.title,
        heading="risk" if line.is_risk else name(line.heading),
        about=_about(line),
        basis=name(basis.get((table, line.key))),
        present_value=money_short(line.present_value_gbp),
        table=TextTable(
            caption=f"{line.title} ({option_title}): pounds by year",
            headings=headings,
            rows=tuple((str(year), *map(money_exact, sums)) for year, *sums in amounts),
        ),
        workings=tuple(
            (str(year), step_of(working, line.key))
            for year, working in zip(appraisal.years, workings, strict=True)
        ),
    )


def step_of(working: Working, key: str = "") -> Step:
    """A working in words, with all that goes into it.

    key: of the line it is of, such as partner/charge, which its labels need not repeat.
    """
    is_of_line = bool(key) and working.record == key
    label = working.label.rpartition(": ")[2] if is_of_line else ""
    return Step(
        label=sentence_case(label or working.label),
        value=_value_words(working),
        formula=working.formula,
        basis="" if working.basis is None else name(working.basis),
        sources=working.sources,
        note=working.note,
        inputs=tuple(step_of(one, key) for one in working.inputs),
    )


def _value_words(working: Working) -> str:
    if working.unit == "£":
        return f"{money_exact(working.value)}"
    if working.unit == "factor":
        return f"{working.value:.6f}".rstrip("0").rstrip(".")
    return value_with_unit(working.value, working.unit)


def _about(line: LineResult) -> str:
    """What a benefit is and who stands behind it, and whether society counts the line."""
    parts = [name(part) for part in (line.nature, line.commitment) if part is not None]
    if not line.in_social_view:
        parts.append("a transfer, left out of the worth")
    return ", ".join(parts)
