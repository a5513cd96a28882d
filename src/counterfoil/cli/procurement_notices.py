"""`counterfoil procurement notices`: which are owed and by when, their drafts, their data."""

from __future__ import annotations

import argparse
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil.cli.procurement_words import day_of, head, long_day, opened
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.procurement.contract_occasions import Occasion
    from counterfoil.procurement.notices import NoticeDue
    from counterfoil.procurement.running_contract import RunningContract
    from counterfoil.procurement.timetable import Timetable
    from counterfoil.procurementfile.folder import ProcurementFolder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A draft asked for, and whether the answer is data."""
    parser.add_argument("--draft", metavar="CODE", help="the draft of one notice, such as UK4")
    parser.add_argument(
        "--ocds", metavar="CODE", help="one notice as a package of open contracting data"
    )
    parser.add_argument(
        "--contract",
        metavar="FOLDER",
        type=Path,
        help="the folder of the contract that came of it: its terms and invoices",
    )
    parser.add_argument(
        "--about",
        metavar="TIME",
        default="",
        help="of a notice of the running contract which time, as listed, such as 2026-q2",
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
        _draft(args, held, made)
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
    times = _times(args, held, made)
    if args.json:
        told = {
            "id": held.plan.id,
            "notices": [_values(one) for one in found],
            "running": [
                {"about": about.id, "title": about.title, **_values(one)} for about, one in times
            ],
        }
        print(json_text(told), end="")
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
    if times:
        shown.heading("While the contract runs")
        shown.table(
            (
                TableColumn(title="Notice"),
                TableColumn(title="Time"),
                TableColumn(title="Stands"),
                TableColumn(title="By", whole=True),
                TableColumn(title="Why"),
            ),
            [
                (
                    f"{one.kind.code} {about.title}",
                    about.id,
                    one.state.value.replace("_", " "),
                    long_day(one.by),
                    one.why,
                )
                for about, one in times
            ],
        )


def _running(args: argparse.Namespace, held: ProcurementFolder, made: Timetable) -> RunningContract:
    """The contract by the registers, and by its own folder where that is given."""
    from counterfoil.contract.records import Invoice, standing
    from counterfoil.contractfile.folder import read_contract_folder
    from counterfoil.procurement.running_contract import RunningContract

    if args.contract is None:
        return RunningContract(made=made, records=held.records)
    own = read_contract_folder(args.contract)
    return RunningContract(
        made=made,
        records=held.records,
        document=own.contract,
        invoices=standing(own.records, Invoice, day_of(args)),
    )


def _times(
    args: argparse.Namespace, held: ProcurementFolder, made: Timetable
) -> tuple[tuple[Occasion, NoticeDue], ...]:
    from counterfoil.procurement.contract_occasions import contract_notices, occasions

    running, on = _running(args, held, made), day_of(args)
    return contract_notices(running, occasions(running, on), on)


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


def _draft(args: argparse.Namespace, held: ProcurementFolder, made: Timetable) -> None:
    from counterfoil.cli.screen import Screen
    from counterfoil.parameters.notice_contents import REGULATIONS
    from counterfoil.procurement.contract_notice_drafts import contract_notice_draft
    from counterfoil.procurement.contract_occasions import occasion_named
    from counterfoil.procurement.notice_drafts import notice_draft
    from counterfoil.procurement.notices import RUNNING

    code = args.draft.upper()
    if code in RUNNING:
        running = _running(args, held, made)
        about = occasion_named(running, code, args.about, day_of(args))
        draft = contract_notice_draft(running, about)
    else:
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
    if draft.recalled:
        shown.heading("To check: the text of the law was not read here")
        shown.prose(REGULATIONS)
        for one in draft.recalled:
            shown.prose(f"{one.heading}: {one.law}.", mark="- ")


def _ocds(args: argparse.Namespace, held: ProcurementFolder, made: Timetable) -> None:
    import json

    from counterfoil.procurement.contract_occasions import occasion_named
    from counterfoil.procurement.notices import RUNNING
    from counterfoil.procurement.ocds import ocds_package, ocds_release
    from counterfoil.procurement.ocds_contract import ocds_contract_release

    dated = datetime.combine(day_of(args), time(12, 0))
    code = args.ocds.upper()
    if code in RUNNING:
        running = _running(args, held, made)
        about = occasion_named(running, code, args.about, day_of(args))
        release = ocds_contract_release(running, about, dated)
    else:
        release = ocds_release(made, code, dated, held.records)
    package = ocds_package([release], held.plan.authority, dated)
    print(json.dumps(package, ensure_ascii=False, indent=1))
