"""Every figure of an answer has an address, such as npsv/partner, and opens into its working.

One step at a time: each figure that goes in carries an address of its own, down to the line in a
year, which opens whole. Addresses: npsv, unbiased, npv, cost, benefit, bcr, payback, score and
trials of an option; gain, year and real of an option in a year; cash, effect and headroom of
a body, an option and a year; line, of an option, a line and perhaps a year, and line-real and
line-cash of a line in a year; input, by its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.model import Model, build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.results import Appraisal, LineResult, OptionResult
from counterfoil.appraisal.working import Working, explain
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True)
class Answered:
    """A case and its answer, which must be of that case."""

    case: BusinessCase
    answer: Appraisal

    @cached_property
    def model(self) -> Model:
        """The case made ready for arithmetic."""
        return build_model(self.case, from_experience)

    @property
    def base(self) -> OptionResult:
        """The counterfactual."""
        return self.answer.option(self.answer.counterfactual)

    def place(self, year: FinancialYear) -> int:
        """The number of a year of the term, from 0."""
        return self.answer.years.index(year)


Handler = Callable[..., Working]


def address(*parts: object) -> str:
    """The address of a figure: its kind, then what it is of.

    >>> address("line", "partner/charge", "2026-27")
    'line/partner/charge/2026-27'
    """
    return "/".join(map(str, parts))


def figure_working(case: BusinessCase, answer: Appraisal, wanted: str) -> Working:
    """The working of the figure at an address, one step deep unless it is a line in a year.

    Raises: InvalidValue when the answer has no such figure.
    """
    # Imported here: both are made of the steps of this module.
    from counterfoil.appraisal import figure_chance, figure_money, figure_worth

    handlers: dict[str, Handler] = {
        "npsv": figure_worth.npsv,
        "unbiased": figure_worth.unbiased,
        "npv": figure_worth.npv,
        "cost": figure_worth.cost,
        "benefit": figure_worth.benefit,
        "bcr": figure_worth.bcr,
        "payback": figure_worth.payback,
        "gain": figure_worth.gain,
        "year": figure_worth.year,
        "real": figure_worth.real,
        "score": figure_worth.score,
        "cash": figure_money.cash,
        "effect": figure_money.effect,
        "headroom": figure_money.headroom,
        "trials": figure_chance.trials,
        "input": figure_chance.chance_input,
        "line": line,
        "line-real": figure_money.line_real,
        "line-cash": figure_money.line_cash,
    }
    kind, *parts = wanted.strip("/").split("/")
    try:
        handler = handlers[kind]
        found = handler(Answered(case, answer), *parts)
    except (KeyError, ValueError, TypeError, IndexError, StopIteration) as error:
        raise unknown(wanted) from error
    return replace(found, address=address(kind, *parts))


def unknown(wanted: str) -> InvalidValue:
    """What is said of a figure that the answer does not hold."""
    return InvalidValue(
        what=f"there is no figure {wanted!r} in this answer",
        where="figures",
        mend="open a figure from the answer's own page",
    )


def year_of(text: str) -> FinancialYear:
    """A year of an address. Raises: ValueError."""
    try:
        return FinancialYear.parse(text)
    except InvalidValue as error:
        raise ValueError(text) from error


def line(found: Answered, option: str, name: str, of_year: str = "") -> Working:
    """A line's present value by its years, or in one year with everything below it."""
    mine = line_result(found, f"{option}/{name}")
    if of_year:
        return explain(found.case, option, name, year_of(of_year))
    return pounds(
        f"{mine.title}: present value",
        mine.present_value_gbp,
        "sum of the years, each discounted to year 0",
        tuple(
            pounds(f"{year}", value, where=address("line", mine.key, year))
            for year, value in zip(found.answer.years, mine.discounted_gbp, strict=True)
        ),
        record=mine.key,
        note="" if mine.in_social_view else "a transfer: left out of the social view",
    )


def line_result(found: Answered, key: str) -> LineResult:
    """The result of a line or risk. Raises: StopIteration when there is none."""
    option = found.answer.option(key.partition("/")[0])
    return next(one for one in option.lines if one.key == key)


def pounds(
    label: str,
    value: float,
    formula: str = "",
    inputs: tuple[Working, ...] = (),
    *,
    where: str = "",
    record: str = "",
    note: str = "",
) -> Working:
    """A working in pounds."""
    return Working(
        label=label,
        value=value,
        unit="£",
        record=record,
        formula=formula,
        inputs=inputs,
        note=note,
        address=where,
    )
