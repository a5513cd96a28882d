"""The agenda as the home page shows it: lists with a heading, cut short unless asked for whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from django.utils.safestring import SafeString, mark_safe

from counterfoil.access import Capability
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
    def drawn(self) -> SafeString:
        """The rows as a list in HTML; every text is escaped."""
        items = "\n".join(_drawn(row) for row in self.rows)
        return mark_safe(f'<ul class="app-agenda__list">\n{items}\n</ul>')

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


def _drawn(row: Row) -> str:
    where = f'<span class="app-agenda__partnership">{escape(row.partnership)}</span>'
    due = escape(row.due or "No date set")
    if row.overdue:
        due = f'<strong class="govuk-tag govuk-tag--red">{due}</strong>'
    return (
        '<li class="app-agenda__item"><div class="app-agenda__what">'
        f'<a class="govuk-link govuk-!-font-weight-bold" href="{escape(row.url)}">'
        f"{escape(row.title)}</a>{where if row.partnership else ''}</div>"
        '<div class="app-agenda__move"><span class="govuk-visually-hidden">Whose move: </span>'
        f'{escape(row.whose_move)}</div><div class="app-agenda__due">{due}</div></li>'
    )


_FOR = {
    "work": (
        Capability.ANSWER_QUESTIONS,
        Capability.CHALLENGE_ANSWERS,
        Capability.EDIT_CASE,
        Capability.REVIEW_CASE,
        Capability.SIGN_BASELINE,
        Capability.SCORE_BIDS,
        Capability.MODERATE_SCORES,
    ),
    "decisions": (Capability.APPROVE_FOR_FORCE, Capability.APPROVE_FOR_POLICING_BODY),
    "dates": (Capability.VIEW_SUMMARY,),
}
"""The capabilities of which one lets something come into a list."""


def lists_of(agenda: Agenda, acting: Acting, *, whole: str) -> tuple[HomeList, ...]:
    """The lists in which something can wait for the one who acts, in order.

    whole: slug of the one to show to its end.
    """
    body = acting.organisation.name
    told = (
        (
            "work",
            "Your work",
            agenda.work,
            "Nothing waits for you. Drafts that you edit, reviews asked of you, answers that you "
            "own, challenges to them and bids that you judge will be here.",
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
        if any(acting.can(capability) for capability in _FOR[slug])
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
