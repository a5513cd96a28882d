"""`counterfoil procurement notices`: which are owed and by when, their drafts, their data."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from typing import TYPE_CHECKING

from counterfoil.cli.procurement_words import day_of, head, long_day, opened
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.procurement.notices import NoticeDue
    from counterfoil.procurement.timetable import Timetable
    from counterfoil.procurementfile.folder import ProcurementFolder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A draft asked for, and whether the answer is data."""
    parser.add_argument("--draft", metavar="CODE", help="the draft of one notice, such as UK4")
    parser.add_argument(
        "--ocds", metavar="CODE", help="one notice as a package of open contracting data"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def run(args: argparse.Namespace) -> int:
    """Print the notices, or one of them."""
    from counterfoil.procurement.timetable import timetable

    if (args.draft is not None) + (args.ocds is not None) + args.json > 1:
        raise UsageError(
            what="of --draft, --ocds and --json only one has a meaning",
            where="counterfoil procurement notices",
            mend="leave the others out",
        )
    held = opened(args)
    made = timetable(held.plan)
    if args.draft is not None:
        _draft(held, made, args.draft.upper())
    elif args.ocds is not None:
        _ocds(args, held, made)
    else:
        _list(args, held, made)
    return 0


def _list(args: argparse.Namespace, held: ProcurementFolder, made: Timetable) -> None:
    from counterfoil.cli.contract_forms import json_text
    from counterfoil.cli.screen import Screen, TableColumn
    from counterfoil.procurement.notices import notices_due

    found = notices_due(made, held.records, day_of(args))
    if args.json:
        print(json_text({"id": held.plan.id, "notices": [_values(one) for one in found]}), end="")
        return
    shown = Screen()
    head(held.plan, shown)
    shown.table(
        (
            TableColumn(title="Notice"),
            TableColumn(title="Stands"),
            TableColumn(title="By", whole=True),
            TableColumn(title="Why"),
            TableColumn(title="Law"),
        ),
        [
            (
                f"{one.kind.code} {one.kind.name}",
                one.state.value.replace("_", " "),
                long_day(one.by),
                one.why,
                one.kind.law.removeprefix("Procurement Act 2023, "),
            )
            for one in found
        ],
    )


def _values(one: NoticeDue) -> dict[str, object]:
    return {
        "code": one.kind.code,
        "name": one.kind.name,
        "law": one.kind.law,
        "state": one.state.value,
        "by": one.by.isoformat() if one.by else None,
        "why": one.why,
        "published_on": one.published.published_on.isoformat() if one.published else None,
    }


def _draft(held: ProcurementFolder, made: Timetable, code: str) -> None:
    from counterfoil.cli.screen import Screen
    from counterfoil.procurement.notice_drafts import notice_draft

    draft = notice_draft(made, code, held.records)
    shown = Screen()
    shown.strong(draft.title)
    if held.plan.illustrative:
        shown.prose(held.plan.illustrative)
    shown.fields((one.heading, one.text) for one in draft.parts)
    if draft.missing:
        shown.heading("Still to be written")
        for one in draft.missing:
            shown.prose(f"{one.heading}: {one.missing}.", mark="- ")


def _ocds(args: argparse.Namespace, held: ProcurementFolder, made: Timetable) -> None:
    import json

    from counterfoil.procurement.ocds import ocds_package, ocds_release

    dated = datetime.combine(day_of(args), time(12, 0))
    release = ocds_release(made, args.ocds.upper(), dated, held.records)
    package = ocds_package([release], held.plan.authority, dated)
    print(json.dumps(package, ensure_ascii=False, indent=1))
