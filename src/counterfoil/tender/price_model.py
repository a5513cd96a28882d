"""How a price becomes points: the formula, what it needs, and the flaw that it is known for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class Formula(StrEnum):
    """The ways in which a price may count."""

    LOWEST_OVER_PRICE = "lowest_over_price"
    LINEAR_TO_CEILING = "linear_to_ceiling"
    LINEAR_TO_MEAN = "linear_to_mean"
    PRICE_PER_QUALITY_POINT = "price_per_quality_point"
    MONETISED_QUALITY = "monetised_quality"

    @property
    def is_relative(self) -> bool:
        """Whether a bid's points depend on other bids."""
        return self in (Formula.LOWEST_OVER_PRICE, Formula.LINEAR_TO_MEAN)

    @property
    def has_points(self) -> bool:
        """Whether price earns points beside quality; else one figure has both, lowest first."""
        return self not in (Formula.PRICE_PER_QUALITY_POINT, Formula.MONETISED_QUALITY)


class PriceFigure(StrEnum):
    """Which price counts: the total that was bid, or what would be paid over the term."""

    TOTAL = "total"
    WHOLE_LIFE_EXPECTED = "whole_life_expected"
    WHOLE_LIFE_WORST_TENTH = "whole_life_worst_tenth"

    @property
    def is_whole_life(self) -> bool:
        """Whether the price schedule is run through the contract's payment mechanism."""
        return self is not PriceFigure.TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeOutlook:
    """How much of a volume there is a month in the year before the contract, and how it may grow.

    growth: of each year on the one before, a distribution in words, such as
    uniform(low=-0.05, high=0.05); blank for none.
    """

    volume: str
    a_month: Fraction
    growth: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceModel:
    """Which price counts and by which formula.

    full_marks_gbp, ceiling_gbp: between which a price earns its share on a straight line.
    gbp_per_quality_point: what the authority would pay for one of a hundred points of quality.
    contract: the folder of the contract to be signed, for a whole-life price.
    """

    formula: Formula
    figure: PriceFigure = PriceFigure.TOTAL
    full_marks_gbp: Fraction | None = None
    ceiling_gbp: Fraction | None = None
    gbp_per_quality_point: Fraction | None = None
    estimate_gbp: Fraction | None = None
    contract: str = ""
    volumes: tuple[VolumeOutlook, ...] = ()
    trials: int = 1_000
    seed: int = 0


@dataclass(frozen=True, slots=True)
class FormulaWords:
    """A formula in words for a reader: its name, its sum and what is known to go wrong with it."""

    name: str
    sum: str
    flaw: str


FORMULA_WORDS: MappingProxyType[Formula, FormulaWords] = MappingProxyType(
    {
        Formula.LOWEST_OVER_PRICE: FormulaWords(
            "Lowest price over price",
            "points = weight × lowest price ÷ price",
            "It is relative: a bid that cannot win can change which of the others does, and one "
            "very low price takes points from all others. A bidder cannot work out the points.",
        ),
        Formula.LINEAR_TO_CEILING: FormulaWords(
            "Straight line to a ceiling",
            "points = weight × (ceiling − price) ÷ (ceiling − price for full marks), "
            "from nought to the weight",
            "It saturates: beyond either end a pound more or less earns nothing, so a bidder "
            "there has no reason to lower the price, or none to keep it down.",
        ),
        Formula.LINEAR_TO_MEAN: FormulaWords(
            "Straight line through the mean",
            "points = weight × (½ + (mean − price) ÷ mean), from nought to the weight",
            "It is relative: every bid moves the mean, so a bid that cannot win can change which "
            "of the others does. It saturates half the mean away from it either side.",
        ),
        Formula.PRICE_PER_QUALITY_POINT: FormulaWords(
            "Price per quality point",
            "figure = price ÷ quality points, lowest first",
            "It has no weights: a poor bid wins if it is cheap enough, so a minimum of quality is "
            "needed; and what one more point is worth rises with the price bid.",
        ),
        Formula.MONETISED_QUALITY: FormulaWords(
            "Absolute value for money",
            "figure = price − quality points × what a point is worth, lowest first",
            "All rests on what a point of quality is said to be worth, which must be argued for "
            "before the tender and cannot be shown to be right.",
        ),
    }
)
"""What each formula is called, does and gets wrong."""
