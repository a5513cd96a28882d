"""Deductions of a month: for availability and performance, within the caps, less what goes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from counterfoil.contract.assessment import Assessment, assess, in_pounds, judged_over
from counterfoil.contract.lines import Line, Part, Section, Unit, line_of, to_pence
from counterfoil.contract.measures import Basis, EarnBack, Measure, Order
from counterfoil.contract.setting import ZERO, Setting
from counterfoil.contract.terms import Terms
from counterfoil.quantities.years import Month

AT_RISK_SECTIONS = (Section.BASE, Section.INDEXATION, Section.VOLUME)


@dataclass(frozen=True, slots=True)
class LostToCap:
    """What a deduction would have been and was not, because a cap was reached."""

    of: str
    title: str
    due_gbp: Decimal
    taken_gbp: Decimal
    cap: str

    @property
    def lost_gbp(self) -> Decimal:
        """The part that no cap let through."""
        return self.due_gbp - self.taken_gbp


@dataclass(slots=True)
class History:
    """Assessments of each measure so far, and deductions that may yet be earned back.

    judged: assessments made before from the same terms and measurements, by version, measure and
    month; a second history that is given them judges no measure anew.
    """

    judged: dict[tuple[int, str, Month], Assessment] = field(default_factory=dict)
    assessments: dict[str, list[Assessment]] = field(default_factory=dict)
    waiting: dict[str, list[tuple[Month, Decimal]]] = field(default_factory=dict)
    runs: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Deducted:
    """The lines of a month's deductions, the measures judged, and what the caps cost."""

    lines: list[Line] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    lost: list[LostToCap] = field(default_factory=list)
    pool_gbp: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Due:
    of: str
    title: str
    clause: str
    section: Section
    formula: str
    parts: tuple[Part, ...]
    exact: Fraction
    gbp: Decimal


def deducted(setting: Setting, charges: Iterable[Line], history: History) -> Deducted:
    """Every deduction of a month, in the order and within the caps that the terms state.

    charges: the month's lines so far; those of charges at risk make the pool.
    """
    result = Deducted()
    at_risk = charges_at_risk(setting.terms, charges)
    rules = setting.terms.deductions
    pool = None if rules.pool is None else max(ZERO, at_risk * rules.pool)
    result.pool_gbp = None if pool is None else to_pence(pool, setting.terms.rounding)
    availability = list(_availability(setting))
    performance = []
    for measure in setting.terms.measures:
        one = _assessed(setting, measure, history)
        if one is None:
            continue
        result.assessments.append(one)
        if one.amount:
            performance.append(_performance(setting, one, at_risk, pool))
    if rules.order is Order.LARGEST_FIRST:
        performance.sort(key=lambda due: -due.gbp)
    caps = _Caps(setting, result, at_risk)
    for due in availability:
        caps.take(due, capped=rules.with_availability)
    for due in performance:
        caps.take(due, capped=True)
    _waive(setting, result, history)
    result.lines.extend(_earned_back(setting, result, history))
    return result


def charges_at_risk(terms: Terms, charges: Iterable[Line]) -> Fraction:
    """The sum, before rounding, of those lines of charges of which deductions are a share."""
    held = {charge.id for charge in terms.charges if charge.at_risk}
    return sum(
        (line.exact for line in charges if line.section in AT_RISK_SECTIONS and line.of in held),
        ZERO,
    )


def _assessed(setting: Setting, measure: Measure, history: History) -> Assessment | None:
    months = judged_over(measure, setting.month, setting.term)
    if not months:
        return None
    earlier = history.assessments.setdefault(measure.id, [])
    key = (setting.terms.number, measure.id, setting.month)
    one = history.judged.get(key)
    if one is None:
        one = assess(measure, setting.month, months, setting.known, earlier)
        history.judged[key] = one
    if one.why_not:
        setting.gap(
            f"{measure.title}: {one.why_not}",
            f"measure {measure.id}",
            f"enter the measurement of {setting.month}, or record why there is none",
        )
    earlier.append(one)
    return one


