"""What answers and partnerships themselves put on the agenda of the home page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from counterfoil import guide
from counterfoil.access import Capability, Marking
from counterfoil.guide.readiness import AnswerState
from counterfoil.reports import wording
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.govuk.addresses import address_of
from counterfoil_web.partnerships import agenda_rows
from counterfoil_web.partnerships.agenda import AgendaItem, AgendaKind, Marked
from counterfoil_web.partnerships.agenda_rows import (
    LAST_DAY,
    AgendaRow,
    Post,
    RowSource,
    columns,
    distinct,
    name_of,
)
from counterfoil_web.partnerships.kept_queries import PERSON, TODAY
from counterfoil_web.partnerships.models import Access, Answer, Challenge, Partnership
from counterfoil_web.partnerships.store import reach

_MOST_WORDS = 110


def connect() -> None:
    """Register every source of this app."""
    for source in SOURCES:
        agenda_rows.register(source)


def _may(capability: Capability) -> Any:
    return lambda acting: acting.can(capability)


def _answers(_post: Post) -> QuerySet[Any]:
    waiting = Answer.objects.filter(partnership__archived_at=None, owner_id=PERSON)
    return columns(
        waiting.exclude(state=AnswerState.ANSWERED),
        "answer",
        subject="question_id",
        state="state",
        due="due",
    )


def _answer_items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    asked = row.state == AnswerState.ASKED
    yield AgendaItem(
        title=f"{'Write' if asked else 'Complete'} the answer to {_question(row.subject)}",
        url=address_of("partnerships:answer", row.ref, row.subject),
        whose_move="Yours, as its owner",
        due=row.due,
        partnership=row.partnership,
        kind=AgendaKind.ANSWER,
    )


def _challenges(_post: Post) -> QuerySet[Any]:
    mine = Q(answer__owner_id=PERSON) | Q(answer__written_by_id=PERSON)
    waiting = Challenge.objects.filter(
        mine, partnership__archived_at=None, agrees=False, settled_at=None, replied_at=None
    )
    return columns(
        waiting,
        "challenge",
        subject="answer__question_id",
        person=name_of("by"),
        first="at",
    )


def _challenge_items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title=f"Reply to {row.person}, who disagrees with {_question(row.subject)}",
        url=address_of("partnerships:question", row.ref, row.subject) + "#challenges",
        whose_move="Yours, as owner or author of the answer",
        partnership=row.partnership,
        kind=AgendaKind.CHALLENGE,
    )


def _answers_of_others(post: Post) -> QuerySet[Any]:
    """Answers that somebody else owes, where one may read them: by part, or a grant to read all."""
    due = Answer.objects.filter(
        reach(Capability.VIEW_PARTNERSHIP, post.roles, post.kind),
        partnership__archived_at=None,
        due__lte=LAST_DAY,
    )
    return columns(
        due.exclude(state=AnswerState.ANSWERED).exclude(owner_id=PERSON),
        "answer of others",
        subject="question_id",
        person=name_of("owner"),
        due="due",
    )


def _items_of_others(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title=f"Answer to {_question(row.subject)}",
        url=address_of("partnerships:question", row.ref, row.subject),
        whose_move=f"{row.person}’s" if row.person else "Nobody’s yet: it has no owner",
        due=row.due,
        partnership=row.partnership,
        kind=AgendaKind.DATE,
    )


def _successions(post: Post) -> QuerySet[Any]:
    """Places of bodies that another follows by law, as when a commissioner gives way to a mayor."""
    rows = Access.objects.filter(
        reach(Capability.MANAGE_SHARING, post.roles, post.kind),
        partnership__archived_at=None,
        revoked_at=None,
        starts__lte=TODAY,
        ends=None,
        organisation__successor__isnull=False,
    ).exclude(part="")
    return columns(
        rows,
        "succession",
        subject="organisation__name",
        person="organisation__successor__name",
        due="organisation__valid_to",
        number="pk",
    )


def _succession_items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
    yield AgendaItem(
        title=f"Hand over the place of {row.subject} to {row.person}, which follows it",
        url=address_of("partnerships:party-hand-over", row.ref, row.number),
        whose_move="Yours, or another’s who keeps its sharing",
        due=row.due,
        partnership=row.partnership,
        kind=AgendaKind.SUCCESSION,
    )


def _coming(name: str, field: str) -> RowSource:
    """The first or the last days of partnerships in the months to come."""

    def build(_post: Post) -> QuerySet[Any]:
        rows = Partnership.objects.filter(
            **{f"{field}__gte": TODAY, f"{field}__lte": LAST_DAY}, archived_at=None
        )
        return columns(rows, name, of="", due=field)

    def items(row: AgendaRow, _acting: Acting) -> Iterator[AgendaItem]:
        yield AgendaItem(
            title=f"The partnership {field}",
            url=address_of("partnerships:workspace", row.ref),
            whose_move="Nobody’s: a date to know",
            due=row.due,
            partnership=row.partnership,
            kind=AgendaKind.DATE,
        )

    return RowSource(name=name, applies=_may(Capability.VIEW_SUMMARY), build=build, items=items)


def _markings(_post: Post) -> QuerySet[Any]:
    """Each marking that there is, once."""
    rows = Partnership.objects.filter(archived_at=None)
    return distinct(rows, "marking", state="marking")


def _marked(row: AgendaRow, _acting: Acting) -> Iterator[Marked]:
    yield Marked(Marking(row.state))


SOURCES = (
    RowSource(
        name="answer",
        applies=_may(Capability.ANSWER_QUESTIONS),
        build=_answers,
        items=_answer_items,
    ),
    RowSource(
        name="challenge",
        applies=_may(Capability.ANSWER_QUESTIONS),
        build=_challenges,
        items=_challenge_items,
    ),
    RowSource(
        name="answer of others",
        applies=_may(Capability.VIEW_PARTNERSHIP),
        build=_answers_of_others,
        items=_items_of_others,
    ),
    RowSource(
        name="succession",
        applies=_may(Capability.MANAGE_SHARING),
        build=_successions,
        items=_succession_items,
    ),
    _coming("start", "starts"),
    _coming("end", "ends"),
    RowSource(name="marking", applies=lambda _acting: True, build=_markings, items=_marked),
)


def _question(question_id: str) -> str:
    text = guide.question(question_id).text
    return f"{question_id}: {wording.shortened(text, _MOST_WORDS)}"
