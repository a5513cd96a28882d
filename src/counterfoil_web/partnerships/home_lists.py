"""The agenda as the home page shows it: lists with a heading, cut short unless asked for whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.partnerships import presenters
from counterfoil_web.partnerships.agenda import Agenda, AgendaItem

SHOWN_AT_FIRST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that waits, in words."""

    title: str
    url: str
    partnership: str
    whose_move: str
    due: str
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeList:
    """A list of the home page. empty: what stands there when nothing waits."""

    slug: str
    heading: str
    empty: str
    rows: tuple[Row, ...]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


def lists_of(agenda: Agenda, acting: Acting, *, whole: str) -> tuple[HomeList, ...]:
    """The lists in order. whole: slug of the one to show to its end."""
    body = acting.organisation.name
    told = (
        (
            "work",
            "Your work",
            agenda.work,
            "Nothing waits for you. Drafts that you edit, reviews asked of you, answers that you "
            "own and challenges to them will be here.",
        ),
        (
            "decisions",
            f"Decisions waiting for {body}",
            agenda.decisions,
            "No decision waits. When one is proposed that your organisation takes, it will be "
            "here, with the versions it is taken on.",
        ),
        (
            "dates",
            "Dates coming",
            agenda.dates,
            "No dates in the next six months. Answers and decisions that are due, and the first "
            "and last days of partnerships, will be here.",
        ),
    )
    return tuple(
        _list(slug, heading, items, empty, acting.today, whole == slug)
        for slug, heading, items, empty in told
    )


def _list(
    slug: str, heading: str, items: tuple[AgendaItem, ...], empty: str, today: date, whole: bool
) -> HomeList:
    shown = items if whole else items[:SHOWN_AT_FIRST]
    return HomeList(
        slug=slug,
        heading=heading,
        empty=empty,
        rows=tuple(_row(item, today) for item in shown),
        total=len(items),
    )


def _row(item: AgendaItem, today: date) -> Row:
    return Row(
        title=item.title,
        url=item.url,
        partnership=item.partnership,
        whose_move=item.whose_move,
        due=wording.sentence_case(presenters.due_words(item.due, today)),
        overdue=item.due is not None and item.due < today,
    )
