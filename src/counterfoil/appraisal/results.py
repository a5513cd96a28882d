"""The answer as values: what pages, tables, workbooks and files present and none recalculates.

Pounds are signed from the public's side: benefits and savings positive, costs negative. A year
index t counts from the case's first year. Real means prices of the case's price base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.appraisal.business_case import BodyKind, Commitment, Heading, Nature, Role
from counterfoil.errors import Problem
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear

Series = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """One line, year by year, at the stated central values with optimism bias."""

    key: str
    id: str
    title: str
    heading: Heading
    nature: Nature | None
    commitment: Commitment | None
    real_gbp: Series
    cash_gbp: Series
    discounted_gbp: Series
    in_social_view: bool
    is_risk: bool

    @property
    def present_value_gbp(self) -> float:
        """The sum of the discounted years; nought for a line outside the social view."""
        return sum(self.discounted_gbp)


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitTotal:
    """A part of an option's benefits: undiscounted real, cash, and present value."""

    real_gbp: float
    cash_gbp: float
    present_value_gbp: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionResult:
    """One option in the social view, and its difference from the counterfactual.

    npv_gbp: present value of benefits less costs. npsv_gbp: npv_gbp less the counterfactual's.
    bcr: present value of extra benefits over present value of extra costs, both against the
    counterfactual; None (with `bcr_note`) unless both are above nought.
    payback_years: years after year 0 at which the discounted running difference from the
    counterfactual turns positive for good, within the year by proportion; None when it never is
    negative or never recovers, as `payback_note` says.
    """

    id: str
    title: str
    role: Role
    lines: tuple[LineResult, ...]
    present_cost_gbp: float
    present_benefit_gbp: float
    npv_gbp: float
    npsv_gbp: float
    npsv_without_optimism_bias_gbp: float
    bcr: float | None
    bcr_note: str
    payback_years: float | None
    payback_note: str
    net_real_gbp: Series
    net_discounted_gbp: Series
    benefits_by_commitment: Mapping[Commitment, BenefitTotal]
    benefits_by_nature: Mapping[Nature, BenefitTotal]
    monthly_cash_gbp: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCash:
    """One option on one body's budget, in cash: year by year, never discounted.

    net_cash_gbp: income less spending. against_counterfactual_gbp: the same less the
    counterfactual's. headroom_gbp: budget plus net cash; None where no budget line is given.
    """

    option: str
    body: str
    net_cash_gbp: Series
    against_counterfactual_gbp: Series
    headroom_gbp: Series | None
    worst_year: int

    @property
    def first_year_effect_gbp(self) -> float:
        """What the option does to the first year's budget, against the counterfactual."""
        return self.against_counterfactual_gbp[0]

    @property
    def worst_year_effect_gbp(self) -> float:
        """The least of the yearly effects against the counterfactual."""
        return self.against_counterfactual_gbp[self.worst_year]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affordability:
    """The public purse view of one body: its budget in each year, and each option on it."""

    body: str
    title: str
    kind: BodyKind
    budget_gbp: Series | None
    options: tuple[BodyCash, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Where the trials of one quantity fell. `standard_error_gbp` is that of the mean."""

    mean_gbp: float
    standard_error_gbp: float
    standard_deviation_gbp: float
    p5_gbp: float
    p10_gbp: float
    p50_gbp: float
    p90_gbp: float
    p95_gbp: float
    shortfall_gbp: float
    histogram_edges_gbp: Series
    histogram_shares: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionChances:
    """What chance does to one option. Shares are of trials, from 0 to 1.

    npv: its own net present value; npsv: the difference from the counterfactual in the same
    trial. `Spread.shortfall_gbp` is the mean of the worst tenth. chance_floor_missed: that the
    cash saving to public bodies falls below the guaranteed one (None: nothing is guaranteed).
    Regret is the best option's NPV in a trial less this option's.
    """

    option: str
    npv: Spread
    npsv: Spread
    chance_best: float
    chance_negative: float
    chance_floor_missed: float | None
    mean_regret_gbp: float
    p95_regret_gbp: float
    worst_regret_gbp: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chances:
    """The simulation as a whole.

    enough_trials: whether the preferred option's lead over the next is more than 1.96 of its own
    standard errors; `trials_note` says it in words.
    """

    trials: int
    seed: int
    uncertain_inputs: int
    options: tuple[OptionChances, ...]
    enough_trials: bool
    trials_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceShare:
    """How much of the variance of the preferred option's lead one input explains by itself."""

    input: str
    title: str
    share: float
    rank_correlation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TornadoBar:
    """The examined option's NPSV with one input at its P10 and its P90, the rest central."""

    input: str
    title: str
    unit: str
    low_value: float
    high_value: float
    npsv_at_low_gbp: float
    npsv_at_high_gbp: float

    @property
    def swing_gbp(self) -> float:
        """The length of the bar."""
        return abs(self.npsv_at_high_gbp - self.npsv_at_low_gbp)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchingValue:
    """The value of one input at which the preferred option stops being preferred.

    value None: no such value from `searched_low` to `searched_high`. overtaken_by: the option
    that is level with the preferred one there.
    """

    input: str
    title: str
    unit: str
    central: float
    value: float | None
    overtaken_by: str
    searched_low: float
    searched_high: float

    @property
    def change_share(self) -> float | None:
        """The change from the central value as a share of it; None without one."""
        if self.value is None or self.central == 0:
            return None
        return self.value / self.central - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveScores:
    """The delivery model assessment: weighted score of each option out of 5, beside the money."""

    totals: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceClassNote:
    """What the experience base says of such promises: the ratios, how many, which cases."""

    kind: str
    ratio: str
    count: int
    cases: tuple[str, ...]
    ratios: Series
    caution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a run must be made from to give the same bytes again."""

    engine_version: str
    case_fingerprint: str
    seed: int
    trials: int
    editions: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """The whole answer. `preferred` is the option with the highest central NPSV."""

    case_id: str
    title: str
    kind: PartnershipKind
    identity: Identity
    years: tuple[FinancialYear, ...]
    price_base: FinancialYear
    discount_factors: Series
    options: tuple[OptionResult, ...]
    counterfactual: str
    preferred: str
    runner_up: str
    affordability: tuple[Affordability, ...]
    chances: Chances | None
    variance_shares: tuple[VarianceShare, ...]
    tornado: tuple[TornadoBar, ...]
    switching_values: tuple[SwitchingValue, ...]
    objectives: ObjectiveScores | None
    reference_classes: tuple[ReferenceClassNote, ...]
    problems: tuple[Problem, ...]

    @property
    def examined(self) -> str:
        """The option whose difference from carrying on is taken apart: the preferred one, or,
        where carrying on is itself preferred, the next.
        """
        return self.runner_up if self.preferred == self.counterfactual else self.preferred

    def option(self, option_id: str) -> OptionResult:
        """The result of one option. Raises KeyError for an unknown id."""
        return {option.id: option for option in self.options}[option_id]
