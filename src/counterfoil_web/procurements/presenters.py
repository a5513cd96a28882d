"""The plan, its timetable and its notices as pages and files show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction
from typing import Any

from counterfoil.contract.lines import number_text, pounds
from counterfoil.procurement.changes import PlanChange
from counterfoil.procurement.clarifications import Clarification
from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.notices import NoticeDue
from counterfoil.procurement.plan import Tendering
from counterfoil.procurement.route_choices import RouteChoice
from counterfoil.procurement.timetable import TimedStep, Timetable
from counterfoil.quantities.years import day_in_words
from counterfoil.reports.wording import sentence_case
from counterfoil_web.govuk import formats
from counterfoil_web.partnerships.list_files import Cell
from counterfoil_web.procurements.words import STATES, field_words, value_words

WIDTH = 1_000
"""The width of the timetable's picture in its own units."""
_LEAST = 6

STEP_COLUMNS = ("Step", "Day", "Latest", "Slack in days", "Waits for", "Drives the start", "Done")
NOTICE_COLUMNS = ("Notice", "Name", "Stands", "By", "Why", "Law", "Published")
CLARIFICATION_COLUMNS = ("Number", "Question", "Answer", "Answered", "Released")


@dataclass(frozen=True)
class StepRow:
    """A step with its bar in the picture: from where it begins, how wide, and how far it may slip.

    waits: the title of the step that it waited for longest.
    """

    timed: TimedStep
    waits: str
    left: int
    width: int
    slack_left: int
    slack_width: int

    @property
    def is_late(self) -> bool:
        """Whether the wanted start is missed by it."""
        return self.timed.slack_days is not None and self.timed.slack_days < 0

    @property
    def slack_words(self) -> str:
        """How far it may slip, in words."""
        days = self.timed.slack_days
        if days is None:
            return ""
        if days < 0:
            return f"{-days} {'day' if days == -1 else 'days'} too late"
        return "None" if days == 0 else f"{days} {'day' if days == 1 else 'days'}"


@dataclass(frozen=True)
class NoticeRow:
    """A notice with its state in words and the colour of its tag."""

    due: NoticeDue
    words: str
    colour: str


@dataclass(frozen=True)
class RunningRow:
    """A time that a running contract calls for a notice, with its state in words."""

    about: Occasion
    row: NoticeRow


@dataclass(frozen=True)
class ChangeRow:
    """A field of the plan that a draft changes, in words."""

    field: str
    before: str
    after: str


def step_rows(made: Timetable) -> tuple[StepRow, ...]:
    """Each step, its bar drawn from the first day of work to the last day of any."""
    first = made.plan.begins_on
    last = max([one.on for one in made.rows] + [one.latest or one.on for one in made.rows])
    whole = max(1, (last - first).days)
    on = {one.step.id: one.on for one in made.rows}
    titles = {one.step.id: one.step.title for one in made.rows}

    def place(day: date) -> int:
        return max(0, min(WIDTH, round(WIDTH * (day - first).days / whole)))

    found = []
    for one in made.rows:
        began, ends = place(on.get(one.driven_by, first)), place(one.on)
        if one.step.done_on or not one.driven_by:
            began = ends
        left = min(began, WIDTH - _LEAST)
        slack = place(one.latest) - ends if one.latest and one.latest > one.on else 0
        found.append(
            StepRow(
                timed=one,
                waits=titles.get(one.driven_by, ""),
                left=left,
                width=max(_LEAST, ends - left),
                slack_left=ends,
                slack_width=slack,
            )
        )
    return tuple(found)


def step_cells(made: Timetable) -> Iterator[tuple[Cell, ...]]:
    """Every step as a row of a file."""
    for row in step_rows(made):
        one = row.timed
        yield (
            f"{one.step.title} ({one.step.notice})" if one.step.notice else one.step.title,
            one.on.isoformat(),
            one.latest.isoformat() if one.latest else "",
            "" if one.slack_days is None else str(one.slack_days),
            row.waits,
            "yes" if one.critical else "",
            one.step.done_on.isoformat() if one.step.done_on else "",
        )


