"""The original model made into the case of the next decision, with what really happened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterfoil.appraisal.amounts import OneOff, YearList
from counterfoil.appraisal.business_case import (
    BusinessCase,
    CorrelationGroup,
    Driver,
    Line,
    Option,
    Profile,
    Risk,
    Uncertainty,
)
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.appraisal.vocabulary import Commitment, Heading, Role, Stage
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.learned import LearnedLine, LearnedVolume
from counterfoil.outcomes.moved_lines import (
    Moved,
    NextTerm,
    begun_again,
    carried_on,
    is_of_the_end,
    scaled,
    without_lost_shares,
)
from counterfoil.outcomes.moved_risks import begun_risks, going_risks, leaving_risks
from counterfoil.quantities.years import FinancialYear

EXTEND, RECOMPETE, IN_HOUSE, SHARE = "extend", "recompete", "in-house", "share"
_AGAIN = (Heading.TRANSITION, Heading.PENSIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPlan:
    """What the next decision is about, and what the original model cannot know.

    signed: the option of the original case that was signed. reprocurement_gbp: what competing
    again costs, at the case's price base, borne by `reprocurement_body`. can_extend: whether the
    terms allow it; if not, going on is the yardstick only. price_growth: yearly growth of prices
    after the published series end.
    """

    signed: str
    first_year: FinancialYear
    years: int
    author: str
    reprocurement_gbp: float
    reprocurement_body: str = ""
    reprocurement_evidence: Evidence = field(default_factory=Evidence)
    can_extend: bool = True
    price_growth: float = 0.02

    def __post_init__(self) -> None:
        if self.years < 1 or self.reprocurement_gbp < 0:
            raise InvalidValue(
                what="it has no year, or competing again costs less than nought",
                where="plan of the next decision",
                mend="give 1 year or more, and pounds of at least 0",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextCase:
    """The case of the next decision, and what was done to come from the old one to it.

    missing: routes that the original model cannot price, each with why.
    """

    case: BusinessCase
    done: tuple[str, ...]
    missing: tuple[str, ...]


def next_case(
    original: BusinessCase,
    plan: NextPlan,
    lines: Sequence[LearnedLine] = (),
    volumes: Sequence[LearnedVolume] = (),
) -> NextCase:
    """The case of the next decision. Raises InvalidValue for an option or body it does not have."""
    return _Builder(original, plan, lines, volumes).built()


class _Builder:
    def __init__(
        self,
        original: BusinessCase,
        plan: NextPlan,
        lines: Sequence[LearnedLine],
        volumes: Sequence[LearnedVolume],
    ) -> None:
        self._original, self._plan = original, plan
        self._term = NextTerm(original, plan.first_year, plan.years)
        self._learned = {one.line: one for one in lines}
        self._volumes = {one.driver: one for one in volumes}
        self._profiles: dict[str, Profile] = {}
        self._came_from: dict[str, list[str]] = {}
        self._missing: list[str] = []
        _checked(original, plan)

    def built(self) -> NextCase:
        options: list[tuple[Option, list[Line], list[Risk]]] = [
            self._extend(),
            self._recompete(),
            self._in_house(),
        ]
        shared = self._share()
        options += [shared] if shared else []
        original, plan = self._original, self._plan
        lines = [line for _, held, _ in options for line in without_lost_shares(held)]
        drivers = tuple(self._driver(one) for one in original.drivers)
        case = replace(
            original,
            id=f"{original.id}-next",
            title=f"{original.title}: what next",
            stage=Stage.OUTLINE,
            author=plan.author,
            purpose=(
                f"Choose what follows the partnership from {plan.first_year}, on the model of the "
                "case that was signed, with what happened since in it."
            ),
            first_year=plan.first_year,
            years=plan.years,
            version="1",
            monthly_detail=False,
            narrative={},
            options=tuple(option for option, _, _ in options),
            objectives=(),
            scores=(),
            budgets=(),
            indices=tuple(
                one if one.rate is not None else replace(one, rate=plan.price_growth)
                for one in original.indices
            ),
            correlations=tuple(self._group(one, lines) for one in original.correlations),
            drivers=drivers,
            profiles=tuple(self._profiles.values()),
            lines=tuple(lines),
            risks=tuple(risk for _, _, held in options for risk in held),
        )
        return NextCase(case=case, done=tuple(self._done()), missing=tuple(self._missing))

    def _extend(self) -> tuple[Option, list[Line], list[Risk]]:
        title = "Extend the present contract"
        if not self._plan.can_extend:
            title = "Go on as now, as a yardstick: the terms allow no extension"
        option = Option(id=EXTEND, title=title, role=Role.COUNTERFACTUAL)
        lines = self._lines(EXTEND, self._plan.signed, self._going_on)
        return option, lines, going_risks(self._term, self._plan.signed, EXTEND)

    def _recompete(self) -> tuple[Option, list[Line], list[Risk]]:
        def moved(line: Line, term: NextTerm) -> Moved | None:
            held = begun_again(line, term) if line.heading in _AGAIN else self._going_on(line, term)
            if held is None or held[0].commitment is not Commitment.GUARANTEED:
                return held
            return replace(held[0], commitment=Commitment.AT_RISK), held[1]

        plan = self._plan
        option = Option(id=RECOMPETE, title="Compete again", role=Role.PARTNER)
        body = plan.reprocurement_body or self._original.bodies[0].id
        competing = Line(
            option=RECOMPETE,
            id="competing-again",
            title="Competing again",
            heading=Heading.TRANSITION,
            shares=((body, 1.0),),
            amount=OneOff(gbp=plan.reprocurement_gbp, year=plan.first_year),
            evidence=plan.reprocurement_evidence,
        )
        lines = [*self._lines(RECOMPETE, plan.signed, moved), competing, *self._leaving(RECOMPETE)]
        return (
            option,
            lines,
            [*going_risks(self._term, plan.signed, RECOMPETE), *self._leaving_risks(RECOMPETE)],
        )

    def _in_house(self) -> tuple[Option, list[Line], list[Risk]]:
        source = self._of_role(Role.IN_HOUSE)
        option = Option(id=IN_HOUSE, title="Bring in house", role=Role.IN_HOUSE)
        if source is not None:
            return self._begun(option, source)
        self._missing.append(
            "The original case had no option in house: its service as it was before is taken."
        )
        before = self._of_role(Role.COUNTERFACTUAL)
        assert before is not None, "a case that was run has a counterfactual"
        lines = self._lines(IN_HOUSE, before, carried_on)
        return option, lines + self._leaving(IN_HOUSE), self._leaving_risks(IN_HOUSE)

    def _share(self) -> tuple[Option, list[Line], list[Risk]] | None:
        source = self._of_role(Role.SHARE)
        if source is None:
            self._missing.append(
                "The original case had no option to share with others, so sharing has no price: "
                "add its lines to the next case."
            )
            return None
        return self._begun(Option(id=SHARE, title="Share with others", role=Role.SHARE), source)

    def _begun(self, option: Option, source: str) -> tuple[Option, list[Line], list[Risk]]:
        """An option of the original that begins anew, after leaving the present contract."""
        lines = self._lines(option.id, source, begun_again) + self._leaving(option.id)
        risks = begun_risks(self._term, source, option.id)
        return option, lines, [*risks, *self._leaving_risks(option.id)]

    def _going_on(self, line: Line, term: NextTerm) -> Moved | None:
        """A line of the present contract; what leaving costs falls at the end of the next term."""
        return begun_again(line, term) if is_of_the_end(line, term) else carried_on(line, term)

    def _leaving(self, option: str) -> list[Line]:
        """What leaving the present contract costs, in the first year."""
        found = []
        for line in self._original.lines:
            if line.option != self._plan.signed or not is_of_the_end(line, self._term):
                continue
            recorded = self._with_record(line)
            assert isinstance(recorded.amount, OneOff), "what leaving costs comes once"
            found.append(
                replace(
                    recorded,
                    option=option,
                    id=f"leaving-{line.id}",
                    title=f"Leaving the present contract: {line.title}",
                    amount=replace(recorded.amount, year=self._plan.first_year),
                    delay="",
                    delay_months=0.0,
                )
            )
        return found

    def _lines(
        self, option: str, source: str, move: Callable[[Line, NextTerm], Moved | None]
    ) -> list[Line]:
        found = []
        for line in self._original.lines:
            held = move(line, self._term) if line.option == source else None
            if held is None:
                continue
            moved, profile = held
            if profile is not None:
                profile = replace(profile, id=f"{option}-{profile.id}")
                self._profiles[profile.id] = profile
                moved = replace(moved, amount=YearList(profile=profile.id))
            moved = replace(self._with_record(moved), option=option)
            self._came_from.setdefault(line.key, []).append(moved.key)
            found.append(moved)
        return found

    def _with_record(self, line: Line) -> Line:
        """The line at what the record makes likely, no longer lowered or raised for hope."""
        learned = self._learned.get(line.key)
        if learned is None:
            return line
        found = learned.found
        amount = scaled(line.amount, found.after.mean)
        if amount is None:
            return replace(
                line,
                optimism_bias=None,
                uncertainty=Uncertainty(distribution=found.distribution),
            )
        return replace(
            line,
            amount=amount,
            optimism_bias=None,
            uncertainty=Uncertainty(distribution=found.factor),
            evidence=Evidence(
                basis=Basis.DERIVED,
                sources=line.evidence.sources,
                note=f"{found.after.mean:.3f} of what the signed case stated, after "
                f"{len(found.seen)} periods on record. {line.evidence.note}".strip(),
            ),
        )

    def _driver(self, driver: Driver) -> Driver:
        learned = self._volumes.get(driver.id)
        if learned is not None:
            years = self._plan.first_year - learned.last_year
            return replace(
                driver,
                value=learned.last * (1 + learned.growth) ** years,
                growth=learned.growth,
                growth_uncertainty=learned.growth_distribution or driver.growth_uncertainty,
                uncertainty=None,
                profile="",
                evidence=Evidence(
                    basis=Basis.DERIVED,
                    sources=driver.evidence.sources,
                    note=f"{learned.last:,.0f} counted in {learned.last_year}.",
                ),
            )
        if not driver.profile:
            return replace(driver, value=driver.value * (1 + driver.growth) ** self._term.shift)
        values = self._term.profile(driver.profile).values
        kept = values[min(self._term.shift, len(values) - 1) :]
        profile = replace(
            self._term.profile(driver.profile), values=self._term.begun(kept), months=()
        )
        self._profiles[profile.id] = profile
        return driver

    def _leaving_risks(self, option: str) -> list[Risk]:
        return leaving_risks(self._term, self._plan.signed, option)

    def _group(self, group: CorrelationGroup, lines: Sequence[Line]) -> CorrelationGroup:
        """The group with its pairs under their new names; a pair that is gone falls away."""
        held = {f"line.{line.key}" for line in lines}

        def names(name: str) -> Iterable[str]:
            moved = self._came_from.get(name.removeprefix("line."))
            return [name] if moved is None else [f"line.{one}" for one in moved]

        pairs = tuple(
            (first, second, share)
            for one, other, share in group.pairs
            for first in names(one)
            for second in names(other)
            if {first, second} <= held and first.split("/")[0] == second.split("/")[0]
        )
        return replace(group, pairs=pairs)

    def _of_role(self, role: Role) -> str | None:
        priced = {line.option for line in self._original.lines}
        found = [o.id for o in self._original.options if o.role is role and o.id in priced]
        return next((one for one in found if one != self._plan.signed), None)

    def _done(self) -> Iterator[str]:
        original, plan = self._original, self._plan
        yield (
            f"The model is that of “{original.title}”, at prices of {original.price_base}, moved "
            f"from {original.first_year} to {plan.first_year}."
        )
        yield from _told(self._learned, self._volumes)
        yield (
            f"Competing again costs £{plan.reprocurement_gbp:,.0f}. What the signed case said "
            "leaving would cost is paid in the first year by every option that leaves, and at the "
            "end of the term by those with a supplier."
        )
        yield "Savings that come once have come, and are not counted again."
        yield f"After the published series end, prices grow by {plan.price_growth:.1%} a year."


def _told(lines: Mapping[str, LearnedLine], volumes: Mapping[str, LearnedVolume]) -> Iterator[str]:
    for volume in volumes.values():
        yield (
            f"Volume {volume.driver}: {volume.last:,.0f} counted in {volume.last_year}, from there "
            f"growing by {volume.growth:.1%} a year."
        )
    for line in lines.values():
        yield (
            f"Line {line.line}: {line.found.after.mean:.0%} of what was stated, from "
            f"{line.found.before.mean:.0%} before the record."
        )


def _checked(original: BusinessCase, plan: NextPlan) -> None:
    options = [one.id for one in original.options]
    if plan.signed not in options:
        raise InvalidValue(
            what=f"the case has no option {plan.signed!r}",
            where="plan of the next decision, signed",
            mend=f"name one of {', '.join(options)}",
        )
    bodies = [one.id for one in original.bodies]
    if plan.reprocurement_body and plan.reprocurement_body not in bodies:
        raise InvalidValue(
            what=f"the case has no body {plan.reprocurement_body!r}",
            where="plan of the next decision, reprocurement_body",
            mend=f"name one of {', '.join(bodies)}",
        )
    if plan.first_year <= original.first_year:
        raise InvalidValue(
            what=f"it begins in {plan.first_year}, not after the case's own first year",
            where="plan of the next decision, first_year",
            mend=f"give a year after {original.first_year}",
        )
