"""`counterfoil schema`: JSON Schemas of the files people write and of answers; references."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterfoil.errors import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "table",
        nargs="?",
        default="case",
        help="case for case.yaml (the default), a table with a CSV file, such as lines, plan for a "
        "tender's plan.yaml, procurement for procurement.yaml, outcomes for outcomes.yaml, next "
        "for next.yaml, answer for what `appraise --json` prints, or award for what `tender rank "
        "--json` prints",
    )
    other = parser.add_mutually_exclusive_group()
    other.add_argument(
        "--all", metavar="FOLDER", type=Path, help="write every schema to an existing folder"
    )
    other.add_argument(
        "--markdown",
        action="store_true",
        help="print the reference page of the case folder, or with plan that of a tender's",
    )


def run(args: argparse.Namespace) -> int:
    """Print a schema or the page, or write every schema."""
    from counterfoil.casefile.json_schema import schema_text

    if args.markdown:
        sys.stdout.write(_page(args.table))
        return 0
    if args.all is not None:
        return _write_all(args.all)
    found = _published().get(f"{args.table}.schema.json")
    if found is None:
        names = ", ".join(name.removesuffix(".schema.json") for name in _published())
        raise UsageError(
            what=f"there is no schema {args.table!r}",
            where="counterfoil schema",
            mend=f"name one of {names}",
        )
    sys.stdout.write(schema_text(found))
    return 0


def _page(table: str) -> str:
    from counterfoil.casefile import reference_page as case
    from counterfoil.tenderfile import reference_page as tender

    return tender.reference_page() if table == "plan" else case.reference_page()


def _published() -> Mapping[str, dict[str, Any]]:
    """Every published schema by the name of its file: files that people write, then answers."""
    from counterfoil.casefile.json_schema import schemas
    from counterfoil.outcomesfile.json_schema import outcomes_schemas
    from counterfoil.procurementfile import json_schema as procurement
    from counterfoil.reports.answer_json import answer_schema
    from counterfoil.reports.award_json import award_schema
    from counterfoil.tenderfile import json_schema as tender

    return {
        **schemas(),
        tender.FILE: tender.plan_schema(),
        procurement.FILE: procurement.procurement_schema(),
        **outcomes_schemas(),
        "answer.schema.json": dict(answer_schema()),
        "award.schema.json": dict(award_schema()),
    }


def _write_all(folder: Path) -> int:
    from counterfoil.casefile.json_schema import schema_text
    from counterfoil.files import write_text

    for name, schema in _published().items():
        write_text(folder / name, schema_text(schema))
        print(folder / name)
    return 0
