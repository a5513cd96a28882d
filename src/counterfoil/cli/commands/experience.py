"""`counterfoil experience`: what real partnerships promised, what was reported, what they teach."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from counterfoil.cli.experience_pages import print_list, print_record, print_reference_class
from counterfoil.cli.screen import Screen
from counterfoil.errors import UsageError
from counterfoil.experience import (
    STATUSES,
    Lean,
    Outcome,
    PartnershipRecord,
    RatioKind,
    RatioReading,
    ReferenceClass,
    Stage,
    outcome_of,
    partnership,
    partnerships,
    promise_against_report,
    reference_class,
)
from counterfoil.experience.reference_class import ANY
from counterfoil.partnership_kind import PartnershipKind

EXIT_NO_ANSWER = 4
_FILTERS: dict[str, tuple[Iterable[str], str]] = {
    "kind": (PartnershipKind, "kind of partnership"),
    "stage": (Stage, "only those with a lesson on this stage, and show the lessons"),
    "outcome": (Outcome, "how it stood at the last source found"),
    "status": (STATUSES, "exact status code, finer than the outcome"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: list (the default) with filters, show ID, reference-class."""
    _add_filters(parser, default=None)
    actions = parser.add_subparsers(dest="action", metavar="{list,show,reference-class}")
    listing = actions.add_parser("list", help="the partnerships, one a row (the default)")
    _add_filters(listing, default=argparse.SUPPRESS)
    show = actions.add_parser("show", help="one partnership whole")
    show.add_argument("id", help="id of the partnership, as the list prints it")
    show.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print as JSON"
    )
    turned_out = actions.add_parser(
        "reference-class", help="how such promises turned out, case by case"
    )
    turned_out.add_argument(
        "--kind",
        dest="class_kind",
        required=True,
        choices=[*map(str, PartnershipKind), ANY],
        help="kind of partnership; any pools all kinds",
    )
    turned_out.add_argument(
        "--ratio",
        required=True,
        type=lambda text: text.replace("-", "_"),
        choices=[str(ratio) for ratio in RatioKind],
        help="what is set against what",
    )
    turned_out.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print as JSON"
    )


def run(args: argparse.Namespace) -> int:
    """Print the list, one partnership or a reference class."""
    if args.action in (None, "list"):
        return _list(args)
    stray = [f"--{name}" for name in _FILTERS if getattr(args, name) is not None]
    if stray:
        raise UsageError(
            what=f"{', '.join(stray)} before {args.action} has no meaning",
            where="counterfoil experience",
            mend=f"leave it out, or put it after {args.action} when {args.action} takes it",
        )
    return _show(args) if args.action == "show" else _reference_class(args)


def _add_filters(parser: argparse.ArgumentParser, default: str | None) -> None:
    for name, (choices, meaning) in _FILTERS.items():
        parser.add_argument(
            f"--{name}",
            default=default,
            choices=[str(choice) for choice in choices],
            metavar=name.upper(),
            help=f"{meaning}: {', '.join(choices)}",
        )
    parser.add_argument(
        "--json", action="store_true", default=default or False, help="print as JSON"
    )


def _list(args: argparse.Namespace) -> int:
    stage = None if args.stage is None else Stage(args.stage)
    records = partnerships(
        kind=None if args.kind is None else PartnershipKind(args.kind),
        stage=stage,
        outcome=None if args.outcome is None else Outcome(args.outcome),
        status=args.status,
    )
    if args.json:
        _print_json([_record(record) for record in records])
    elif records:
        print_list(Screen(), records, stage)
    else:
        print("no partnership in the experience base matches all of that", file=sys.stderr)
    return 0


def _show(args: argparse.Namespace) -> int:
    record = partnership(args.id)
    if args.json:
        _print_json(_record(record))
    else:
        print_record(Screen(), record)
    return 0


def _reference_class(args: argparse.Namespace) -> int:
    found = reference_class(args.class_kind, args.ratio)
    if args.json:
        _print_json(_class(found))
    else:
        print_reference_class(Screen(), found)
    return 0 if found.count else EXIT_NO_ANSWER


def _record(record: PartnershipRecord) -> dict[str, Any]:
    pair = promise_against_report(record)
    return {
        **asdict(record),
        "outcome_group": outcome_of(record),
        "promised_against_reported": {
            "comparable": pair.comparable,
            "why": pair.why,
            "readings": [_reading(reading) for reading in pair.readings],
        },
    }


def _class(found: ReferenceClass) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "ratio": found.ratio,
        "count": found.count,
        "note": found.note,
        "ratio_of_sums": {lean: found.ratio_of_sums(lean) for lean in Lean},
        "cases": [
            {**asdict(case), "readings": [_reading(reading) for reading in case.readings]}
            for case in found.cases
        ],
        "left_out": [
            {
                "case": one.case,
                "why": one.why,
                "readings": [_reading(reading) for reading in one.readings],
            }
            for one in found.left_out
        ],
        "context": [asdict(note) for note in found.context],
    }


def _reading(reading: RatioReading) -> dict[str, Any]:
    return {"value": reading.value, **asdict(reading)}


def _print_json(value: object) -> None:
    print(json.dumps(value, indent=2, ensure_ascii=False))
