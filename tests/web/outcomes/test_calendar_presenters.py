"""The calendar's rows, of a calendar written by hand."""

from __future__ import annotations

from datetime import date

from counterfoil.outcomes.decision_calendar import (
    Chain,
    Chance,
    DecisionCalendar,
    Footing,
    Route,
    RouteDates,
)
from counterfoil.outcomes.lead_times import Step
from counterfoil_web.outcomes.calendar_presenters import COLUMNS, cells, route_rows

NOTICE = Step(id="notice", title="Publish", on=date(2027, 1, 5), takes="30 days", law="s.54")
DECIDE = Step(id="decide", title="Decide", on=date(2026, 5, 1), takes="6 months")
CALENDAR = DecisionCalendar(
    contract="example",
    title="Example",
    ends=date(2027, 3, 31),
    as_at=date(2026, 11, 22),
    routes=(
        RouteDates(
            route=Route.RECOMPETE,
            title="Compete again",
            chains=(
                Chain(footing=Footing.LEAST, steps=(NOTICE,)),
                Chain(footing=Footing.REALISTIC, steps=(DECIDE, NOTICE)),
            ),
            chance=Chance.ONLY_AT_THE_LEAST,
        ),
        RouteDates(
            route=Route.SHARE, title="Share", chains=(), chance=Chance.PAST, gone="nobody said"
        ),
    ),
    afterwards=(Step(id="end", title="Publish the end", on=date(2027, 4, 29)),),
    lead_times=None,
    notes=(),
)


def test_a_route_shows_its_first_step_on_each_footing_and_how_it_stands():
    compete, share = route_rows(CALENDAR)
    assert (compete.realistic, compete.least) == (DECIDE, NOTICE)
    assert (compete.words, compete.colour) == ("Only at the least", "yellow")
    assert (share.realistic, share.least, share.words) == (None, None, "Too late")


def test_every_step_is_a_row_of_the_file_and_a_route_without_steps_says_why():
    rows = list(cells(CALENDAR))
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("Compete again", "Publish", "2027-01-05"),
        ("Compete again", "Decide", "2026-05-01"),
        ("Compete again", "Publish", "2027-01-05"),
        ("Share", "None: nobody said", ""),
        ("Afterwards", "Publish the end", "2027-04-29"),
    ]
    assert {len(row) for row in rows} == {len(COLUMNS)}
