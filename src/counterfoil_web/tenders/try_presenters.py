"""What came of trying a plan, in words and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.contractfile.exact_text import exact_text
from counterfoil.tender.award import Entry, Ranking
from counterfoil.tender.plan import Plan
from counterfoil.tender.try_plan import CounterExample, Reward
from counterfoil.tenderfile.dummy_bids import dummy_columns
from counterfoil_web.tenders.amount_words import gbp


@dataclass(frozen=True)
class TrialRow:
    """A dummy bid and where it came. place: in words."""

    bid: str
    price: str
    quality: str
    price_points: str
    total: str
    place: str
    is_winner: bool


@dataclass(frozen=True)
class RewardRow:
    """What a price earns, and how much more may be asked there for one more point of quality."""

    price: str
    points: str
    worth: str


def ranking_rows(ranking: Ranking, entries: Iterable[Entry]) -> list[TrialRow]:
    """The bids in order, those that are out last with why."""
    prices = {one.bid: one.price_gbp for one in entries}
    rows = [
        TrialRow(
            bid=one.bid,
            price=gbp(one.price_gbp),
            quality=number_text(one.quality, 2),
            price_points=_points(one.price_points),
            total=_points(one.result) if ranking.highest_first else gbp(one.result),
            place=str(one.rank),
            is_winner=one.bid == ranking.winner,
        )
        for one in ranking.placed
    ]
    rows += [
        TrialRow(one.bid, gbp(prices.get(one.bid)), "", "", "", f"Out: {one.reason}", False)
        for one in ranking.out
    ]
    return rows


def reward_rows(plan: Plan, rewards: Iterable[Reward]) -> list[RewardRow]:
    """The points that prices earn, from low to high."""
    leaf = plan.priced
    weight = leaf.points if leaf is not None else Fraction(0)
    return [
        RewardRow(
            price=gbp(one.price_gbp),
            points="–" if one.share is None else number_text(one.share * weight, 2),
            worth="Nothing" if one.gbp_per_point is None else gbp(one.gbp_per_point),
        )
        for one in rewards
    ]


def counter_words(found: CounterExample) -> list[str]:
    """The counter-example as sentences."""
    one = found.reversal
    prices = {each.bid: each.price_gbp for each in found.entries}
    bids = ", ".join(f"{bid} asks {gbp(price)}" for bid, price in prices.items())
    return [
        f"{bids}. {one.winner} wins.",
        f"Had {one.without} not bid, {one.winner_then} would win, though nothing changed between "
        f"{one.winner} and {one.winner_then}.",
    ]


def dummy_text(plan: Plan, entries: Sequence[Entry]) -> str:
    """Dummy bids as the table in which they are changed."""
    lines = [",".join(dummy_columns(plan))]
    for one in entries:
        price = [] if plan.price is None else [exact_text(one.price_gbp or Fraction(0))]
        marks = [exact_text(one.marks[leaf.id]) for leaf in plan.marked]
        lines.append(",".join([one.bid, *price, *marks]))
    return "\n".join(lines) + "\n"


def _points(value: Fraction | None) -> str:
    return "–" if value is None else number_text(value, 2)
