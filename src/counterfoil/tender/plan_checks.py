"""Where a plan contradicts itself: everything that keeps it from being locked, told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from counterfoil.contract.lines import number_text
from counterfoil.errors import Problem, Severity, errors_among
from counterfoil.tender.plan import WHOLE, Criterion, Plan, Scale, TieBy, every_criterion
from counterfoil.tender.price_checks import price_faults
from counterfoil.tender.workload import workload

FILE = "plan.yaml"
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

Fault = tuple[str, str, str, Severity]
"""Where in the plan, what, the mend, how much it matters."""


def plan_problems(plan: Plan, file: str = FILE) -> tuple[Problem, ...]:
    """Everything in which a plan contradicts itself, and what is worth a warning."""
    faults = (
        *_names(plan),
        *_weights(plan.criteria, "criteria"),
        *_leaves(plan),
        *_scale(plan.scale),
        *_marks(plan),
        *price_faults(plan),
        *_ties(plan),
        *_rules(plan),
    )
    found = [
        Problem(what=what, where=f"{file}, {where}", mend=mend, severity=severity)
        for where, what, mend, severity in faults
    ]
    if not errors_among(found):
        found.extend(_overload(plan, file))
    return tuple(found)


def _names(plan: Plan) -> Iterator[Fault]:
    groups: dict[str, Iterable[str]] = {
        "criteria": (one.id for one in every_criterion(plan.criteria)),
        "evaluators": (one.id for one in plan.evaluators),
        "lots": (one.id for one in plan.lots),
        "conditions": (one.id for one in plan.conditions),
    }
    for where, names in groups.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield where, f"{name} names {times} things", "give each an id of its own", _ERROR
    lots = {"", *(one.id for one in plan.lots)}
    for one in plan.conditions:
        if one.lot not in lots:
            yield f"condition {one.id}", f"there is no lot {one.lot}", _choose(lots), _ERROR


def _weights(criteria: tuple[Criterion, ...], where: str) -> Iterator[Fault]:
    """At every level: the weights under one parent are above nought and come to 100."""
    if not criteria:
        yield where, "there are no criteria", "write each criterion and its weight", _ERROR
        return
    total = sum((one.weight for one in criteria), Fraction(0))
    if total != WHOLE:
        short = WHOLE - total
        mend = f"{'add' if short > 0 else 'take away'} {number_text(abs(short))}"
        listed = ", ".join(f"{one.id} {number_text(one.weight)}" for one in criteria)
        what = f"the weights come to {number_text(total)}, not 100: {listed}"
        yield where, what, mend, _ERROR
    for one in criteria:
        if one.weight <= 0:
            what = f"its weight is {number_text(one.weight)}"
            yield f"criterion {one.id}", what, "give it a weight above 0 or leave it out", _ERROR
        if one.criteria:
            yield from _weights(one.criteria, f"criterion {one.id}, criteria")


def _leaves(plan: Plan) -> Iterator[Fault]:
    for one in every_criterion(plan.criteria):
        where = f"criterion {one.id}"
        if one.criteria and (one.priced or one.minimum is not None or one.word_limit is not None):
            what = "it has criteria under it, and a minimum, word limit or price of its own"
            yield where, what, "move those to the criteria that are marked", _ERROR
        if one.priced and (one.minimum is not None or one.word_limit is not None):
            what = "its points come from the price, and it has a minimum or word limit"
            yield where, what, "leave those out", _ERROR
        if one.word_limit is not None and one.word_limit < 1:
            yield where, "its word limit is below 1", "give a limit or leave it out", _ERROR
        if one.minimum is not None and plan.scale.anchors and not plan.scale.holds(one.minimum):
            what = f"its minimum of {number_text(one.minimum)} is no mark of the scale"
            yield where, what, "give a mark of the scale", _ERROR
        if not one.criteria and not one.priced and not one.question:
            what = "bidders are not told what to answer"
            yield where, what, "write its question", _WARNING


def _scale(scale: Scale) -> Iterator[Fault]:
    where = "scale"
    if len(scale.anchors) < 2 and not any(one.up_to for one in scale.anchors):
        yield where, "it has fewer than two marks", "describe each mark", _ERROR
        return
    if scale.step <= 0:
        yield where, "its step is not above 0", "give the distance of marks, such as 1", _ERROR
        return
    for one in scale.anchors:
        if one.last < one.mark:
            yield where, f"“{one.label}” ends before it begins", "exchange the two", _ERROR
        if not one.meaning.strip():
            what = f"the mark {number_text(one.mark)} has no anchor: nobody is told what earns it"
            yield where, what, "say what an answer of that mark is like", _ERROR
    ordered = sorted(scale.anchors, key=lambda one: one.mark)
    for lower, upper in pairwise(ordered):
        expected = lower.last + scale.step
        if upper.mark > expected:
            span = _span(expected, upper.mark - scale.step)
            yield where, f"it has a gap: no anchor for {span}", "write one, or mend step", _ERROR
        elif upper.mark < expected:
            what = f"“{lower.label}” and “{upper.label}” overlap at {number_text(upper.mark)}"
            yield where, what, f"begin “{upper.label}” at {number_text(expected)}", _ERROR
    if scale.highest <= 0 or scale.lowest < 0:
        yield where, "its marks do not go up from 0 or above", "begin at 0 or above", _ERROR


def _span(first: Fraction, last: Fraction) -> str:
    one, other = number_text(first), number_text(last)
    return one if one == other else f"{one} to {other}"


def _marks(plan: Plan) -> Iterator[Fault]:
    known = {one.id for one in every_criterion(plan.criteria)}
    priced = {one.id for one in every_criterion(plan.criteria) if one.priced}
    lots = {"", *(one.id for one in plan.lots)}
    for evaluator in plan.evaluators:
        where = f"evaluator {evaluator.id}"
        if not evaluator.marks:
            yield where, "there is nothing to mark", "name criteria, or leave out", _ERROR
        for one in evaluator.marks:
            if one.criterion not in known:
                yield where, f"there is no criterion {one.criterion}", _choose(known), _ERROR
            if one.criterion in priced:
                what = f"{one.criterion} is the price, which nobody marks"
                yield where, what, "leave it out: the formula marks it", _ERROR
            if one.lot not in lots:
                yield where, f"there is no lot {one.lot}", _choose(lots), _ERROR
    for lot in [one.id for one in plan.lots] or [""]:
        for leaf in plan.marked:
            count = len(plan.evaluators_of(leaf.id, lot))
            where = f"criterion {leaf.id}" + (f", lot {lot}" if lot else "")
            if count == 0:
                yield where, "nobody marks it", "name it under an evaluator's marks", _ERROR
            elif count == 1:
                mend = "let two or more mark each criterion, so that a mark has a second opinion"
                yield where, "only one evaluator marks it", mend, _WARNING


def _ties(plan: Plan) -> Iterator[Fault]:
    where = "ties"
    if not plan.ties:
        mend = "write the steps in order, such as quality, then drawing_lots before a witness"
        yield where, "two bids may come out equal, and no rule says which wins", mend, _ERROR
        return
    for place, step in enumerate(plan.ties):
        if step.by is TieBy.CRITERION and plan.leaf(step.criterion) is None:
            names = {one.id for one in plan.leaves}
            what = f"step {place + 1} names no criterion that is marked: {step.criterion or '–'}"
            yield where, what, _choose(names), _ERROR
        if step.by is TieBy.PRICE and plan.price is None:
            what = f"step {place + 1} decides by a price, and the plan has none"
            yield where, what, "decide by quality or by drawing lots", _ERROR
        if step.by is TieBy.DRAWING_LOTS and place + 1 < len(plan.ties):
            what = "steps stand after drawing lots, which always decides"
            yield where, what, "let drawing_lots be the last", _ERROR
    if plan.ties[-1].by is not TieBy.DRAWING_LOTS:
        what = "bids may still be equal after the last step"
        yield where, what, "let drawing_lots be the last step", _WARNING


def _rules(plan: Plan) -> Iterator[Fault]:
    rule = plan.divergence
    if rule is None:
        mend = "say from how many marks apart marks are talked over, in marks_apart"
        yield "divergence", "nothing says when marks lie too far apart", mend, _ERROR
    elif plan.scale.anchors:
        reach = plan.scale.highest - plan.scale.lowest
        if not 0 < rule.marks_apart <= reach:
            what = f"marks {number_text(rule.marks_apart)} apart can never, or always, be"
            mend = f"give a distance above 0 and up to {number_text(reach)}"
            yield "divergence", what, mend, _ERROR
    if plan.minimum_quality is not None and not 0 < plan.minimum_quality <= WHOLE:
        mend = "give a number of the hundred points of quality alone"
        yield "minimum_quality", "it is not above 0 and up to 100", mend, _ERROR
    if not (plan.disclosure.scores and plan.disclosure.reasons and plan.disclosure.winners_name):
        what = "scores, reasons or the winner are to be kept back, which the law does not allow"
        mend = "disclose them: assessment summaries must hold them (Procurement Act 2023, s.50)"
        yield "disclosure", what, mend, _ERROR
    low = plan.low_bids
    if plan.price is not None and low is None:
        mend = "write low_bids, so that a price too low to be true is asked about by a rule"
        yield "low_bids", "no rule says when a price is asked about as too low", mend, _WARNING
    if low and low.below_should_cost_percent is not None and low.should_cost_gbp is None:
        what = "a price is compared with the should-cost estimate, and there is none"
        yield "low_bids", what, "give should_cost_gbp", _ERROR


def _overload(plan: Plan, file: str) -> Iterator[Problem]:
    for one in workload(plan):
        if one.hours > plan.pace.hours_most:
            yield Problem(
                what=f"{one.evaluator} is asked for {number_text(one.hours, 1)} hours, more than "
                f"{number_text(plan.pace.hours_most, 1)}",
                where=f"{file}, evaluator {one.evaluator}",
                mend="share out the criteria, shorten word limits, or allow more time",
                severity=_WARNING,
            )


def _choose(names: Iterable[str]) -> str:
    return f"use one of {', '.join(sorted(one for one in names if one))}"
