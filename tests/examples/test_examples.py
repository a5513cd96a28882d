"""The example cases hold published figures, marked as what they are; the templates hold none.

The numbers expected here were typed from the documents named beside them, or worked out by hand in
the lines above the assertion. The sums of whole examples are done by hand too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import counterfoil
from counterfoil.appraisal.amounts import DriverRate, Flat, OneOff
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase, Driver, Line, Role
from counterfoil.appraisal.evidence import Basis, Evidence
from counterfoil.appraisal.results import Appraisal, LineResult
from counterfoil.casefile import load_case
from counterfoil.errors import Severity
from counterfoil.experience import partnership
from counterfoil.partnership_kind import PartnershipKind

CONTENT = Path(counterfoil.__file__).parent / "content"
EXAMPLES = sorted(path for path in (CONTENT / "examples").iterdir() if path.is_dir())
TEMPLATES = sorted(path for path in (CONTENT / "templates").iterdir() if path.is_dir())
CLEVELAND = "cleveland-custody-2017"
LINCOLNSHIRE = "lincolnshire-business-2012"
AMMANFORD = "ammanford-consultancy-2013"

# The partnerships of the experience base that the examples are about.
IN_EXPERIENCE = {
    CLEVELAND: ("cleveland-mitie-custody-2017", "cleveland-reliance-custody-2007"),
    LINCOLNSHIRE: ("lincolnshire-g4s-2012",),
    AMMANFORD: ("dyfed-powys-ammanford-pfi-exit-2015",),
}


def name_of(folder: Path) -> str:
    return folder.name


@cache
def case_in(folder: Path) -> BusinessCase:
    loaded = load_case(folder)
    assert loaded.errors == ()
    assert loaded.case is not None
    return loaded.case


def example(name: str) -> BusinessCase:
    return case_in(CONTENT / "examples" / name)


@cache
def answer_of(name: str) -> Appraisal:
    return appraise(example(name), simulate=False)


def line(case: BusinessCase, key: str) -> Line:
    return next(one for one in case.lines if one.key == key)


def driver(case: BusinessCase, name: str) -> Driver:
    return next(one for one in case.drivers if one.id == name)


def stated_gbp(case: BusinessCase, key: str) -> float:
    """What a line states: pounds a year, in one year, or for each unit."""
    amount = line(case, key).amount
    if isinstance(amount, DriverRate):
        return amount.gbp_per_unit
    assert isinstance(amount, Flat | OneOff)
    return amount.gbp


def result(answer: Appraisal, key: str) -> LineResult:
    option = answer.option(key.partition("/")[0])
    return next(one for one in option.lines if one.key == key)


def rows_with_evidence(case: BusinessCase) -> Iterator[tuple[str, Evidence]]:
    tables = {
        "index": case.indices,
        "delay": case.delays,
        "option": case.options,
        "baseline": case.baseline,
        "driver": case.drivers,
        "profile": case.profiles,
        "bands": case.bands,
        "budget": case.budgets,
    }
    for table, records in tables.items():
        for record in records:
            yield f"{table} {record.id}", record.evidence
    for one in (*case.lines, *case.risks):
        yield one.key, one.evidence


def words_of(case: BusinessCase) -> str:
    """What is written for people to read, where sources are named in square brackets."""
    return "\n".join(
        [
            *case.narrative.values(),
            *(objective.argument for objective in case.objectives),
            *(score.reason for score in case.scores),
        ]
    )


def named_in_brackets(text: str) -> set[str]:
    return {
        name.strip() for inside in re.findall(r"\[([^\]]+)\]", text) for name in inside.split(";")
    }


# What holds for every example and template


def test_there_is_one_example_and_one_template_of_each_kind():
    kinds = sorted(kind.value for kind in PartnershipKind)

    assert sorted(case_in(folder).kind.value for folder in EXAMPLES) == kinds
    assert [folder.name for folder in TEMPLATES] == kinds
    assert [case_in(folder).kind.value for folder in TEMPLATES] == kinds


@pytest.mark.parametrize("folder", EXAMPLES + TEMPLATES, ids=name_of)
def test_only_the_unsigned_baseline_is_warned_of(folder):
    """No signed baseline was published, so none may be claimed; nothing else is amiss."""
    (warning,) = load_case(folder).problems

    assert warning.severity is Severity.WARNING
    assert "not signed" in warning.what


@pytest.mark.parametrize("folder", EXAMPLES + TEMPLATES, ids=name_of)
def test_it_compares_carrying_on_doing_it_ourselves_and_a_partner(folder):
    roles = [option.role for option in case_in(folder).options]

    assert roles.count(Role.COUNTERFACTUAL) == 1
    assert {Role.IN_HOUSE, Role.PARTNER} <= set(roles)


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_it_uses_every_part_of_a_case(folder):
    case = case_in(folder)

    assert case.id == folder.name
    assert case.delays
    assert case.correlations
    assert case.risks
    assert case.budgets
    assert case.drivers
    assert any(one.uncertainty for one in case.lines)
    assert any(one.optimism_bias and one.optimism_bias.bound for one in case.lines)
    assert case.simulation.trials == 20_000
    assert set(case.narrative) == {
        "strategic",
        "economic",
        "commercial",
        "financial",
        "management",
    }


# Honesty


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_every_figure_says_what_it_is_and_where_it_comes_from(folder):
    case = case_in(folder)
    rows = dict(rows_with_evidence(case))

    for name, evidence in rows.items():
        assert evidence.basis is not Basis.ILLUSTRATIVE, name
        assert evidence.note, f"{name} has neither working nor reason"
        if evidence.basis in (Basis.PUBLISHED, Basis.DERIVED):
            assert evidence.sources, f"{name} names no source"
    assert {Basis.PUBLISHED, Basis.DERIVED, Basis.ASSUMED} <= {e.basis for e in rows.values()}


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_a_row_that_does_not_say_its_basis_is_not_let_through(folder):
    """A blank basis reads as assumed, so the files are looked at as they stand."""
    for file in ("lines.csv", "drivers.csv", "risks.csv", "budgets.csv", "baseline.csv"):
        header, *rows = (folder / file).read_text(encoding="utf-8").splitlines()
        basis = re.compile(r",(published|derived|assumed),")
        assert header.endswith("basis,sources,note")
        assert [row for row in rows if not basis.search(row)] == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_what_is_assumed_says_so_in_its_note(folder):
    """Nobody may take an assumption for a figure of the force."""
    said = re.compile(r"assum|case writer", re.IGNORECASE)
    case = case_in(folder)
    assumed = {n: e.note for n, e in rows_with_evidence(case) if e.basis is Basis.ASSUMED}
    assumed.pop("driver reported-saving", None)  # its note argues three readings of one figure

    assert [name for name, note in assumed.items() if not said.search(note)] == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_every_source_is_used_and_every_source_named_is_there(folder):
    case = case_in(folder)
    held = {source.id for source in case.sources}
    in_rows = {one for _, evidence in rows_with_evidence(case) for one in evidence.sources}
    in_words = named_in_brackets(words_of(case))

    assert in_rows <= held
    assert in_words <= held
    assert held <= in_rows | in_words


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_every_source_can_be_looked_up(folder):
    case = case_in(folder)

    for source in case.sources:
        assert source.title, source.id
        assert source.url.startswith(("https://", "http://")), source.id
    urls = [source.url for source in case.sources]
    assert len(urls) == len(set(urls))


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_no_address_stands_anywhere_but_among_the_sources(folder):
    held = {source.url for source in case_in(folder).sources}
    for file in folder.iterdir():
        text = file.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\s,;\"')]+", text)) <= held, file.name


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_sources_are_those_of_the_experience_base_where_it_has_them(folder):
    """The same document has one title in both places."""
    known = {
        source.url: source.title
        for name in IN_EXPERIENCE[folder.name]
        for source in partnership(name).sources
    }
    shared = [source for source in case_in(folder).sources if source.url in known]

    assert len(shared) >= 3
    assert [source.title for source in shared] == [known[source.url] for source in shared]


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_nobody_is_said_to_have_signed(folder):
    for service in case_in(folder).baseline:
        assert (service.signed_by, service.signed_on) == ("", "")


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_each_score_and_weight_is_marked_as_the_writers_own(folder):
    case = case_in(folder)

    assert [s for s in case.scores if not s.reason.startswith("Assumed.")] == []
    assert [o for o in case.objectives if "Case writer's weight" not in o.argument] == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=name_of)
def test_the_readme_tells_the_four_kinds_of_figure_apart(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")

    for kind in ("Published", "Derived", "Assumed", "Not found"):
        assert f"| **{kind}** |" in text


@pytest.mark.parametrize("folder", TEMPLATES, ids=name_of)
def test_every_figure_of_a_template_is_illustrative_and_says_where_ones_own_is(folder):
    for name, evidence in rows_with_evidence(case_in(folder)):
        assert evidence.basis is Basis.ILLUSTRATIVE, name
        assert re.match(
            r"Illustrative: replace with your own\. Where to find it: .+\.$", evidence.note
        ), name
        assert evidence.sources == (), name


# Cleveland, 2017


def test_cleveland_holds_the_figures_of_the_decision_notice():
    """Cleveland PCC, decision notice on custody support, 2017."""
    case = example(CLEVELAND)

    assert stated_gbp(case, "in-house/extra-staff") == 300_000
    assert stated_gbp(case, "in-house/chief-inspector") == 76_974
    assert [delay.months for delay in case.delays] == [3]  # July 2017, from April
    assert (str(case.first_year), case.years) == ("2017-18", 5)  # three years and two


def test_cleveland_levels_are_worked_out_from_published_figures():
    """£35m over ten years (decision notice); about 20,000 detentions and £1.8m (Hartlepool Mail,
    2017); 15,877 detentions in 2020/21 (inspection, May 2021)."""
    case = example(CLEVELAND)
    detentions = driver(case, "detentions")

    assert stated_gbp(case, "as-now/charge") == 35_000_000 / 10 == 3_500_000
    assert stated_gbp(case, "partner/charge") == stated_gbp(case, "in-house/service") == 3_500_000
    assert stated_gbp(case, "partner/respecified-service") == 1_800_000 / 5 == 360_000
    assert detentions.value == 20_000
    assert detentions.growth_uncertainty is not None
    # (15,877 / 20,000)^(1/3) = 0.79385^(1/3) = 0.9259
    assert detentions.growth_uncertainty.support[0] == pytest.approx(-0.0741, abs=0.0002)
    # £3.5m / 20,000 = £175, and 5% for carrying the volume risk
    assert stated_gbp(case, "partner-per-detention/charge") == pytest.approx(175 * 1.05)


def test_cleveland_in_house_is_376_974_a_year_above_the_partner():
    """£300,000 + £76,974: the published make-or-buy, in a full year at the price base. What the two
    options share is equal; the rest (client side, transition, bias, risk) is assumed."""
    case = example(CLEVELAND)
    shared = stated_gbp(case, "in-house/service") - stated_gbp(case, "partner/charge")
    savings = [stated_gbp(case, f"{o}/respecified-service") for o in ("in-house", "partner")]
    extra = sum(stated_gbp(case, f"in-house/{x}") for x in ("extra-staff", "chief-inspector"))

    assert shared == 0
    assert savings[0] == savings[1]
    assert extra == 376_974


def test_cleveland_first_year_by_hand():
    """2017-18 is the price base, so prices do not move; the service starts 3 months late.

    chief inspector  76,974 x 9/12                       57,730.50
    extra staff      300,000 x 9/12 x 1.10 (bias)       247,500.00
    saving           360,000 x 9/12                     270,000.00
    """
    answer = answer_of(CLEVELAND)
    first = {
        key: result(answer, key).real_gbp[0]
        for key in (
            "in-house/chief-inspector",
            "in-house/extra-staff",
            "partner/respecified-service",
        )
    }

    assert first == {
        "in-house/chief-inspector": pytest.approx(-57_730.50),
        "in-house/extra-staff": pytest.approx(-247_500.00),
        "partner/respecified-service": pytest.approx(270_000.00),
    }
    # as now: 3,500,000 + 60,000 for the client side
    assert answer.option("as-now").net_real_gbp[0] == pytest.approx(-3_560_000)


def test_cleveland_press_figure_is_near_five_years_of_the_published_difference():
    """Why the £1.8m is given to both options: 5 x 376,974 = 1,884,870."""
    assert 5 * 376_974 == 1_884_870
    assert "1,884,870" in driver(example(CLEVELAND), "reported-saving").evidence.note


# Lincolnshire, 2012


def test_lincolnshire_holds_the_published_guarantee():
    """£3.6m a year, 13.6% of the cost in scope (G4S and Stamford Mercury, 2013); £36m over ten
    years (Evening Standard, 2013; Reform, 2014)."""
    case = example(LINCOLNSHIRE)
    promised = partnership("lincolnshire-g4s-2012").savings_promised
    saving = stated_gbp(case, "partner/guaranteed-saving")

    assert saving == 3_600_000
    assert promised is not None
    assert saving * case.years == promised.gbp == 36_000_000
    assert (str(case.first_year), case.years) == ("2012-13", 10)


def test_lincolnshire_base_and_price_are_worked_out_from_it():
    case = example(LINCOLNSHIRE)
    base = stated_gbp(case, "as-now/services")
    price = stated_gbp(case, "partner/charge") - stated_gbp(case, "partner/guaranteed-saving")

    assert base == case.baseline[0].cost_gbp == round(3_600_000 / 0.136) == 26_470_588
    assert price == 22_870_588
    # printed: £228m (chief constable, 2013), £229m (White, 2014), over £22m a year (2020)
    assert 228_000_000 < 10 * price < 229_000_000


def test_lincolnshire_takes_the_lower_excess_and_keeps_the_higher_in_its_range():
    """£1.4m (Police Professional, 2013) and £1.6m (Evening Standard, 2013)."""
    excess = line(example(LINCOLNSHIRE), "partner/beyond-guarantee")

    assert excess.uncertainty is not None
    assert excess.amount == OneOff(gbp=1_400_000, year=example(LINCOLNSHIRE).first_year)
    assert excess.uncertainty.distribution.support == pytest.approx((0, 1.6 / 1.4))  # type: ignore[union-attr]


def test_lincolnshire_staff_run_from_the_lowest_to_the_highest_figure_printed():
    """544 (BBC), 575 (most used), about 600 (chief constable's article)."""
    posts = driver(example(LINCOLNSHIRE), "posts")

    assert posts.value == 575
    assert posts.uncertainty is not None
    assert posts.uncertainty.distribution.support == (544, 600)  # type: ignore[union-attr]


def test_lincolnshire_guarantee_is_36m_in_cash():
    """It does not rise with prices: ten times £3.6m."""
    answer = answer_of(LINCOLNSHIRE)

    assert sum(result(answer, "partner/guaranteed-saving").cash_gbp) == pytest.approx(36_000_000)


def test_lincolnshire_first_year_by_hand():
    """2012-13 is the price base. Bias on the charge is 41% x (1 - 0.98) = 0.82%.

    guaranteed saving                                  3,600,000.00
    above the guarantee                                1,400,000.00
    bias on the charge   26,470,588 x 0.0082            -217,058.82
    client side, changes 26,687,646.82 x (0.02 + 0.01)  -800,629.40
    transition           575 x 3,500                  -2,012,500.00
    against carrying on                                1,969,811.78
    """
    answer = answer_of(LINCOLNSHIRE)
    against = answer.option("partner").net_real_gbp[0] - answer.option("as-now").net_real_gbp[0]

    assert against == pytest.approx(1_969_811.78, abs=0.01)


# Ammanford, 2013 to 2015


def test_ammanford_holds_the_published_figures():
    """About £700,000 a year, exit fees £160,000, ended 18 June 2015 (BBC, 2015)."""
    case = example(AMMANFORD)

    assert driver(case, "pfi-payment").value == case.baseline[0].cost_gbp == 700_000
    assert stated_gbp(case, "partner/exit-fees") == 160_000
    # 1 April 2013 to 18 June 2015: 26 months, and 18 days of a month of 30
    assert case.delays[0].months == pytest.approx(26 + 18 / 30)
    assert str(case.last_year) == "2030-31"  # 30 years from 2001


def test_ammanford_costs_taken_on_follow_from_the_reported_net_saving():
    """£7.7m net (P2G, 2015): 16 x 700,000 - 160,000 - 7,700,000 = 3,340,000; / 16 = 208,750."""
    reported = partnership("dyfed-powys-ammanford-pfi-exit-2015").savings_reported

    assert reported is not None
    assert reported.gbp == 7_700_000
    assert stated_gbp(example(AMMANFORD), "partner/costs-taken-on") == 3_340_000 / 16 == 208_750


def test_ammanford_payment_does_not_rise_with_prices():
    """30 x £700,000 = £21.0m lies between the totals printed, £20m and £21.7m."""
    answer = answer_of(AMMANFORD)
    paid = result(answer, "as-now/pfi-payment").cash_gbp

    assert 20_000_000 < 30 * 700_000 < 21_700_000
    assert paid == pytest.approx([-700_000] * 18)


def test_ammanford_totals_in_cash_by_hand():
    """18 years less 26.6 months = 15.783333 years.

    payments that stop   700,000 x 15.783333                              11,048,333.33
    fee                  a tenth of it                                    -1,104,833.33
    costs taken on       208,750 x 15.783333 x (1 + 0.41 x 0.25)          -3,632,484.84
    exit fees                                                               -160,000.00
    """
    answer = answer_of(AMMANFORD)
    total = {
        key: sum(result(answer, f"partner/{key}").cash_gbp)
        for key in ("payments-stopped", "advisers-fee", "costs-taken-on", "exit-fees")
    }

    assert total == {
        "payments-stopped": pytest.approx(11_048_333.33, abs=0.01),
        "advisers-fee": pytest.approx(-1_104_833.33, abs=0.01),
        "costs-taken-on": pytest.approx(-3_632_484.84, abs=0.01),
        "exit-fees": pytest.approx(-160_000.00),
    }


def test_ammanford_net_saving_is_the_readmes():
    """(700,000 - 208,750) x 15.783333 - 160,000 = 7,593,562.50, before fee and bias."""
    readme = (CONTENT / "examples" / AMMANFORD / "README.md").read_text(encoding="utf-8")

    net_gbp = 491_250 * (18 - 26.6 / 12) - 160_000
    assert net_gbp == pytest.approx(7_593_562.50)
    assert "£7.59m net in cash" in readme
