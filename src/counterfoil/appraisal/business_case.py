"""The business case as a document: what the author states, before any arithmetic.

Amounts are pounds at the price base, excluding VAT; costs and benefits are both written as
positive numbers, and the heading says which they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterfoil.appraisal.amounts import Amount
from counterfoil.appraisal.evidence import Evidence, Source
from counterfoil.appraisal.vocabulary import BodyKind, Commitment, Heading, Nature, Role, Stage, Vat
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.distributions import Distribution
from counterfoil.quantities.volumes import MarginalBands
from counterfoil.quantities.years import FinancialYear

__all__ = [
    "BandTable",
    "BaselineService",
    "Body",
    "BodyKind",
    "BudgetLine",
    "BusinessCase",
    "Commitment",
    "CorrelationGroup",
    "Delay",
    "Driver",
    "Heading",
    "Line",
    "Nature",
    "Objective",
    "OptimismBias",
    "Option",
    "PartnershipKind",
    "PriceIndex",
    "Profile",
    "ReferenceClassUse",
    "Risk",
    "Role",
    "Score",
    "Simulation",
    "Stage",
    "Uncertainty",
    "Vat",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClassUse:
    """A distribution to be taken from the experience base when the case is run.

    lowest, highest: the least and greatest ratio thought possible; asked for when cases are few.
    """

    kind: str
    ratio: str
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertainty:
    """What may happen to a scalar: a distribution of the amount itself, or of a factor on it."""

    distribution: Distribution | ReferenceClassUse
    of_factor: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Somebody whose money is counted."""

    id: str
    title: str
    kind: BodyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceIndex:
    """What moves a price in cash terms.

    Either a published `series` (`gdp_deflator` or `cpi`), after whose last year prices are held
    (`rate` 0) or grow at `rate`; or, with no series, a fixed `rate` each year. `rate` None means
    the series may not end before the term. `each_year`: the uncertain rate is drawn afresh for
    each year instead of once for the term.
    """

    id: str
    title: str
    series: str = ""
    rate: float | None = None
    uncertainty: Distribution | None = None
    each_year: bool = False
    correlation_group: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A number for each year of the term, first year first.

    `months`: for up to the first two years, twelve numbers a year that add up to the year's.
    """

    id: str
    title: str
    values: tuple[float, ...]
    months: tuple[float, ...] = ()
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A named volume: `value` in the first year growing at `growth`, or a `profile` times `value`.

    With a profile `value` is a factor on it, 1 unless stated.
    """

    id: str
    title: str
    unit: str
    value: float = 1.0
    growth: float = 0.0
    profile: str = ""
    uncertainty: Uncertainty | None = None
    growth_uncertainty: Distribution | None = None
    correlation_group: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandTable:
    """Marginal prices of a driver by band."""

    id: str
    title: str
    unit: str
    bands: MarginalBands
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Months by which the lines that name it start late."""

    id: str
    title: str
    months: float
    uncertainty: Distribution | None = None
    correlation_group: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationGroup:
    """Sources of chance that move together: every pair at `correlation`, unless `pairs` says else.

    pairs: (first input, second input, correlation of their normal scores).
    """

    id: str
    title: str
    correlation: float
    pairs: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way of doing it.

    guaranteed_saving_gbp: cash the contract guarantees the public bodies against the
    counterfactual over the whole term, undiscounted.
    """

    id: str
    title: str
    role: Role
    description: str = ""
    guaranteed_saving_gbp: float | None = None
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimismBias:
    """An uplift for hope: applied = max(lower, upper × (1 − mitigation)).

    `bound` names a row of the optimism-bias parameter, such as `outsourcing/opex`; without one
    `upper` is stated and the lower bound is 0. Costs are raised by it, benefits lowered.
    """

    bound: str = ""
    upper: float | None = None
    mitigation: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One cost or benefit of one option.

    shares: (body id, share) pairs that add up to 1. delay_months adds to the named delay.
    """

    option: str
    id: str
    title: str
    heading: Heading
    shares: tuple[tuple[str, float], ...]
    amount: Amount
    nature: Nature | None = None
    commitment: Commitment | None = None
    real_growth: float = 0.0
    index: str = ""
    delay: str = ""
    delay_months: float = 0.0
    vat: Vat = Vat.NONE
    transfer: bool = False
    health: bool = False
    optimism_bias: OptimismBias | None = None
    uncertainty: Uncertainty | None = None
    correlation_group: str = ""
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def key(self) -> str:
        """The line's name within the case, such as partner/charge."""
        return f"{self.option}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """Something that may happen once: its chance, and its cost if it does.

    The impact falls in `start`, or in each year from `start` to `end`. `body` bears it.
    """

    option: str
    id: str
    title: str
    body: str
    chance: float
    impact: Distribution
    start: FinancialYear
    end: FinancialYear | None = None
    response: str = ""
    correlation_group: str = ""
    evidence: Evidence = field(default_factory=Evidence)

    @property
    def key(self) -> str:
        """The risk's name within the case, such as partner/late-start."""
        return f"{self.option}/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineService:
    """What a service costs, does and employs today, and who signed that."""

    id: str
    title: str
    cost_gbp: float | None
    as_at: str
    volume: float | None = None
    unit: str = ""
    headcount_fte: float | None = None
    quality: str = ""
    signed_by: str = ""
    signed_on: str = ""
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Cash set aside by a body for each year of the term in its medium-term plan."""

    id: str
    title: str
    body: str
    amounts_gbp: tuple[float, ...]
    evidence: Evidence = field(default_factory=Evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """An objective or critical success factor, its weight and the argument for it."""

    id: str
    title: str
    weight: float
    argument: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well an option meets an objective, 0 (not at all) to 5 (wholly), and why."""

    objective: str
    option: str
    score: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """How chance is run: how many trials, from which seed."""

    trials: int = 20_000
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCase:
    """The whole document. Years are counted from `first_year`, year 0, which is undiscounted."""

    id: str
    title: str
    kind: PartnershipKind
    stage: Stage
    author: str
    purpose: str
    first_year: FinancialYear
    years: int
    price_base: FinancialYear
    general_inflation: str
    editions: Mapping[str, str]
    discount_schedule: str = "standard"
    version: str = "1"
    monthly_detail: bool = False
    simulation: Simulation = field(default_factory=Simulation)
    narrative: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    bodies: tuple[Body, ...] = ()
    indices: tuple[PriceIndex, ...] = ()
    delays: tuple[Delay, ...] = ()
    correlations: tuple[CorrelationGroup, ...] = ()
    options: tuple[Option, ...] = ()
    objectives: tuple[Objective, ...] = ()
    scores: tuple[Score, ...] = ()
    baseline: tuple[BaselineService, ...] = ()
    drivers: tuple[Driver, ...] = ()
    profiles: tuple[Profile, ...] = ()
    bands: tuple[BandTable, ...] = ()
    lines: tuple[Line, ...] = ()
    risks: tuple[Risk, ...] = ()
    budgets: tuple[BudgetLine, ...] = ()

    @property
    def last_year(self) -> FinancialYear:
        """The last financial year of the term."""
        return self.first_year + (self.years - 1)