def notice_rows(notices: Iterable[NoticeDue]) -> list[NoticeRow]:
    """Each notice with its state in words."""
    return [NoticeRow(one, *STATES[one.state]) for one in notices]


def running_rows(notices: Iterable[tuple[Occasion, NoticeDue]]) -> list[RunningRow]:
    """Each time with its state in words; what is still to be published first, the soonest first."""
    found = [RunningRow(about, row) for about, due in notices for row in notice_rows([due])]
    return sorted(found, key=lambda one: (bool(one.row.due.published), one.about.by or date.max))


def notice_cells(
    notices: Iterable[NoticeDue], running: Iterable[tuple[Occasion, NoticeDue]] = ()
) -> Iterator[tuple[Cell, ...]]:
    """Every notice as a row of a file, then each time that the running contract calls for one."""
    rows = [(row, row.due.kind.name) for row in notice_rows(notices)]
    for each in running_rows(running):
        rows.append((each.row, f"{each.row.due.kind.name}: {each.about.title}"))
    for row, name in rows:
        one = row.due
        published = one.published.published_on.isoformat() if one.published else ""
        yield (
            one.kind.code,
            name,
            row.words,
            one.by.isoformat() if one.by else "",
            one.why,
            one.kind.law,
            published,
        )


def clarification_cells(found: Iterable[Clarification]) -> Iterator[tuple[Cell, ...]]:
    """What all suppliers may read: each question that was released, without who asked."""
    out = [one for one in found if one.released and not one.kept_back and one.answer]
    for number, one in enumerate(out, start=1):
        assert one.answer is not None
        yield (
            str(number),
            one.text,
            one.answer.text,
            one.answer.answered_on.isoformat(),
            min(release.released_at for release in one.released).isoformat(
                sep=" ", timespec="minutes"
            ),
        )


def change_rows(changes: Iterable[PlanChange], made: Timetable | None) -> list[ChangeRow]:
    """What a draft changes, in words."""
    titles = {} if made is None else {one.step.id: one.step.title for one in made.rows}
    return [
        ChangeRow(
            field=f"{titles.get(one.step, one.step)}: {field_words(one.field)}"
            if one.step
            else sentence_case(field_words(one.field)),
            before=value_of(one.before, one.field),
            after=value_of(one.after, one.field),
        )
        for one in changes
    ]


def value_of(value: Any, field: str = "") -> str:
    """A value of the plan in words; a dash for nothing.

    >>> value_of(date(2026, 12, 3)), value_of(None), value_of(Fraction(1200), "gross_gbp")
    ('3 December 2026', '–', '£1,200.00')
    """
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return day_in_words(value)
    if isinstance(value, Fraction):
        return pounds(value) if field.endswith("_gbp") else number_text(value)
    if isinstance(value, tuple):
        return "; ".join(_item(one) for one in value)
    if isinstance(value, Tendering):
        said = ((one.name, getattr(value, one.name)) for one in fields(Tendering))
        return "; ".join(f"{field_words(name)}: {value_of(held)}" for name, held in said)
    return value_words(value) if hasattr(value, "value") else str(value)


def route_words(one: RouteChoice) -> str:
    """What a route would ask for, in a sentence."""
    said = []
    if one.request_days:
        said.append(f"at least {one.request_days} days to ask to take part")
    if one.tender_days:
        said.append(f"at least {one.tender_days} days for tenders")
    elif one.route.is_competition:
        said.append("no least time for tenders by law")
    if one.standstill:
        said.append("a standstill")
    elif one.why_no_standstill:
        said.append(f"no mandatory standstill: {one.why_no_standstill}")
    told = "; ".join(said)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def thresholds_of(rows: Iterable[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """The thresholds of a day in words: what is bought, by whom, the amount."""
    return [
        (
            str(row["kind"]).replace("_", " ").capitalize(),
            str(row["authority"]).replace("_", "-").capitalize(),
            formats.pounds(int(str(row["amount_gbp"]))),
        )
        for row in rows
    ]


def _item(one: Any) -> str:
    named = getattr(one, "title", "") or getattr(one, "name", "") or getattr(one, "code", "")
    weight = getattr(one, "weight", None)
    return f"{named} {number_text(weight)}%" if weight is not None else str(named or one)
