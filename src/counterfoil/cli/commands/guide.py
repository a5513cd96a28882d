"""`counterfoil guide`: what to ask of a partnership, room by room, and before which decision."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from typing import Any

from counterfoil.cli.guide_pages import print_gates, print_question, print_questions
from counterfoil.cli.screen import Screen
from counterfoil.errors import UsageError
from counterfoil.guide import (
    SYNTHESIS,
    Question,
    gate,
    gates,
    lessons_for,
    question,
    questions,
    questions_for_gate,
    room,
    rooms,
)
from counterfoil.partnership_kind import PartnershipKind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: list (the default) with filters, show ID, gates."""
    _add_filters(parser, default=None)
    actions = parser.add_subparsers(dest="action", metavar="{list,show,gates}")
    listing = actions.add_parser("list", help="the questions, room by room (the default)")
    _add_filters(listing, default=argparse.SUPPRESS)
    show = actions.add_parser("show", help="one question whole, with facts, law and lessons")
    show.add_argument("id", help="id of the question, such as P1-C4")
    _add_json(show, default=argparse.SUPPRESS)
    decisions = actions.add_parser("gates", help="the decisions and how many questions each asks")
    _add_json(decisions, default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Print the questions, one of them, or the gates."""
    if args.action in (None, "list"):
        return _list(args)
    stray = [f"--{name}" for name in ("room", "kind", "gate") if getattr(args, name) is not None]
    if stray:
        raise UsageError(
            what=f"{', '.join(stray)} before {args.action} has no meaning",
            where="counterfoil guide",
            mend="leave it out",
        )
    return _show(args) if args.action == "show" else _gates(args)


def _add_filters(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument("--room", default=default, help="slug of a room, such as sourcing")
    parser.add_argument(
        "--kind",
        default=default,
        choices=[str(kind) for kind in PartnershipKind],
        help="only what is asked of this kind of partnership",
    )
    parser.add_argument(
        "--gate",
        default=default,
        help="only what must be answered before this decision, such as signature; needs --kind",
    )
    _add_json(parser, default=default or False)


def _add_json(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--json", action="store_true", default=default, help="print as JSON")


def _list(args: argparse.Namespace) -> int:
    if args.gate is not None and args.kind is None:
        raise UsageError(
            what="--gate needs --kind, since each kind of partnership has its own questions",
            where="counterfoil guide",
            mend=f"add --kind {' or '.join(PartnershipKind)}",
        )
    wanted = None if args.room is None else room(args.room)
    if args.gate is None:
        asked = questions(room=args.room, kind=args.kind)
    else:
        asked = questions_for_gate(args.gate, args.kind)
        asked = tuple(one for one in asked if wanted is None or one.room == wanted.slug)
    if args.json:
        _print_json([_as_data(one) for one in asked])
        return 0
    shown = rooms() if wanted is None else (wanted,)
    decision = None if args.gate is None else gate(args.gate)
    print_questions(Screen(), shown, asked, args.kind, decision)
    return 0


def _show(args: argparse.Namespace) -> int:
    one = question(args.id)
    if args.json:
        _print_json(_as_data(one))
    else:
        print_question(Screen(), one)
    return 0


def _gates(args: argparse.Namespace) -> int:
    if args.json:
        _print_json([{**asdict(one), "questions": _ids_by_kind(one.slug)} for one in gates()])
    else:
        print_gates(Screen())
    return 0


def _ids_by_kind(slug: str) -> dict[str, list[str]]:
    return {
        str(kind): [one.id for one in questions_for_gate(slug, kind)] for kind in PartnershipKind
    }


def _as_data(one: Question) -> dict[str, Any]:
    whole = asdict(one)
    del whole["marks"]
    lessons = [
        {name: value for name, value in asdict(lesson).items() if name != "anchor"}
        for lesson in lessons_for(one)
    ]
    return {**whole, "lessons": lessons, "standing": SYNTHESIS}


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))
