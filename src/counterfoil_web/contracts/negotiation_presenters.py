"""Terms that were tried, in the rows of their page and of their file."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.backtest import Backtest
from counterfoil.contract.largest_deduction import LargestDeduction
from counterfoil.contract.lines import pounds
from counterfoil.contract.simulated_year import SimulatedYear
from counterfoil_web.contracts.negotiation_store import Looked
from counterfoil_web.partnerships.list_files import Cell

COLUMNS = ("Part", "What", "Before VAT (£)", "Deducted (£)", "In words")
NO_LIMIT = "no limit"
_LEVELS = (
    ("Mean", "mean_gbp"),
    ("P10: one year in ten is not above it", "p10_gbp"),
    ("P50: half of the years are not above it", "p50_gbp"),
    ("P90: nine years in ten are not above it", "p90_gbp"),
)

Row = tuple[str, str, Cell, Cell, str]


def amount_words(gbp: Decimal | None) -> str:
    """An amount, or that nothing limits it.

    >>> amount_words(Decimal("25000")), amount_words(None)
    ('£25,000.00', 'no limit')
    """
    return NO_LIMIT if gbp is None else pounds(gbp)


def share_words(share: Fraction | None) -> str:
    """A share in percent with one decimal; blank for none.

    >>> share_words(Fraction(1, 10)), share_words(Fraction(1, 3)), share_words(None)
    ('10%', '33.3%', '')
    """
    return "" if share is None else f"{float(share):.1%}".replace(".0%", "%")


def spread_rows(year: SimulatedYear | None) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """The levels of a simulated year: what is paid before VAT, and what is deducted."""
    if year is None:
        return ()
    return tuple(
        (words, getattr(year.payment, name), getattr(year.deductions, name))
        for words, name in _LEVELS
    )


def largest_rows(largest: LargestDeduction | None) -> tuple[tuple[str, str], ...]:
    """The most that each measure and regime can deduct in the month, before caps."""
    if largest is None:
        return ()
    return tuple((one.title, amount_words(one.gbp)) for one in largest.each)


def file_rows(looked: Looked, year: SimulatedYear | None) -> list[Row]:
    """Everything as the rows of a file."""
    return [
        *_past_rows(looked.past),
        *_year_rows(year),
        *_largest_file_rows(looked.largest),
        *(
            ("Doing worse pays more", one.title, "", one.gain_gbp, one.what)
            for one in looked.reversals
        ),
        *(
            ("Clauses", one.where, "", "", f"{one.what}. To mend it: {one.mend}")
            for one in looked.contradictions
        ),
    ]


def _past_rows(past: Backtest | None) -> list[Row]:
    if past is None:
        return []
    part = "On past figures"
    rows: list[Row] = [
        (part, str(one.month), one.due.net_gbp, one.deductions_gbp, "") for one in past.months
    ]
    lost = f"lost to caps: {pounds(past.lost_to_caps_gbp)}"
    return [*rows, (part, "In all", past.net_gbp, past.deductions_gbp, lost)]


def _year_rows(year: SimulatedYear | None) -> list[Row]:
    if year is None:
        return []
    part = "A simulated year"
    how = f"{year.trials:,} trials, seed {year.seed}"
    rows: list[Row] = [
        (part, words, paid, deducted, how) for words, paid, deducted in spread_rows(year)
    ]
    worst = year.worst_tenth_gbp
    return [*rows, (part, "Mean of the dearest tenth of years", worst, "", how)]


def _largest_file_rows(largest: LargestDeduction | None) -> list[Row]:
    if largest is None:
        return []
    part = "The most that can be deducted"
    each: list[Row] = [
        (part, f"{one.title}, in {largest.month.words}, before caps", "", _cell(one.gbp), "")
        for one in largest.each
    ]
    assumed = "; ".join(largest.assumed)
    month, year = largest.charges_gbp, largest.year_charges_gbp
    return [
        *each,
        (part, f"In {largest.month.words}", month, _cell(largest.month_gbp), assumed),
        (part, f"In contract year {largest.year}", year, _cell(largest.year_gbp), assumed),
    ]


def _cell(gbp: Decimal | None) -> Cell:
    return NO_LIMIT if gbp is None else gbp
