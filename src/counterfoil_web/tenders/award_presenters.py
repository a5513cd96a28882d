"""The award in words: places, points, what a price was held against, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.tender.acceptability import Acceptability
from counterfoil.tender.award import Placed, Ranking
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.low_bids import (
    LowBid,
    LowBidTest,
    PriceAnswer,
    PriceDecision,
    PriceQuestion,
    PriceVerdict,
)
from counterfoil.tender.plan import Leaf, Plan, Stage, TieBy, TieStep
from counterfoil.tender.price_model import FORMULA_WORDS, PriceFigure
from counterfoil_web.tenders.award_answers import Award, Turns
from counterfoil_web.tenders.counted_prices import Counted

FEW = 10
_TIES = {
    TieBy.QUALITY: "more quality goes first",
    TieBy.PRICE: "the lower price goes first",
    TieBy.DRAWING_LOTS: "lots were drawn",
}
_STAGES = {
    Stage.CONDITIONS: "before marking",
    Stage.THRESHOLDS: "at a threshold",
    Stage.SCORED: "after marking",
}
_TESTS = {
    LowBidTest.SHOULD_COST: "what it should cost",
    LowBidTest.MEAN_OF_OTHERS: "the mean of the others",
    LowBidTest.NEXT_LOWEST: "the next lowest",
}
_VERDICTS = {
    PriceVerdict.STAYS_IN: ("Stays in", "green"),
    PriceVerdict.DISREGARDED: ("Disregarded", "red"),
}
_FIGURES = {
    PriceFigure.TOTAL: "the total bid",
    PriceFigure.WHOLE_LIFE_EXPECTED: "what the bid would cost over the whole term, as expected",
    PriceFigure.WHOLE_LIFE_WORST_TENTH: "what the bid would cost over the whole term in the worst "
    "tenth of futures",
}


def points(value: Fraction | None) -> str:
    """Points to two decimals, … after them when they go on."""
    return "–" if value is None else number_text(value, 2)


def pounds(value: Fraction | None) -> str:
    """Whole pounds, rounded half away from nought."""
    if value is None:
        return "–"
    whole = (abs(value) + Fraction(1, 2)).__floor__()
    return f"{'−' if value < 0 and whole else ''}£{whole:,}"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One bid in the order."""

    place: Placed
    name: str
    result: str
    price: str
    cells: tuple[str, ...]


def place_rows(plan: Plan, found: Ranking, names: Mapping[str, str]) -> list[PlaceRow]:
    """The bids in order with the points of each criterion."""
    show = points if found.highest_first else pounds
    return [
        PlaceRow(
            one,
            names.get(one.bid, one.bid),
            show(one.result),
            pounds(one.price_gbp),
            tuple(points(one.points.get(leaf.id)) for leaf in plan.leaves),
        )
        for one in found.placed
    ]


def tie_sentences(found: Ranking, names: Mapping[str, str]) -> list[str]:
    """Each tie, and what parted it."""
    told = []
    for tie in found.ties:
        held = [names.get(bid, bid) for bid in tie.bids]
        who = f"{', '.join(held[:-1])} and {held[-1]}"
        how = "not parted yet: draw lots" if tie.decided_by is None else step_words(tie.decided_by)
        told.append(f"{who} come out equal; {how}.")
    return told


def step_words(step: TieStep) -> str:
    """A step of the tie rule."""
    if step.by is TieBy.CRITERION:
        return f"more points for {step.criterion} goes first"
    return _TIES[step.by]


def unparted(found: Ranking) -> list[str]:
    """The bids that wait for lots to be drawn."""
    return [bid for tie in found.ties if tie.decided_by is None for bid in tie.bids]


