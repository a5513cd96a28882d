"""How the guide's questions are set out on the screen: by room, one whole, and by gate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterfoil.cli.experience_pages import source_words
from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.guide import (
    SYNTHESIS,
    BearingLesson,
    Gate,
    Question,
    Room,
    gate,
    gates,
    kind_words,
    lessons_for,
    questions_for_gate,
    room,
)
from counterfoil.partnership_kind import PartnershipKind


def print_questions(
    screen: Screen,
    shown: Sequence[Room],
    asked: Sequence[Question],
    kind: str | None,
    decision: Gate | None,
) -> None:
    """Questions under their rooms; a room in which nothing is asked says so."""
    if decision is not None:
        screen.heading(f"Before {decision.name.lower()}")
        screen.prose(f"{decision.decides} {decision.then}")
    for one in shown:
        screen.heading(f"{one.number_words}: {one.title}")
        within = [question for question in asked if question.room == one.slug]
        if not within:
            screen.prose(f"Nothing is asked here{_of_whom(kind, decision)}.")
        for question in within:
            screen.prose(question.text, mark=f"{question.id}  ")
    screen.line()
    screen.line(f"{len(asked)} question{'' if len(asked) == 1 else 's'}.")
    screen.prose(SYNTHESIS)
    screen.prose("`counterfoil guide show ID` opens one: why, facts, law and lessons.")


def print_question(screen: Screen, one: Question) -> None:
    """One question whole."""
    screen.heading(one.id)
    screen.prose(one.text)
    screen.line()
    screen.fields(
        (
            ("Part", f"{room(one.room).number_words}: {room(one.room).title}"),
            ("Asked of", ", ".join(kind_words(kind) for kind in one.kinds)),
            ("Needed at", "; ".join(gate(slug).name for slug in one.gates)),
            ("Tool", one.tool.words if one.tool else "none: answered in writing"),
        )
    )
    screen.heading("Why it matters")
    screen.prose(one.why)
    _bullets(screen, "What good looks like", one.good)
    _bullets(screen, "Pitfalls", one.pitfalls)
    _bullets(screen, "Evidence to hold", one.hold)
    _bullets(screen, "Facts found", (_fact_words(one, at) for at in range(len(one.evidence))))
    _bullets(
        screen,
        "Law and guidance",
        (
            f"{law.name}. {law.says}{' [recalled: check it]' if law.is_recalled else ''} {law.url}"
            for law in one.laws
        ),
    )
    _bullets(screen, "Lessons (+ worked, − went wrong)", map(_lesson_words, lessons_for(one)))
    screen.line()
    screen.prose(SYNTHESIS)


def print_gates(screen: Screen) -> None:
    """The gates, with how many questions each asks of each kind."""
    columns = [
        TableColumn(title="Gate", whole=True),
        TableColumn(title="Decides"),
        *(
            TableColumn(title=str(kind).capitalize(), right=True, whole=True)
            for kind in PartnershipKind
        ),
    ]
    rows = [
        [
            one.slug,
            one.decides,
            *(str(len(questions_for_gate(one.slug, kind))) for kind in PartnershipKind),
        ]
        for one in gates()
    ]
    screen.table(columns, rows)
    screen.line()
    screen.prose("`counterfoil guide --gate SLUG --kind KIND` lists what must be answered before.")


def _of_whom(kind: str | None, decision: Gate | None) -> str:
    whom = "" if kind is None else f" of {kind_words(kind)}"
    return whom if decision is None else f"{whom} before this decision"


def _fact_words(one: Question, at: int) -> str:
    fact = one.evidence[at]
    derived = " (worked out from the sources)" if fact.derived else ""
    return f"{fact.text}{derived} {'; '.join(map(source_words, fact.sources))}"


def _lesson_words(lesson: BearingLesson) -> str:
    return f"{'+' if lesson.worked else '−'} {lesson.text} [{lesson.case}]"


def _bullets(screen: Screen, title: str, items: Iterable[str]) -> None:
    listed = list(items)
    if listed:
        screen.heading(title)
    for item in listed:
        screen.prose(item, mark="- ")
