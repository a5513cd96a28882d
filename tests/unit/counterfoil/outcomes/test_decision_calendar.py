"""The last days to decide, counted back on a calendar by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterfoil.contract.term import Term
from counterfoil.contract.terms import Extension, Law
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.decision_calendar import (
    Chance,
    DecisionCalendar,
    Footing,
    Route,
    calendar_dates,
    decision_calendar,
)
from counterfoil.outcomes.lead_times import CalendarRules
from tests.fixtures.contracts import contract_with, fixed
from tests.unit.counterfoil.outcomes.test_lead_times import LEAD

CONTRACT = replace(
    contract_with(
        fixed(),
        term=Term(date(2022, 4, 1), date(2027, 3, 31)),
        extensions=(
            Extension(months=12, notice_by=date(2026, 9, 30), note="once only"),
            Extension(months=12, notice_by=date(2027, 9, 30)),
        ),
    ),
    light_touch=False,
)
STATED = CalendarRules(lead_times=LEAD)


def days(calendar: DecisionCalendar, route: Route, footing: Footing) -> list[tuple[str, date]]:
    chain = calendar.route(route).chain(footing)
    assert chain is not None
    return [(one.id, one.on) for one in chain.steps]


def test_the_least_chain_of_a_competition():
    # Signed on 31 March 2027 at the latest. Eight working days before it, without Good Friday (26
    # March) and Easter Monday (29 March): 30, 25, 24, 23, 22, 19, 18, and 17 March is St Patrick's
    # Day, so 16 March. Less 10 days: 6 March. Less 25: 9 February.
    found = decision_calendar(CONTRACT, date(2026, 1, 5))

    assert found.ends == date(2027, 3, 31)
    assert days(found, Route.RECOMPETE, Footing.LEAST) == [
        ("notice", date(2027, 2, 9)),
        ("invitation", date(2027, 3, 6)),
        ("award", date(2027, 3, 16)),
        ("sign", date(2027, 3, 31)),
        ("start", date(2027, 4, 1)),
    ]


def test_the_realistic_chain_of_a_competition():
    # 1 April 2027 less 5 months: signed on 1 November 2026. The 8 working days before it are the
    # 30th to the 26th and the 23rd to the 21st of October. Less 6 months: 21 April. Less 4: 21
    # December 2025. Less 3: 21 September.
    found = decision_calendar(CONTRACT, date(2026, 1, 5), STATED)

    assert days(found, Route.RECOMPETE, Footing.REALISTIC) == [
        ("decide", date(2025, 9, 21)),
        ("prepare", date(2025, 12, 21)),
        ("notice", date(2026, 4, 21)),
        ("award", date(2026, 10, 21)),
        ("sign", date(2026, 11, 1)),
        ("start", date(2027, 4, 1)),
    ]


def test_the_other_routes_and_what_is_still_open():
    # Extend: 30 September 2026, less 3 months. In house: 1 April 2027 less 9, less 3. Share: less
    # 12, less 3.
    found = decision_calendar(CONTRACT, date(2026, 1, 5), STATED)

    assert {one.route: (one.begin_by, one.chance) for one in found.routes} == {
        Route.EXTEND: (date(2026, 6, 30), Chance.OPEN),
        Route.RECOMPETE: (date(2025, 9, 21), Chance.ONLY_AT_THE_LEAST),
        Route.IN_HOUSE: (date(2026, 4, 1), Chance.OPEN),
        Route.SHARE: (date(2026, 1, 1), Chance.PAST),
    }
    assert found.decide_by == date(2025, 9, 21)
    assert found.route(Route.EXTEND).title == "Extend by 12 months"


def test_without_lead_times_only_the_least_is_given_and_said_to_be():
    found = decision_calendar(CONTRACT, date(2026, 1, 5))

    assert [one.chance for one in found.routes] == [Chance.NOT_MEASURED] * 4
    assert found.route(Route.IN_HOUSE).begin_by is None
    assert "no lead time is stated" in found.route(Route.IN_HOUSE).gone
    assert "No realistic lead times are stated" in found.notes[0]


def test_an_extension_that_was_used_moves_the_end_and_leaves_the_next():
    found = decision_calendar(CONTRACT, date(2027, 1, 5), STATED, extensions_taken=1)

    assert found.ends == date(2028, 3, 31)
    assert days(found, Route.EXTEND, Footing.LEAST) == [("notice", date(2027, 9, 30))]


def test_the_last_extension_used_leaves_none():
    extend = decision_calendar(CONTRACT, date(2028, 1, 5), extensions_taken=2).route(Route.EXTEND)

    assert (extend.chance, extend.chains) == (Chance.PAST, ())
    assert "no further extension" in extend.gone


def test_more_extensions_than_there_are_is_refused():
    with pytest.raises(InvalidValue, match="give 0 to 2"):
        decision_calendar(CONTRACT, date(2028, 1, 5), extensions_taken=3)


def test_too_late_for_everything_is_said():
    found = decision_calendar(CONTRACT, date(2027, 3, 30), STATED)

    assert [one.chance for one in found.routes] == [Chance.PAST] * 4
    assert found.notes == (
        "No route can be begun in time any more: plan for a gap in the service.",
    )


def test_a_contract_under_the_act_asks_for_a_notice_of_its_end():
    # 30 days beginning with 31 March 2027: 29 April.
    (notice,) = decision_calendar(CONTRACT, date(2026, 1, 5)).afterwards
    assert (notice.on, notice.law) == (date(2027, 4, 29), "Procurement Act 2023, s.80")

    older = replace(CONTRACT, law=Law.PCR_2015)
    assert decision_calendar(older, date(2026, 1, 5)).afterwards == ()


def test_holidays_not_yet_known_are_told():
    far = replace(CONTRACT, term=Term(date(2022, 4, 1), date(2031, 3, 31)))

    assert "Bank holidays are known to 2028" in decision_calendar(far, date(2026, 1, 5)).notes[1]


def test_the_last_days_are_dates_for_a_calendar():
    dates = {
        one.id: one.on for one in calendar_dates(decision_calendar(CONTRACT, date(2026, 1, 5)))
    }

    assert dates == {
        "decide/extend/least": date(2026, 9, 30),
        "decide/recompete/least": date(2027, 2, 9),
    }
