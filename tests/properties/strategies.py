"""Business cases by chance: valid in form, with references that exist and text that is awkward."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from counterfoil.appraisal.amounts import (
    DriverBands,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    BandTable,
    BaselineService,
    Body,
    BodyKind,
    BudgetLine,
    BusinessCase,
    Commitment,
    CorrelationGroup,
    Delay,
    Driver,
    Heading,
    Line,
    Nature,
    Objective,
    OptimismBias,
    Option,
    PriceIndex,
    Profile,
    ReferenceClassUse,
    Risk,
    Role,
    Score,
    Simulation,
    Stage,
    Uncertainty,
    Vat,
)
from counterfoil.appraisal.evidence import Basis, Evidence, Source
from counterfoil.citation import Confidence
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.distributions import (
    Discrete,
    Empirical,
    Fixed,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.volumes import Band, MarginalBands
from counterfoil.quantities.years import FinancialYear

AWKWARD = (
    '=HYPERLINK("http://example.org","x")',
    "+1+1",
    "-5",
    "@SUM(A1)",
    "'quoted",
    'says "no", twice; then',
    "first line\nsecond line",
    "\n\n  set in\n\ttab\n",
    " blanks around ",
    "a: b # c",
    "- item",
    "yes",
    "null",
    "~",
    "1.10",
    "007",
    "1e5",
    "2017-18",
    "2017-04-01",
    "12:30",
    "Ynys Môn – Dyfed-Powys £5%",
    "&anchor *alias !tag | > {x: [1]}",
    "#N/A",
    "line\u2028separator",
    "\ufeffmark",
    "_x000D_ _x0041_",
    "𝒢 emoji 🚓",
    "trailing colon:",
    "<b>&amp;</b>",
    "true",
)


_MARKS = st.characters(exclude_categories=("Cc", "Cs", "Cn"))
_FREE = st.text(st.one_of(_MARKS, st.sampled_from("\n\t ,;\"'=:#-")), max_size=20)
texts = st.one_of(st.just(""), st.sampled_from(AWKWARD), _FREE)
titles = texts.map(lambda text: text if text.strip() else f"{text}title")
names = texts.map(lambda text: " ".join(text.split()))
full_names = names.map(lambda text: text or "somebody")
full_texts = texts.map(lambda text: text or "words")
_ID_MARKS = "abcdefghijkmnopqrstuvwxyzABC0123456789ôŵé"
ids = st.builds(
    str.__add__, st.sampled_from(_ID_MARKS), st.text(st.sampled_from(_ID_MARKS + "-_"), max_size=6)
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
shares = st.floats(min_value=0, max_value=1)
positive = st.floats(min_value=1e-6, max_value=1e9)
dates = st.one_of(
    st.dates().map(str), st.sampled_from(("", "2016", "2016-03", "2016-17", "2011-12"))
)


def unique_ids(least: int = 0, most: int = 3) -> st.SearchStrategy[list[str]]:
    """Ids that differ by more than capitals."""
    return st.lists(ids, min_size=least, max_size=most, unique_by=str.casefold)


def _ordered(least: int) -> st.SearchStrategy[list[float]]:
    reals = st.floats(min_value=-1e9, max_value=1e9)
    return st.lists(reals, min_size=least, max_size=least, unique=True).map(sorted)


distributions: st.SearchStrategy[Any] = st.one_of(
    st.builds(Fixed, value=st.floats(-1e100, 1e100)),
    _ordered(2).map(lambda v: Uniform(low=v[0], high=v[1])),
    _ordered(3).map(lambda v: Triangular(low=v[0], mode=v[1], high=v[2])),
    _ordered(3).map(lambda v: Pert(low=v[0], mode=v[1], high=v[2])),
    st.builds(Normal, mean_value=st.floats(-1e9, 1e9), sd=positive),
    st.builds(Lognormal, log_mean=st.floats(-10, 10), log_sd=st.floats(0.01, 2)),
    _ordered(2).map(lambda v: Discrete(values=tuple(v), chances=(0.25, 0.75))),
    _ordered(3).map(lambda v: Empirical(values=tuple(v))),
)
reference_classes = st.builds(
    ReferenceClassUse,
    kind=st.sampled_from(("business", "custody")),
    ratio=st.just("reported_to_promised_saving"),
    lowest=st.one_of(st.none(), numbers),
    highest=st.one_of(st.none(), numbers),
)
uncertainties = st.builds(
    Uncertainty,
    distribution=st.one_of(distributions, reference_classes),
    of_factor=st.booleans(),
)


@st.composite
def business_cases(draw: st.DrawFn) -> BusinessCase:
    """A case whose every reference exists; its figures need not make sense together."""
    first_year = FinancialYear(draw(st.integers(1990, 2030)))
    years = draw(st.integers(1, 4))
    known = {
        table: draw(unique_ids(least))
        for table, least in (
            ("sources", 0),
            ("bodies", 1),
            ("indices", 1),
            ("delays", 0),
            ("correlations", 0),
            ("options", 1),
            ("objectives", 0),
            ("baseline", 0),
            ("drivers", 0),
            ("profiles", 0),
            ("bands", 0),
            ("budgets", 0),
        )
    }
    make = _Maker(draw, known, first_year, years)
    return BusinessCase(
        id=draw(ids),
        title=draw(titles),
        kind=draw(st.sampled_from(PartnershipKind)),
        stage=draw(st.sampled_from(Stage)),
        author=draw(full_names),
        purpose=draw(titles),
        first_year=first_year,
        years=years,
        price_base=make.year(),
        general_inflation=known["indices"][0],
        editions=draw(st.dictionaries(st.sampled_from(("cpi", "gdp_deflator")), full_names)),
        discount_schedule=draw(st.sampled_from(("standard", "health"))),
        version=draw(full_names),
        monthly_detail=draw(st.booleans()),
        simulation=Simulation(trials=draw(st.integers(2, 10**6)), seed=draw(st.integers(0, 2**40))),
        narrative=draw(st.dictionaries(st.sampled_from(("strategic", "management")), full_texts)),
        sources=make.each("sources", make.source),
        bodies=make.each("bodies", make.body),
        indices=make.each("indices", make.index),
        delays=make.each("delays", make.delay),
        correlations=make.each("correlations", make.correlation_group),
        options=make.each("options", make.option),
        objectives=make.each("objectives", make.objective),
        scores=make.scores(),
        baseline=make.each("baseline", make.baseline),
        drivers=make.each("drivers", make.driver),
        profiles=make.each("profiles", make.profile),
        bands=make.each("bands", make.bands),
        lines=make.lines(),
        risks=make.risks(),
        budgets=make.each("budgets", make.budget),
    )


class _Maker:
    """Draws records that refer to each other by the ids that are known."""

    def __init__(
        self, draw: st.DrawFn, known: dict[str, list[str]], first_year: FinancialYear, years: int
    ) -> None:
        self.draw, self.known, self.first_year, self.years = draw, known, first_year, years

    def each(self, table: str, make: Any) -> tuple[Any, ...]:
        return tuple(make(name) for name in self.known[table])

    def year(self, least: int = 0) -> FinancialYear:
        return self.first_year + self.draw(st.integers(least, self.years + 3))

    def perhaps_year(self) -> FinancialYear | None:
        return self.draw(st.one_of(st.none(), st.just(self.first_year)))

    def one_of(self, table: str) -> str:
        return self.draw(st.sampled_from(["", *self.known[table]]))

    def evidence(self) -> Evidence:
        chosen = self.known["sources"][: self.draw(st.integers(0, 2))]
        return Evidence(
            basis=self.draw(st.sampled_from(Basis)), sources=tuple(chosen), note=self.draw(texts)
        )

    def chance(self) -> Any:
        return self.draw(st.one_of(st.none(), distributions))

    def uncertainty(self) -> Uncertainty | None:
        return self.draw(st.one_of(st.none(), uncertainties))

    def source(self, name: str) -> Source:
        return Source(
            id=name,
            title=self.draw(titles),
            url=self.draw(names),
            date=self.draw(dates),
            confidence=self.draw(st.sampled_from(Confidence)),
        )

    def body(self, name: str) -> Body:
        return Body(id=name, title=self.draw(titles), kind=self.draw(st.sampled_from(BodyKind)))

    def index(self, name: str) -> PriceIndex:
        return PriceIndex(
            id=name,
            title=self.draw(titles),
            series=self.draw(st.sampled_from(("", "cpi", "gdp_deflator"))),
            rate=self.draw(st.one_of(st.none(), numbers)),
            uncertainty=self.chance(),
            each_year=self.draw(st.booleans()),
            correlation_group=self.one_of("correlations"),
            evidence=self.evidence(),
        )

    def delay(self, name: str) -> Delay:
        return Delay(
            id=name,
            title=self.draw(titles),
            months=self.draw(numbers),
            uncertainty=self.chance(),
            correlation_group=self.one_of("correlations"),
            evidence=self.evidence(),
        )

    def correlation_group(self, name: str) -> CorrelationGroup:
        pair = ("driver.a.growth", "line.partner/charge", self.draw(st.floats(-1, 1)))
        return CorrelationGroup(
            id=name,
            title=self.draw(titles),
            correlation=self.draw(st.floats(-1, 1)),
            pairs=self.draw(st.sampled_from([(), (pair,), (pair, pair)])),
        )

    def option(self, name: str) -> Option:
        return Option(
            id=name,
            title=self.draw(titles),
            role=self.draw(st.sampled_from(Role)),
            description=self.draw(texts),
            guaranteed_saving_gbp=self.draw(st.one_of(st.none(), numbers)),
            evidence=self.evidence(),
        )

    def objective(self, name: str) -> Objective:
        return Objective(
            id=name,
            title=self.draw(titles),
            weight=self.draw(shares),
            argument=self.draw(texts),
            critical=self.draw(st.booleans()),
        )

    def scores(self) -> tuple[Score, ...]:
        return tuple(
            Score(
                objective=objective,
                option=option,
                score=self.draw(st.floats(0, 5)),
                reason=self.draw(texts),
            )
            for objective in self.known["objectives"]
            for option in self.known["options"][:1]
        )

    def baseline(self, name: str) -> BaselineService:
        return BaselineService(
            id=name,
            title=self.draw(titles),
            cost_gbp=self.draw(st.one_of(st.none(), numbers)),
            as_at=self.draw(dates.map(lambda text: text or "2016")),
            volume=self.draw(st.one_of(st.none(), numbers)),
            unit=self.draw(names),
            headcount_fte=self.draw(st.one_of(st.none(), numbers)),
            quality=self.draw(texts),
            signed_by=self.draw(names),
            signed_on=self.draw(dates),
            evidence=self.evidence(),
        )

    def driver(self, name: str) -> Driver:
        return Driver(
            id=name,
            title=self.draw(titles),
            unit=self.draw(full_names),
            value=self.draw(numbers),
            growth=self.draw(numbers),
            profile=self.one_of("profiles"),
            uncertainty=self.uncertainty(),
            growth_uncertainty=self.chance(),
            correlation_group=self.one_of("correlations"),
            evidence=self.evidence(),
        )

    def profile(self, name: str) -> Profile:
        months = 12 * self.draw(st.integers(0, min(2, self.years)))
        return Profile(
            id=name,
            title=self.draw(titles),
            values=tuple(self.draw(numbers) for _ in range(self.years)),
            months=tuple(self.draw(st.lists(numbers, min_size=months, max_size=months))),
            evidence=self.evidence(),
        )

    def bands(self, name: str) -> BandTable:
        ends = [0.0, *self.draw(st.lists(positive, max_size=3, unique=True).map(sorted)), None]
        return BandTable(
            id=name,
            title=self.draw(titles),
            unit=self.draw(full_names),
            bands=MarginalBands(
                bands=tuple(
                    Band(above=ends[i] or 0.0, up_to=ends[i + 1], rate_gbp=self.draw(numbers))
                    for i in range(len(ends) - 1)
                )
            ),
            evidence=self.evidence(),
        )

    def budget(self, name: str) -> BudgetLine:
        return BudgetLine(
            id=name,
            title=self.draw(titles),
            body=self.known["bodies"][0],
            amounts_gbp=tuple(self.draw(numbers) for _ in range(self.years)),
            evidence=self.evidence(),
        )

    def lines(self) -> tuple[Line, ...]:
        options = self.known["options"]
        return tuple(
            self.line(options[number % len(options)], name)
            for number, name in enumerate(self.draw(unique_ids(1, 4)))
        )

    def line(self, option: str, name: str) -> Line:
        return Line(
            option=option,
            id=name,
            title=self.draw(titles),
            heading=self.draw(st.sampled_from(Heading)),
            shares=self.bodies(),
            amount=self.amount(),
            nature=self.draw(st.one_of(st.none(), st.sampled_from(Nature))),
            commitment=self.draw(st.one_of(st.none(), st.sampled_from(Commitment))),
            real_growth=self.draw(numbers),
            index=self.one_of("indices"),
            delay=self.one_of("delays"),
            delay_months=self.draw(numbers),
            vat=self.draw(st.sampled_from(Vat)),
            transfer=self.draw(st.booleans()),
            health=self.draw(st.booleans()),
            optimism_bias=self.draw(
                st.one_of(
                    st.none(),
                    st.builds(
                        OptimismBias,
                        bound=names,
                        upper=st.one_of(st.none(), numbers),
                        mitigation=shares,
                        reason=texts,
                    ),
                )
            ),
            uncertainty=self.uncertainty(),
            correlation_group=self.one_of("correlations"),
            evidence=self.evidence(),
        )

    def bodies(self) -> tuple[tuple[str, float], ...]:
        bodies = self.known["bodies"]
        if len(bodies) == 1:
            return ((bodies[0], self.draw(st.sampled_from((1.0, 0.5)))),)
        return tuple((body, self.draw(shares)) for body in bodies)

    def amount(self) -> Any:
        gbp, unit = self.draw(numbers), self.draw(full_names)
        start, end = self.perhaps_year(), self.draw(st.one_of(st.none(), st.just(self.year())))
        choices: list[Any] = [
            Flat(gbp=gbp, start=start, end=end),
            OneOff(gbp=gbp, year=self.year()),
            Ramp(gbp_first=gbp, gbp_last=1.5, start=self.first_year, end=self.year(least=1)),
            ShareOf(share=gbp, lines=tuple(self.draw(unique_ids(1, 2)))),
        ]
        choices += [YearList(profile=name) for name in self.known["profiles"]]
        for driver in self.known["drivers"]:
            choices.append(
                DriverRate(driver=driver, gbp_per_unit=gbp, unit=unit, start=start, end=end)
            )
            choices += [
                DriverBands(driver=driver, bands=bands, unit=unit, start=start, end=end)
                for bands in self.known["bands"]
            ]
        return self.draw(st.sampled_from(choices))

    def risks(self) -> tuple[Risk, ...]:
        return tuple(
            Risk(
                option=self.known["options"][0],
                id=name,
                title=self.draw(titles),
                body=self.known["bodies"][0],
                chance=self.draw(shares),
                impact=self.draw(distributions),
                start=self.year(),
                end=self.draw(st.one_of(st.none(), st.just(self.year()))),
                response=self.draw(texts),
                correlation_group=self.one_of("correlations"),
                evidence=self.evidence(),
            )
            for name in self.draw(unique_ids(0, 2))
        )
