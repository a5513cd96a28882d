"""`counterfoil outcomes next`: by when to decide, and what each route is worth on the old model."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.outcomes_words import add_options, head, opened, pounds, print_json, screen

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.outcomes.consultancy import ConsultancyValue
    from counterfoil.outcomes.decision_calendar import DecisionCalendar
    from counterfoil.outcomes.handback import Handback
    from counterfoil.outcomes.next_answer import NextAnswer
    from counterfoil.outcomes.updating import Belief
    from counterfoil.outcomes.what_next import WhatNext


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)
    parser.add_argument("--no-simulation", action="store_true", help="leave out chance")
    parser.add_argument("--trials", metavar="N", type=int, help="how many trials")
    parser.add_argument(
        "--write-case",
        metavar="NEW_FOLDER",
        type=Path,
        help="also write the next case, to be gone on with as any other",
    )


def run(args: argparse.Namespace) -> int:
    """Print what is known of the next decision."""
    from counterfoil.cli.outcomes_next_values import next_values
    from counterfoil.cli.problems import print_problems
    from counterfoil.cli.progress import progress_bar
    from counterfoil.outcomes.next_answer import next_answer
    from counterfoil.outcomesfile.next_folder import read_next_folder

    ledger = opened(args)
    held = read_next_folder(args.folder)
    with progress_bar("Trying the routes") as progress:
        found = next_answer(
            ledger,
            held.document,
            items=held.items,
            lessons=held.lessons,
            tests=held.tests,
            simulate=not args.no_simulation,
            trials=args.trials,
            progress=progress,
        )
    if args.write_case is not None:
        _write(found, args.write_case)
    if args.json:
        print_json(next_values(ledger, found))
        return 0
    shown = screen()
    head(ledger, shown)
    _print(found, shown)
    print_problems(found.problems, file=sys.stderr)
    return 0


def _write(found: NextAnswer, folder: Path) -> None:
    from counterfoil.casefile import write_case
    from counterfoil.errors import NoAnswer

    if found.what_next is None:
        raise NoAnswer(
            what=f"there is no next case to write: {found.why_not['what_next']}",
            where="--write-case",
            mend="say in next.yaml what the next decision is about",
        )
    write_case(folder, found.what_next.case)
    print(f"Wrote the next case to {folder}.", file=sys.stderr)


def _print(found: NextAnswer, shown: Screen) -> None:
    shown.heading("By when to decide")
    if found.calendar is None:
        shown.prose(_told(found, "calendar"))
    else:
        _calendar(found.calendar, shown)
    shown.heading("What each route is worth")
    if found.what_next is None:
        shown.prose(_told(found, "what_next"))
    else:
        _routes(found.what_next, shown)
    shown.heading("What comes back")
    _handback(found.handback, shown)
    if found.consultancy is not None:
        shown.heading("What did we get for it?")
        _consultancy(found.consultancy, shown)
    shown.heading("Lessons")
    if not found.lessons:
        shown.prose("None is written yet.")
    for lesson in found.lessons:
        state = "reviewed" if lesson.is_reviewed else "not reviewed"
        shared = lesson.sharing.value.replace("_", " ") if lesson.is_shared else "not shared"
        shown.prose(f"{lesson.title} ({lesson.stage.value}; {state}; {shared})", mark="- ")
        shown.prose(lesson.differently, indent=2)

    if found.offered is not None:
        shown.heading("What the experience base would learn")
        pair = found.offered
        years = f"{pair.years} financial year{'' if pair.years == 1 else 's'}"
        last = "It goes nowhere unless you share it."
        if pair.illustrative:
            last = "Some of it is made up, so it can never be shared as what happened."
        shown.prose(
            f"{pounds(pair.promised_gbp)} promised and {pounds(pair.certified_gbp)} certified over "
            f"the same months of {years}; {pounds(pair.claimed_gbp)} was claimed. {last}"
        )


def _told(found: NextAnswer, part: str) -> str:
    return f"Not known: {found.why_not[part]}."


_CHANCES = {
    "open": "in time",
    "only_at_the_least": "too late in earnest; only at the least",
    "not_measured": "not measured",
    "past": "too late",
}


def _calendar(calendar: DecisionCalendar, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn
    from counterfoil.outcomes.decision_calendar import Footing

    shown.prose(f"The contract ends on {calendar.ends}.")
    columns = [TableColumn(title=one) for one in ("Route", "Begin by", "At the least", "Now")]
    rows = []
    for route in calendar.routes:
        realistic, least = route.chain(Footing.REALISTIC), route.chain(Footing.LEAST)
        rows.append(
            [
                route.title,
                str(realistic.begin_by) if realistic else "not stated",
                str(least.begin_by) if least else "none",
                _CHANCES[route.chance.value],
            ]
        )
    shown.table(columns, rows)
    for route in calendar.routes:
        if route.gone:
            shown.prose(f"{route.title}: {route.gone}.", mark="- ")
        for chain in route.chains:
            shown.line()
            shown.strong(f"{route.title}, {chain.footing.words}")
            for step in chain.steps:
                said = [one for one in (step.takes, step.law, step.note) if one]
                more = f" ({'; '.join(said)})" if said else ""
                shown.prose(f"{step.title}{more}", mark=f"{step.on}  ")
    for step in calendar.afterwards:
        shown.prose(f"{step.title} ({step.takes}; {step.law})", mark=f"{step.on}  ")
    lead = calendar.lead_times
    if lead is not None:
        shown.prose(f"Lead times: {lead.basis.value}. {lead.reason}")
    for note in calendar.notes:
        shown.prose(note)


def _routes(found: WhatNext, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn

    shown.prose(found.sentence)
    chances = found.answer.chances
    best = {one.option: one.chance_best for one in chances.options} if chances else {}
    columns = [
        TableColumn(title="Route"),
        TableColumn(title="Present value", right=True),
        TableColumn(title="Against going on", right=True),
    ]
    columns += [TableColumn(title="Best in", right=True)] if chances else []
    shown.table(
        columns,
        [
            [
                one.title,
                _pounds(one.npv_gbp),
                _pounds(one.npsv_gbp),
                *([f"{best[one.id]:.0%}"] if chances else []),
            ]
            for one in found.ranked
        ],
    )
    for missing in found.missing:
        shown.prose(missing, mark="- ")
    if found.lines:
        shown.line()
        shown.strong("What the record taught of each line: share of what was stated, P10 to P90")
        names = ("Line", "Before", "After")
        shown.table(
            [TableColumn(title=one) for one in names],
            [
                [one.line, _belief(one.found.before), _belief(one.found.after)]
                for one in found.lines
            ],
        )
        for one in found.lines:
            for note in one.found.notes:
                shown.prose(f"{one.line}: {note}", mark="- ")
    shown.line()
    shown.strong("What was done to the old model")
    for words in found.done:
        shown.prose(words, mark="- ")


def _belief(one: Belief) -> str:
    return f"{one.mean:.0%} ({one.p10:.0%} to {one.p90:.0%})"


def _pounds(value: float) -> str:
    from fractions import Fraction

    return pounds(Fraction(value))


def _handback(found: Handback, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn

    for held in found.lists:
        if not held.items:
            continue
        shown.strong(f"{held.what.words.capitalize()}: {held.settled} of {len(held.items)} settled")
        shown.table(
            [TableColumn(title=one) for one in ("What", "Stands", "Owner", "Needed by")],
            [
                [
                    one.title,
                    one.status.value.replace("_", " "),
                    one.owner or "nobody",
                    str(one.needed_by or "the end"),
                ]
                for one in held.items
            ],
        )
    if not any(one.items for one in found.lists):
        shown.prose("Nothing is listed yet.")


def _consultancy(found: ConsultancyValue, shown: Screen) -> None:
    shown.prose(found.answer)
    shown.fields([(model.words, pounds(fee)) for model, fee in found.fees.items()])
    if found.cost_per_day_gbp is not None:
        each = pounds(found.cost_per_day_gbp)
        shown.prose(f"{float(found.days):,.0f} days at {each} a day.")
    for skill in found.skills:
        if skill.test is None:
            said = skill.why_not
        else:
            said = f"{'passed' if skill.test.passed else 'failed'} on {skill.test.tested_on}"
        shown.prose(f"{skill.skill}: {said}.", mark="- ")
    if not found.skills:
        shown.prose("No test of skills after the consultants left is recorded.")
