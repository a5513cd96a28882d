"""A business case made ready for arithmetic: arrays by year, and inputs by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.amounts import (
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    BodyKind,
    BusinessCase,
    Heading,
    Line,
    Nature,
    OptimismBias,
    Vat,
)
from counterfoil.appraisal.discounting import discount_factors
from counterfoil.appraisal.inputs import Input, ReferenceClasses, case_inputs
from counterfoil.appraisal.optimism import applied_bias
from counterfoil.appraisal.price_paths import PricePath, price_path
from counterfoil.parameters.discount_rates import discount_rates, health_schedule
from counterfoil.parameters.optimism_bias import optimism_bound
from counterfoil.parameters.vat import vat_standard_rate
from counterfoil.quantities.volumes import MarginalBands
from counterfoil.quantities.years import FinancialYear

FloatArray = NDArray[np.float64]
NONE = -1
PUBLIC_KINDS = (BodyKind.FORCE, BodyKind.POLICING_BODY, BodyKind.OTHER_PUBLIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverModel:
    """Volume of year t = input level × (1 + input growth)^t × profile[t]; growth NONE: none."""

    id: str
    level: int
    growth: int
    profile: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexModel:
    """A price path and, for each year, the input that holds its rate."""

    path: PricePath
    rates: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineModel:
    """A line or a risk. Numbers refer to the model's inputs, drivers, bands, indices and lines.

    bias: the factor for optimism bias. sign: +1 comes in, -1 goes out. vat: factor on cash.
    public_share: of the line that public bodies bear, nought where it does not reach a budget.
    """

    key: str
    option: int
    level: int
    pattern: FloatArray
    delay: int
    delay_months: float
    driver: int
    bands: int
    growth: float
    index: int
    bias: float
    sign: float
    in_social_view: bool
    health: bool
    vat: float
    share_of: tuple[int, ...]
    shares: tuple[tuple[str, float], ...]
    in_purse_view: bool
    public_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """All that the arithmetic needs. Lines of a share come after the lines they share."""

    case: BusinessCase
    years: int
    inputs: tuple[Input, ...]
    drivers: tuple[DriverModel, ...]
    bands: tuple[MarginalBands, ...]
    indices: tuple[IndexModel, ...]
    general: int
    lines: tuple[LineModel, ...]
    discount: FloatArray
    discount_health: FloatArray
    years_since_base: FloatArray

    @property
    def central(self) -> FloatArray:
        """The central value of every input, shape (inputs,)."""
        return np.array([item.central for item in self.inputs], dtype=np.float64)

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The options in the order of the case."""
        return tuple(option.id for option in self.case.options)

    @property
    def counterfactual(self) -> int:
        """The number of the counterfactual among the options."""
        roles = [option.role.value for option in self.case.options]
        return roles.index("counterfactual")


def build_model(case: BusinessCase, reference_classes: ReferenceClasses) -> Model:
    """The model of a case that has passed validation."""
    inputs = case_inputs(case, reference_classes)
    number = {item.name: place for place, item in enumerate(inputs)}
    rates = case.editions["discount_rates"]
    standard = discount_rates(rates, case.discount_schedule, case.years)
    health = discount_rates(rates, health_schedule(rates, case.discount_schedule), case.years)
    return Model(
        case=case,
        years=case.years,
        inputs=inputs,
        drivers=tuple(_driver(case, driver_id.id, number) for driver_id in case.drivers),
        bands=tuple(table.bands for table in case.bands),
        indices=tuple(_index(case, place, number) for place in range(len(case.indices))),
        general=[index.id for index in case.indices].index(case.general_inflation),
        lines=_lines(case, number),
        discount=discount_factors(standard),
        discount_health=discount_factors(health),
        years_since_base=np.array(
            [float(case.first_year + t - case.price_base) for t in range(case.years)]
        ),
    )


def without_bias(model: Model) -> Model:
    """The same model with every line's optimism bias left out."""
    return replace(model, lines=tuple(replace(line, bias=1.0) for line in model.lines))


def line_bias(case: BusinessCase, line: Line) -> float:
    """The optimism bias applied to a line, a decimal share; nought when none is stated."""
    stated: OptimismBias | None = line.optimism_bias
    if stated is None:
        return 0.0
    upper, lower = bias_bounds(case, stated)
    return applied_bias(upper=upper, lower=lower, mitigation=stated.mitigation)


def bias_bounds(case: BusinessCase, stated: OptimismBias) -> tuple[float, float]:
    """The upper and lower bound, published (when `bound` names a row) or stated."""
    if not stated.bound:
        return stated.upper or 0.0, 0.0
    project_type, _, cost_kind = stated.bound.rpartition("/")
    bound = optimism_bound(case.editions["optimism_bias"], project_type, cost_kind)
    return (bound.upper if stated.upper is None else stated.upper), bound.lower


def pattern(case: BusinessCase, line: Line) -> FloatArray:
    """What the line's level is multiplied by in each year, before delay; shape (years,)."""
    amount = line.amount
    match amount:
        case YearList():
            profile = next(item for item in case.profiles if item.id == amount.profile)
            return np.array(profile.values, dtype=np.float64)
        case Ramp():
            return _ramp(case, amount)
        case OneOff():
            return window(case, amount.year, amount.year)
        case Flat() | DriverRate() | DriverBands():
            return window(case, amount.start, amount.end)
        case ShareOf():
            return np.ones(case.years)


