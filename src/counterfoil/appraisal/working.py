"""Where a figure comes from: formula, inputs and sources, as a tree that opens step by step."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.evidence import Basis, Evidence, Source
from counterfoil.appraisal.flows import discounting, line_flows, surroundings
from counterfoil.appraisal.model import Model, build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """One figure: its value and unit, the formula in words, and the figures that go into it.

    label: in titles, as a reader knows them. record: the id of the option, or the key of the line
    or risk, that the figure is of; blank for what is of none. basis None: worked out here, not
    stated in the case. address: where the figure can be opened by itself, see `figure_working`.
    """

    label: str
    value: float
    unit: str
    record: str = ""
    formula: str = ""
    inputs: tuple[Working, ...] = ()
    sources: tuple[Source, ...] = ()
    basis: Basis | None = None
    note: str = ""
    address: str = ""


def explain(
    case: BusinessCase,
    option_id: str,
    line_id: str | None = None,
    year: FinancialYear | None = None,
) -> Working:
    """The working of an option's NPSV, a line's present value, or a line in one year.

    A line may be a risk. With a year and no line: the option's net present value in that year.
    The case must have passed validation. Raises InvalidValue, naming the nearest, for an unknown
    option, line or year.
    """
    # Imported here: the steps of a line need this module's Working.
    from counterfoil.appraisal.working_of_lines import line_year_working

    model = build_model(case, from_experience)
    _check_known("option", option_id, model.option_ids, "options")
    if year is not None and not case.first_year <= year <= case.last_year:
        raise InvalidValue(
            what=f"{year} is outside the term",
            where=f"years of {case.id}",
            mend=f"ask for a year from {case.first_year} to {case.last_year}",
        )
    flows = line_flows(model, model.central)
    around = surroundings(model, model.central)
    factors = discounting(model)

    def line_year(place: int, t: int) -> Working:
        return line_year_working(model, flows, around, factors, place, t)

    mine = [
        place
        for place, line in enumerate(model.lines)
        if model.option_ids[line.option] == option_id
    ]
    if line_id is not None:
        keys = [model.lines[place].key.partition("/")[2] for place in mine]
        _check_known("line or risk", line_id, keys, f"lines of {option_id}")
        place = mine[keys.index(line_id)]
        if year is not None:
            return line_year(place, year - case.first_year)
        return _line_total(model, place, [line_year(place, t) for t in range(model.years)])
    if year is not None:
        t = year - case.first_year
        return _sum(
            f"{_option_title(model, option_id)} in {year}: net present value",
            "sum of the option's lines in the year, discounted",
            [line_year(place, t) for place in mine],
            option_id,
        )
    return _npsv(model, option_id, line_year)


def _npsv(model: Model, option_id: str, line_year: object) -> Working:
    assert callable(line_year)
    counterfactual = model.option_ids[model.counterfactual]
    npvs = {}
    for name in (option_id, counterfactual):
        lines = [
            _line_total(model, place, [line_year(place, t) for t in range(model.years)])
            for place, line in enumerate(model.lines)
            if model.option_ids[line.option] == name
        ]
        title = _option_title(model, name)
        npvs[name] = _sum(f"{title}: net present value (NPV)", "sum of the lines", lines, name)
    own, base = npvs[option_id], npvs[counterfactual]
    title, reference = _option_title(model, option_id), _option_title(model, counterfactual)
    return Working(
        label=f"{title}: net present social value against {reference} (NPSV)",
        value=own.value - base.value,
        unit="£",
        record=option_id,
        formula=f"NPV of {title} − NPV of {reference}",
        inputs=(own,) if option_id == counterfactual else (own, base),
    )


def _line_total(model: Model, place: int, years: Sequence[Working]) -> Working:
    from counterfoil.appraisal.working_of_lines import line_title

    return _sum(
        f"{line_title(model, place)}: present value",
        "sum of the years, each discounted to year 0",
        years,
        model.lines[place].key,
    )


def _option_title(model: Model, option_id: str) -> str:
    return next(option.title for option in model.case.options if option.id == option_id)


def _sum(label: str, formula: str, inputs: Sequence[Working], record: str) -> Working:
    return Working(
        label=label,
        value=sum(item.value for item in inputs),
        unit="£",
        record=record,
        formula=formula,
        inputs=tuple(inputs),
    )


def stated(case: BusinessCase, label: str, value: float, unit: str, evidence: Evidence) -> Working:
    """A figure that the case states, with its sources, basis and note."""
    known = {source.id: source for source in case.sources}
    return Working(
        label=label,
        value=value,
        unit=unit,
        formula="as stated in the case",
        sources=tuple(known[name] for name in evidence.sources),
        basis=evidence.basis,
        note=evidence.note,
    )


def _check_known(kind: str, name: str, known: Sequence[str], where: str) -> None:
    if name in known:
        return
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.6) or list(known)[:10]
    raise InvalidValue(
        what=f"there is no {kind} called {name!r}",
        where=where,
        mend=f"ask for {' or '.join(near)}" if near else "add one to the case",
    )
