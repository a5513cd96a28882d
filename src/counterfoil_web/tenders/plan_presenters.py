"""A plan in words and rows: the tree with its points, the scale, who marks what, the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.tender.plan import BeyondLimit, Criterion, DivergenceRule, Plan, TieBy, TieStep
from counterfoil.tender.price_model import FORMULA_WORDS, PriceFigure
from counterfoil.tender.workload import workload
from counterfoil_web.tenders.amount_words import gbp

_WHOLE = Fraction(100)
_FIGURES = {
    PriceFigure.TOTAL: "the total that each bid asks",
    PriceFigure.WHOLE_LIFE_EXPECTED: "what would be paid over the whole term, as expected",
    PriceFigure.WHOLE_LIFE_WORST_TENTH: "what would be paid over the whole term in the worst tenth",
}


@dataclass(frozen=True)
class CriterionRow:
    """One branch or leaf of the tree. depth: from 0. points: of the whole hundred."""

    id: str
    title: str
    depth: int
    weight: str
    points: str
    question: str
    markers: str
    conditions: str
    is_leaf: bool
    is_priced: bool


@dataclass(frozen=True)
class EvaluatorRow:
    """An evaluator of the plan, what they mark and for how long."""

    id: str
    role: str
    marks: str
    answers: int
    hours: str


def criterion_rows(plan: Plan) -> list[CriterionRow]:
    """The whole tree, parents before children."""
    return list(_rows(plan, plan.criteria, _WHOLE, 0))


def evaluator_rows(plan: Plan) -> list[EvaluatorRow]:
    """Everybody who marks, with the work that it comes to."""
    work = {one.evaluator: one for one in workload(plan)}
    titles = {leaf.id: leaf.criterion.title for leaf in plan.marked}
    rows = []
    for one in plan.evaluators:
        asked = {leaf.id for lot in _lots(plan) for leaf in plan.marks_of(one, lot)}
        every = asked == set(titles)
        marks = "Every criterion" if every else ", ".join(titles[name] for name in sorted(asked))
        found = work[one.id]
        rows.append(
            EvaluatorRow(one.id, one.role, marks, found.answers, f"{float(found.hours):.1f}")
        )
    return rows


def scale_rows(plan: Plan) -> list[tuple[str, str, str]]:
    """Each mark of the scale, its label and what earns it."""
    return [
        (
            number_text(one.mark)
            if one.last == one.mark
            else f"{number_text(one.mark)} to {number_text(one.last)}",
            one.label,
            one.meaning,
        )
        for one in plan.scale.anchors
    ]


def rules_of(plan: Plan) -> list[tuple[str, str]]:
    """The rules that are no table, each with its words."""
    rules = []
    if plan.price is not None:
        words = FORMULA_WORDS[plan.price.formula]
        rules.append(("Price", f"{words.name}: {words.sum}. It compares {_compared(plan)}."))
        rules.append(("Its known flaw", words.flaw))
    else:
        rules.append(("Price", "It is fixed, and bids compete on quality alone."))
    if plan.minimum_quality is not None:
        least = number_text(plan.minimum_quality)
        rules.append(("Least quality", f"A bid below {least} of 100 points of quality is out."))
    rules.append(("If bids are equal", _ties(plan.ties)))
    rules.append(("When marks are talked over", _divergence(plan.divergence)))
    rules.append(("Prices asked about as too low", low_bid_words(plan)))
    names = "Evaluators see an id in its place" if plan.blind_names else "Evaluators see them"
    rules.append(("Bidders’ names", f"{names}."))
    return rules


def low_bid_words(plan: Plan) -> str:
    """When a price is asked about as abnormally low."""
    rule = plan.low_bids
    if rule is None:
        return "No rule says when."
    said = [
        f"more than {number_text(percent)}% below {what}"
        for percent, what in (
            (rule.below_should_cost_percent, f"the should-cost of {gbp(rule.should_cost_gbp)}"),
            (rule.below_mean_percent, "the mean of the others"),
            (rule.below_next_percent, "the next lowest"),
        )
        if percent is not None
    ]
    return f"A price {' or '.join(said)}." if said else "No test is made."


def _compared(plan: Plan) -> str:
    assert plan.price is not None
    return _FIGURES[plan.price.figure]


def _rows(
    plan: Plan, criteria: tuple[Criterion, ...], points: Fraction, depth: int
) -> Iterator[CriterionRow]:
    for one in criteria:
        own = points * one.weight / _WHOLE
        leaf = not one.criteria
        roles = {
            each.role for lot in _lots(plan) for each in plan.evaluators_of(one.id, lot) if leaf
        }
        yield CriterionRow(
            id=one.id,
            title=one.title,
            depth=depth,
            weight=number_text(one.weight),
            points=number_text(own),
            question=one.question,
            markers="By the formula" if one.priced else ", ".join(sorted(roles)),
            conditions=_conditions(one),
            is_leaf=leaf,
            is_priced=one.priced,
        )
        yield from _rows(plan, one.criteria, own, depth + 1)


def _conditions(one: Criterion) -> str:
    said = []
    if one.minimum is not None:
        said.append(f"Below {number_text(one.minimum)} the bid is out")
    if one.word_limit is not None:
        beyond = "not read" if one.beyond_limit is BeyondLimit.NOT_READ else "asked about"
        said.append(f"At most {one.word_limit:,} words; what is beyond is {beyond}")
    return ". ".join(said)


def _ties(steps: tuple[TieStep, ...]) -> str:
    words = {
        TieBy.QUALITY: "the points of quality",
        TieBy.PRICE: "the lower price",
        TieBy.DRAWING_LOTS: "drawing lots before a witness",
    }
    said = [
        f"the points of {one.criterion}" if one.by is TieBy.CRITERION else words[one.by]
        for one in steps
    ]
    if not said:
        return "No rule says which wins."
    first, *rest = said
    return f"{first[:1].upper()}{first[1:]}{''.join(f', then {one}' for one in rest)}."


def _divergence(rule: DivergenceRule | None) -> str:
    if rule is None:
        return "Nothing says when marks lie too far apart."
    words = f"From {number_text(rule.marks_apart)} marks apart"
    return f"{words}, or either side of a minimum." if rule.across_minimum else f"{words}."


def _lots(plan: Plan) -> list[str]:
    return [one.id for one in plan.lots] or [""]
