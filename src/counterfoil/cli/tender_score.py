"""`counterfoil tender score`: marks side by side, or one more mark with its reason."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from counterfoil.cli.tender_words import add_json, head, moment_asked, points
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterfoil.cli.screen import Screen
    from counterfoil.tender.dossier import Dossier
    from counterfoil.tender.moderation import ModeratedAnswer

_NEEDED = ("bid", "criterion", "mark", "reason", "at")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The lot to show, or the mark to add."""
    parser.add_argument("--lot", metavar="ID", default="", help="the lot, where there are lots")
    add_json(parser)
    added = parser.add_argument_group("to add a mark")
    added.add_argument("--evaluator", metavar="ID", help="whose mark it is")
    added.add_argument("--bid", metavar="ID", help="of which bid")
    added.add_argument("--criterion", metavar="ID", help="for which criterion")
    added.add_argument("--mark", metavar="NUMBER", help="a mark of the plan's scale")
    added.add_argument("--reason", metavar="WORDS", help="what in the answer earns it")
    added.add_argument("--at", metavar="'YYYY-MM-DD HH:MM'", help="when it was given, local time")
    added.add_argument(
        "--change-reason", metavar="WORDS", default="", help="why it replaces the earlier mark"
    )


def run(args: argparse.Namespace) -> int:
    """Show the marks, or add one."""
    from counterfoil.cli.outcomes_words import print_json, screen
    from counterfoil.tender.moderation import moderated_answers
    from counterfoil.tenderfile.folder import read_tender_folder

    if args.evaluator:
        return _add(args)
    if any(getattr(args, name) for name in _NEEDED):
        raise UsageError(
            what="a mark is to be added, and no evaluator is named",
            where="counterfoil tender score",
            mend="give --evaluator",
        )
    dossier = read_tender_folder(args.folder).dossier
    found = moderated_answers(dossier, args.lot)
    if args.json:
        print_json({"plan": dossier.plan.id, "answers": [_values(one) for one in found]})
    else:
        _print(dossier, found, screen())
    return 0


def _add(args: argparse.Namespace) -> int:
    from counterfoil.cli.problems import print_problems
    from counterfoil.contractfile.exact_text import read_exact
    from counterfoil.tender.marking import mark_given
    from counterfoil.tenderfile.folder import add_tender_records, read_tender_folder

    missing = [f"--{name}" for name in _NEEDED if getattr(args, name) is None]
    mark = read_exact(args.mark or "")
    if missing or mark is None:
        raise UsageError(
            what=f"a mark needs {' and '.join(missing)}" if missing else "--mark is no number",
            where="counterfoil tender score",
            mend="a mark is given with its bid, criterion, reason and time",
        )
    moment = moment_asked(args.at, "--at")
    dossier = read_tender_folder(args.folder).dossier
    made = mark_given(
        dossier,
        (args.bid, args.criterion),
        evaluator=args.evaluator,
        mark=mark,
        reason=args.reason,
        change_reason=args.change_reason,
        at=moment,
    )
    print_problems(add_tender_records(args.folder, [made]))
    print(made.id)
    kept = f"; {made.supersedes} is kept" if made.supersedes else ""
    print(f"Added the mark{kept}.", file=sys.stderr)
    return 0


def _print(dossier: Dossier, found: Sequence[ModeratedAnswer], shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn

    head(dossier.plan, shown)
    shown.heading("Marks")
    names = [one.id for one in dossier.plan.evaluators]
    titles = ["Criterion", "Bid", *names, "Consensus", "To talk over"]
    rows = [
        [
            one.criterion,
            one.bid,
            *(_mark(one, name) for name in names),
            points(one.consensus.mark) if one.consensus else "–",
            _talk(one),
        ]
        for one in found
    ]
    last = len(titles) - 1
    shown.table(
        [TableColumn(title=name, right=1 < at < last) for at, name in enumerate(titles)], rows
    )


def _mark(one: ModeratedAnswer, evaluator: str) -> str:
    if evaluator in one.conflicted:
        return "conflict"
    if evaluator in one.waiting:
        return "to come"
    held = one.scores.get(evaluator)
    return points(held.mark) if held else ""


def _talk(one: ModeratedAnswer) -> str:
    words = [one.divergence] if one.divergence else []
    if one.outside:
        words.append("the consensus lies outside the marks")
    return "; ".join(words)


def _values(one: ModeratedAnswer) -> dict[str, Any]:
    from counterfoil.cli.outcomes_words import exact

    return {
        "criterion": one.criterion,
        "bid": one.bid,
        "marks": {
            name: {"mark": exact(each.mark), "reason": each.reason}
            for name, each in one.scores.items()
        },
        "divergence": one.divergence,
        "waiting": list(one.waiting),
        "conflicted": list(one.conflicted),
        "consensus": None
        if one.consensus is None
        else {
            "mark": exact(one.consensus.mark),
            "reason": one.consensus.reason,
            "present": list(one.consensus.people),
            "considered": one.consensus.considered,
        },
        "outside": one.outside,
    }