def window(
    case: BusinessCase, start: FinancialYear | None, end: FinancialYear | None
) -> FloatArray:
    """1 from start to end, 0 outside; open ends reach the ends of the term."""
    first = 0 if start is None else start - case.first_year
    last = case.years - 1 if end is None else end - case.first_year
    t = np.arange(case.years)
    return ((t >= first) & (t <= last)).astype(np.float64)


def _ramp(case: BusinessCase, amount: Ramp) -> FloatArray:
    t = np.arange(case.years, dtype=np.float64)
    first, last = float(amount.start - case.first_year), float(amount.end - case.first_year)
    climb = np.clip((t - first) / (last - first), 0.0, 1.0)
    height = amount.gbp_first + (amount.gbp_last - amount.gbp_first) * climb
    return np.where(t >= first, height, 0.0)


def _driver(case: BusinessCase, driver_id: str, number: dict[str, int]) -> DriverModel:
    driver = next(item for item in case.drivers if item.id == driver_id)
    profile = np.ones(case.years)
    if driver.profile:
        stated = next(item for item in case.profiles if item.id == driver.profile)
        profile = np.array(stated.values, dtype=np.float64)
    return DriverModel(
        id=driver.id,
        level=number[f"driver.{driver.id}"],
        growth=NONE if driver.profile else number[f"driver.{driver.id}.growth"],
        profile=profile,
    )


def _index(case: BusinessCase, place: int, number: dict[str, int]) -> IndexModel:
    index = case.indices[place]
    if index.each_year:
        names = [f"index.{index.id}.{case.first_year + t}" for t in range(case.years)]
    else:
        names = [f"index.{index.id}"] * case.years
    rates = np.array([number[name] for name in names], dtype=np.int64)
    return IndexModel(path=price_path(case, index), rates=rates)


def _lines(case: BusinessCase, number: dict[str, int]) -> tuple[LineModel, ...]:
    ordered = _shares_last(case.lines)
    place = {line.key: position for position, line in enumerate(ordered)}
    public = {body.id: body.kind in PUBLIC_KINDS for body in case.bodies}
    models = [_line(case, line, number, place, public) for line in ordered]
    for risk in case.risks:
        models.append(
            LineModel(
                key=risk.key,
                option=_position(case, risk.option),
                level=number[f"risk.{risk.key}"],
                pattern=window(case, risk.start, risk.end or risk.start),
                delay=NONE,
                delay_months=0.0,
                driver=NONE,
                bands=NONE,
                growth=0.0,
                index=_index_number(case, ""),
                bias=1.0,
                sign=-1.0,
                in_social_view=True,
                health=False,
                vat=1.0,
                share_of=(),
                shares=((risk.body, 1.0),),
                in_purse_view=True,
                public_share=float(public[risk.body]),
            )
        )
    return tuple(models)


def _line(
    case: BusinessCase,
    line: Line,
    number: dict[str, int],
    place: dict[str, int],
    public: dict[str, bool],
) -> LineModel:
    amount = line.amount
    benefit = line.heading.is_benefit
    uplift = line_bias(case, line)
    driver = amount.driver if isinstance(amount, DriverRate | DriverBands) else ""
    banded = amount.bands if isinstance(amount, DriverBands) else ""
    parts = amount.lines if isinstance(amount, ShareOf) else ()
    vat_rate = 0.0
    if line.vat is Vat.IRRECOVERABLE:
        vat_rate = vat_standard_rate(case.editions["vat_standard_rate"])
    purse = reaches_a_budget(line)
    return LineModel(
        key=line.key,
        option=_position(case, line.option),
        level=number[f"line.{line.key}"],
        pattern=pattern(case, line),
        delay=number[f"delay.{line.delay}"] if line.delay else NONE,
        delay_months=line.delay_months,
        driver=_find([item.id for item in case.drivers], driver),
        bands=_find([item.id for item in case.bands], banded),
        growth=line.real_growth,
        index=_index_number(case, line.index),
        bias=1.0 - uplift if benefit else 1.0 + uplift,
        sign=1.0 if benefit else -1.0,
        in_social_view=not line.transfer,
        health=line.health,
        vat=1.0 + vat_rate,
        share_of=tuple(place[f"{line.option}/{part}"] for part in parts),
        shares=line.shares,
        in_purse_view=purse,
        public_share=sum(share for body, share in line.shares if public[body]) if purse else 0.0,
    )


def reaches_a_budget(line: Line) -> bool:
    """Whether a line is cash to somebody: every cost, all income, and cash-releasing benefits."""
    if line.heading is Heading.BENEFIT:
        return line.nature is Nature.CASH_RELEASING
    return True


def _shares_last(lines: Sequence[Line]) -> list[Line]:
    """The lines in case order, except that a share comes after every line it shares."""
    done: dict[str, Line] = {}
    by_key = {line.key: line for line in lines}

    def settle(line: Line) -> None:
        if line.key in done:
            return
        if isinstance(line.amount, ShareOf):
            for part in line.amount.lines:
                settle(by_key[f"{line.option}/{part}"])
        done[line.key] = line

    for line in lines:
        settle(line)
    return list(done.values())


def _position(case: BusinessCase, option_id: str) -> int:
    return [option.id for option in case.options].index(option_id)


def _index_number(case: BusinessCase, index_id: str) -> int:
    return [index.id for index in case.indices].index(index_id or case.general_inflation)


def _find(ids: list[str], wanted: str) -> int:
    return ids.index(wanted) if wanted else NONE
