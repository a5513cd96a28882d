from __future__ import annotations

import pytest

from counterfoil.appraisal.amounts import DriverBands, DriverRate, ShareOf, YearList
from counterfoil.appraisal.business_case import BudgetLine, Driver, Objective, Score
from counterfoil.appraisal.evidence import Evidence, Source
from counterfoil.appraisal.faults import Place
from counterfoil.appraisal.validation_references import evidences, reference_faults, unknown
from counterfoil.quantities.distributions import Fixed
from tests.fixtures.small_cases import HELD, NOW, PARTNER, cost, risk, small_case

CALLS = Driver(id="calls", title="Calls", unit="call", value=1.0)
RISK = risk("partner", "r", chance=0.5, impact=Fixed(value=1.0))


def found(*lines, **changes):
    return [
        (str(fault.place), fault.what, fault.mend)
        for fault in reference_faults(small_case(*lines, **changes))
    ]


@pytest.mark.parametrize(
    ("line", "place", "what", "mend"),
    [
        (
            cost("partner", "a", DriverRate(driver="cals", gbp_per_unit=1.0, unit="call")),
            "lines partner/a, driver",
            "there is no driver called 'cals'",
            "did you mean calls?",
        ),
        (
            cost("partner", "a", DriverRate(driver="", gbp_per_unit=1.0, unit="call")),
            "lines partner/a, driver",
            "no driver is named",
            "use one of calls",
        ),
        (
            cost("partner", "a", DriverBands(driver="calls", bands="b", unit="call")),
            "lines partner/a, bands",
            "there is no band table called 'b'",
            "add it: the case has no band table yet",
        ),
        (
            cost("partner", "a", YearList(profile="")),
            "lines partner/a, profile",
            "no profile is named",
            "add it: the case has no profile yet",
        ),
        (
            cost("partnr", "a", 1),
            "lines partnr/a, option",
            "there is no option called 'partnr'",
            "did you mean partner?",
        ),
        (
            cost("", "a", 1),
            "lines /a, option",
            "no option is named",
            "use one of now, in-house, partner",
        ),
        (
            cost("partner", "a", 1, shares=(("farce", 1.0),)),
            "lines partner/a, body",
            "there is no body called 'farce'",
            "did you mean force?",
        ),
        (
            cost("partner", "a", 1, index="cpi"),
            "lines partner/a, index",
            "there is no index called 'cpi'",
            "use one of held",
        ),
        (
            cost("partner", "a", 1, delay="late"),
            "lines partner/a, delay",
            "there is no delay called 'late'",
            "add it: the case has no delay yet",
        ),
        (
            cost("partner", "a", 1, correlation_group="g"),
            "lines partner/a, correlation_group",
            "there is no correlation group called 'g'",
            "add it: the case has no correlation group yet",
        ),
        (
            cost("partner", "a", 1, evidence=Evidence(sources=("acounts",))),
            "lines partner/a, sources",
            "there is no source called 'acounts'",
            "did you mean accounts?",
        ),
        (
            cost("partner", "a", ShareOf(share=0.1, lines=("chargee",))),
            "lines partner/a, of_lines",
            "there is no line of partner called 'chargee'",
            "did you mean charge?",
        ),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_nearest(line, place, what, mend):
    sources = (Source(id="accounts", title="Accounts"),)
    others = cost("partner", "charge", 1), cost("now", "elsewhere", 1)

    assert (place, what, mend) in found(line, *others, drivers=(CALLS,), sources=sources)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"general_inflation": "cpi"}, "case, general_inflation"),
        ({"general_inflation": ""}, "case, general_inflation"),
        ({"drivers": (Driver(id="d", title="D", unit="u", profile="p"),)}, "drivers d, profile"),
        ({"risks": (risk("x", "r", chance=0.5, impact=Fixed(value=1.0)),)}, "risks x/r, option"),
        (
            {"risks": (risk("now", "r", chance=0.5, impact=Fixed(value=1.0), body=""),)},
            "risks now/r, body",
        ),
        (
            {"budgets": (BudgetLine(id="b", title="B", body="x", amounts_gbp=(1.0,) * 5),)},
            "budgets b, body",
        ),
        ({"scores": (Score(objective="o", option="now", score=1.0),)}, "scores o/now, objective"),
        (
            {
                "scores": (Score(objective="o", option="x", score=1.0),),
                "objectives": (Objective(id="o", title="O", weight=1.0),),
            },
            "scores o/x, option",
        ),
    ],
)
def test_other_tables_names_are_checked_too(changes, place):
    assert [at for at, _, _ in found(**changes)] == [place]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"options": (NOW, PARTNER, PARTNER)}, "options partner, id"),
        ({"indices": (HELD, HELD)}, "indices held, id"),
        ({"lines": (cost("now", "a", 1), cost("now", "a", 2))}, "lines now/a, id"),
        ({"lines": (cost("partner", "r", 1),), "risks": (RISK,)}, "risks partner/r, id"),
        ({"drivers": (CALLS, CALLS)}, "drivers calls, id"),
        ({"drivers": (Driver(id="", title="D", unit="u"),)}, "drivers, id"),
    ],
)
def test_ids_are_there_and_stand_once(changes, place):
    assert [at for at, _, _ in found(**changes)] == [place]


def test_a_line_may_have_the_same_id_in_two_options():
    assert found(cost("now", "a", 1), cost("partner", "a", 1)) == []


@pytest.mark.parametrize(
    ("parts", "in_loop"),
    [
        ({"a": "a"}, {"a"}),
        ({"a": "b", "b": "a"}, {"a", "b"}),
        ({"a": "b", "b": "c", "c": "a"}, {"a", "b", "c"}),
        ({"a": "b", "b": "c", "c": "b"}, {"b", "c"}),
        ({"a": "b", "b": "ground"}, set()),
    ],
)
def test_a_share_of_itself_is_found_however_far_round(parts, in_loop):
    lines = [cost("now", key, ShareOf(share=0.1, lines=(part,))) for key, part in parts.items()]

    places = {at for at, what, _ in found(*lines, cost("now", "ground", 1)) if "of itself" in what}

    assert places == {f"lines now/{key}, of_lines" for key in in_loop}


def test_many_known_names_are_cut_short():
    fault = unknown(Place(table="lines"), "body", "zzz", [f"body-{n}" for n in range(9)])

    assert fault.mend.endswith("body-7 …")


def test_every_record_with_evidence_is_visited():
    case = small_case(cost("now", "a", 1), drivers=(CALLS,), risks=(RISK,))
    places = [str(place) for place, _ in evidences(case)]

    assert places == [
        *("indices held", "options now", "options in-house", "options partner"),
        *("baseline custody", "drivers calls", "lines now/a", "risks partner/r"),
    ]