def _performance(
    setting: Setting, one: Assessment, at_risk: Fraction, pool: Fraction | None
) -> _Due:
    rules = setting.terms.deductions
    measure = one.measure
    exact = in_pounds(one, rules, at_risk, pool)
    band = one.band
    unit = Unit.POUNDS if measure.basis is Basis.POUNDS else Unit.PERCENT
    unit = Unit.NUMBER if measure.basis is Basis.POINTS else unit
    parts = list(one.parts)
    parts.append(Part("target", measure.target, _unit(measure), clause=measure.clause))
    formula = "result is worse than target"
    if band is not None:
        parts.append(Part("band edge", band.beyond, _unit(measure), clause=measure.clause))
        parts.append(Part("deduction", band.amount, unit, clause=measure.clause))
        formula = "result is worse than band edge (target): deduction"
        if band.step is not None:
            parts.append(Part("step", band.step, _unit(measure), clause=measure.clause))
            formula += " for each step or part of one"
    if one.multiplier != 1:
        parts.append(Part("repeat", one.multiplier, Unit.FACTOR, clause=measure.clause))
        formula += " × repeat"
    basis, shown = _basis(setting, measure, at_risk, pool)
    if shown is not None:
        parts.append(shown)
        formula += f" × {basis}"
    return _Due(
        of=measure.id,
        title=measure.title,
        clause=measure.clause,
        section=Section.PERFORMANCE,
        formula=formula,
        parts=tuple(parts),
        exact=exact,
        gbp=to_pence(exact, setting.terms.rounding),
    )


def _unit(measure: Measure) -> Unit:
    return Unit.PERCENT if measure.ratio else Unit.NUMBER


def _basis(
    setting: Setting, measure: Measure, at_risk: Fraction, pool: Fraction | None
) -> tuple[str, Part | None]:
    rules = setting.terms.deductions
    charges = Part("charges at risk", at_risk, Unit.POUNDS)
    if measure.basis is Basis.SHARE_OF_CHARGES:
        return charges.name, charges
    if measure.basis is Basis.SHARE_OF_POOL:
        held = at_risk if pool is None else pool
        return "pool at risk", Part("pool at risk", held, Unit.POUNDS, clause=rules.clause)
    if measure.basis is Basis.POINTS:
        each = rules.point_gbp
        if each is None:
            each = (rules.point_share or ZERO) * at_risk
        return "pounds a point", Part("pounds a point", each, Unit.POUNDS, clause=rules.clause)
    return "", None


def _availability(setting: Setting) -> Iterator[_Due]:
    for regime in setting.terms.regimes:
        for event in setting.known.unavailabilities.get(regime.id, []):
            kind = regime.unit_type(event.unit_type)
            if kind is None:
                setting.gap(
                    f"a failure of {event.unit_type!r} is recorded, which the regime does not have",
                    f"availability {regime.id}",
                    "correct the type of unit; until then nothing is deducted for it",
                )
                continue
            if event.id in setting.known.excused:
                continue
            hours = regime.hours_lost(event, setting.month, setting.term)
            if not hours:
                continue
            exact = event.units * hours * kind.weight * regime.rate_gbp
            parts = (
                Part("units", event.units, records=(event.id,)),
                Part("hours lost", hours, records=(event.id,)),
                Part("weight", kind.weight, Unit.FACTOR, clause=regime.clause),
                Part("rate", regime.rate_gbp, Unit.POUNDS, clause=regime.clause),
            )
            yield _Due(
                of=f"{regime.id}/{event.id}",
                title=f"{regime.title}: {kind.title}",
                clause=regime.clause,
                section=Section.AVAILABILITY,
                formula="units × hours lost × weight × rate",
                parts=parts,
                exact=exact,
                gbp=to_pence(exact, setting.terms.rounding),
            )