def out_rows(found: Ranking, names: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """The bids that are not ranked: which, at which stage, why."""
    return [(names.get(one.bid, one.bid), _STAGES[one.stage], one.reason) for one in found.out]


@dataclass(frozen=True, slots=True)
class LowRow:
    """A price that looks too low, and how far it has come."""

    bid: str
    name: str
    price: str
    tests: tuple[str, ...]
    question: PriceQuestion | None
    answer: PriceAnswer | None
    decision: PriceDecision | None
    verdict: str
    tag: str


def low_rows(dossier: Dossier, low: Iterable[LowBid], names: Mapping[str, str]) -> list[LowRow]:
    """The low prices, those already decided on among them."""
    asked = {one.bid: one for one in dossier.of(PriceQuestion)}
    answered = {one.bid: one for one in dossier.of(PriceAnswer)}
    decided = {one.bid: one for one in dossier.of(PriceDecision)}
    tests: dict[str, list[LowBid]] = {}
    for one in low:
        tests.setdefault(one.bid, []).append(one)
    found = []
    for bid in dict.fromkeys((*tests, *decided)):
        verdict = decided.get(bid)
        words, tag = ("To be decided", "yellow") if verdict is None else _VERDICTS[verdict.verdict]
        held = tests.get(bid, [])
        found.append(
            LowRow(
                bid,
                names.get(bid, bid),
                pounds(held[0].price_gbp) if held else "",
                tuple(_low_words(one) for one in held),
                asked.get(bid),
                answered.get(bid),
                verdict,
                words,
                tag,
            )
        )
    return found


def _low_words(one: LowBid) -> str:
    return (
        f"{number_text(one.below_percent, 1)}% below {_TESTS[one.test]}, "
        f"{pounds(one.against_gbp)}; the plan’s limit is {number_text(one.limit_percent, 1)}%"
    )


def formula_words(plan: Plan) -> dict[str, str]:
    """How the price counts: figure, formula, sum, flaw."""
    assert plan.price is not None
    words = FORMULA_WORDS[plan.price.formula]
    return {
        "figure": _FIGURES[plan.price.figure],
        "name": words.name,
        "sum": words.sum,
        "flaw": words.flaw,
    }


def price_rows(
    dossier: Dossier, award: Award, names: Mapping[str, str]
) -> list[tuple[str, str, str, str, str, str]]:
    """For each bid: name, sheet, expected, worst tenth, what counts, points or figure."""
    found = award.ranking
    rows = []
    for bid in dossier.bids_for(award.lot):
        counted = award.prices_gbp.get(bid.id)
        if counted is None:
            continue
        whole = award.counted.whole_life.get(bid.id)
        place = None if found is None else found.place(bid.id)
        earned = "" if place is None else points(place.price_points)
        if place is not None and found is not None and not found.highest_first:
            earned = pounds(place.result)
        sheet = "" if whole is None else pounds(Fraction(whole.sheet_gbp))
        expected = "" if whole is None else pounds(Fraction(whole.expected.mean_gbp))
        worst = "" if whole is None else pounds(Fraction(whole.worst_tenth_gbp))
        rows.append((names.get(bid.id, bid.id), sheet, expected, worst, pounds(counted), earned))
    return rows


def is_whole_life(counted: Counted, plan: Plan) -> bool:
    """Whether bids are compared over the whole term."""
    return bool(counted.whole_life) or (plan.price is not None and plan.price.figure.is_whole_life)


def weight_rows(turns: Turns, names: Mapping[str, str]) -> list[tuple[str, str, str, str, str]]:
    """Each weight that alone changes the winner."""
    return [
        (
            one.title,
            points(one.weight),
            f"{'below' if one.below else 'above'} {points(one.at)}",
            points(one.change),
            names.get(one.instead, one.instead) or "no bid",
        )
        for one in turns.weights
    ]


def mark_rows(
    turns: Turns, leaves: Iterable[Leaf], names: Mapping[str, str]
) -> list[tuple[str, str, str, str, str]]:
    """The marks that alone change the winner, the nearest first."""
    titles = {leaf.id: leaf.criterion.title for leaf in leaves}
    return [
        (
            names.get(one.bid, one.bid),
            titles.get(one.criterion, one.criterion),
            points(one.mark),
            points(one.to),
            names.get(one.instead, one.instead) or "none outright",
        )
        for one in turns.marks[:FEW]
    ]


def alone_rows(
    dossier: Dossier, turns: Turns, names: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What each evaluator alone would have chosen."""
    roles = {one.id: one.role for one in dossier.plan.evaluators}
    return [
        (
            roles.get(one.evaluator, one.evaluator),
            names.get(one.ranking.winner or "", one.ranking.winner or "") or "none outright",
            f"{one.own} of {one.all}",
        )
        for one in turns.alone
    ]


def agreement_rows(turns: Turns, leaves: Iterable[Leaf]) -> list[tuple[str, str]]:
    """Krippendorff's alpha of all criteria together, then of each."""
    titles = {leaf.id: leaf.criterion.title for leaf in leaves}
    held = [("All criteria", turns.agreement)]
    held += [(titles[one.criterion], one.agreement) for one in turns.by_criterion]
    return [
        (title, one.why_none if one.alpha is None else number_text(one.alpha, 3))
        for title, one in held
    ]


def rank_rows(ranks: Acceptability, names: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """How often each bid came at each rank, in per cent."""
    numbers = range(1, len(ranks.bids) + 1)
    return [
        (names.get(bid, bid), [percent(ranks.share(bid, rank)) for rank in numbers])
        for bid in ranks.bids
    ]


def percent(share: float) -> str:
    """A share to a tenth of a per cent; never all or nothing where it is not.

    >>> percent(0.4333), percent(1.0), percent(0.99999), percent(0.00001)
    ('43.3%', '100.0%', '>99.9%', '<0.1%')
    """
    if 0.0 < share < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= share < 1.0 else f"{share:.1%}"