class _Caps:
    """Takes deductions one after the other while the caps of the month and the year last."""

    def __init__(self, setting: Setting, result: Deducted, at_risk: Fraction) -> None:
        rules = setting.terms.deductions
        self._setting = setting
        self._result = result
        self._month_left = result.pool_gbp
        self._year_left: Decimal | None = None
        setting.running.add("charges at risk", setting.year, at_risk)
        if rules.year_cap is not None:
            most = setting.running.so_far("charges at risk", setting.year) * rules.year_cap
            used = setting.running.so_far("deductions", setting.year)
            self._year_left = max(Decimal(0), to_pence(most - used))

    def take(self, due: _Due, *, capped: bool) -> None:
        """One deduction, as much of it as the caps let through."""
        taken, cap = due.gbp, ""
        if capped:
            for left, name in ((self._month_left, "month"), (self._year_left, "year")):
                if left is not None and taken > left:
                    taken, cap = left, name
        if capped:
            self._use(taken)
        if cap:
            self._result.lost.append(LostToCap(due.of, due.title, due.gbp, taken, cap))
        if taken:
            self._result.lines.append(self._line(due, taken, cap))

    def _use(self, taken: Decimal) -> None:
        if self._month_left is not None:
            self._month_left -= taken
        if self._year_left is not None:
            self._year_left -= taken
        self._setting.running.add("deductions", self._setting.year, Fraction(taken))

    def _line(self, due: _Due, taken: Decimal, cap: str) -> Line:
        formula, parts, exact = f"−({due.formula})", due.parts, -due.exact
        if cap:
            formula = f"−(what is left of the {cap}'s cap), below {due.formula}"
            left = Part(f"what is left of the {cap}'s cap", Fraction(taken), Unit.POUNDS)
            parts, exact = (*due.parts, left), -Fraction(taken)
        return line_of(
            due.section,
            due.of,
            due.title,
            due.clause,
            formula,
            parts,
            exact,
            rounding=self._setting.terms.rounding,
        )


def _waive(setting: Setting, result: Deducted, history: History) -> None:
    """A waiver gives back what was deducted; the deduction stays on the statement above it."""
    for line in tuple(result.lines):
        waiver = setting.known.waivers.get((line.of, setting.month))
        kept = -line.amount_gbp
        if waiver is not None:
            back = (
                Fraction(kept)
                if waiver.amount_gbp is None
                else min(waiver.amount_gbp, Fraction(kept))
            )
            parts = (
                Part("deduction waived", back, Unit.POUNDS, records=(waiver.id,)),
                Part("approved by", waiver.approved_by, Unit.TEXT, records=(waiver.id,)),
                Part("reason", waiver.reason, Unit.TEXT, records=(waiver.id,)),
            )
            title = f"{line.title}: waived"
            given = line_of(
                Section.WAIVER, line.of, title, line.clause, "deduction waived", parts, back
            )
            result.lines.append(given)
            kept -= given.amount_gbp
        if line.section is Section.PERFORMANCE and kept > 0:
            history.waiting.setdefault(line.of, []).append((setting.month, kept))


def _earned_back(setting: Setting, result: Deducted, history: History) -> Iterator[Line]:
    for one in result.assessments:
        rule = one.measure.earn_back
        if rule is None or one.failed is None:
            continue
        if one.failed:
            history.runs[one.measure.id] = 0
            if not any(line.of == one.measure.id for line in result.lines):
                continue
        else:
            history.runs[one.measure.id] = history.runs.get(one.measure.id, 0) + 1
            if history.runs[one.measure.id] >= rule.windows:
                yield from _given_back(setting, one, rule, history)


def _given_back(
    setting: Setting, one: Assessment, rule: EarnBack, history: History
) -> Iterator[Line]:
    for month, kept in history.waiting.pop(one.measure.id, []):
        parts = (
            Part("deduction kept", Fraction(kept), Unit.POUNDS),
            Part("share earned back", rule.share, Unit.PERCENT, clause=one.measure.clause),
            Part("deducted for", str(month), Unit.TEXT),
            Part("windows met since", Fraction(rule.windows), clause=one.measure.clause),
        )
        yield line_of(
            Section.EARN_BACK,
            one.measure.id,
            f"{one.measure.title}: earned back for {month}",
            one.measure.clause,
            "deduction kept × share earned back",
            parts,
            Fraction(kept) * rule.share,
            rounding=setting.terms.rounding,
            suffix=str(month),
        )
