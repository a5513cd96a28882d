"""`counterfoil parameters`: published figures with unit, dates in force, source, confidence."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from counterfoil.cli.parameter_pages import print_edition, print_list
from counterfoil.cli.screen import Screen
from counterfoil.errors import UsageError
from counterfoil.parameters import Edition, Parameter, Table, catalogue, edition, parameter

_INDICES = ("cpi", "gdp_deflator")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: list (the default), or show ID."""
    actions = parser.add_subparsers(dest="action", metavar="{list,show}")
    listing = actions.add_parser("list", help="every parameter in a line (the default)")
    listing.add_argument("--json", action="store_true", help="print as JSON")
    show = actions.add_parser("show", help="one parameter with its values")
    show.add_argument("id", help="id of the parameter, as `counterfoil parameters list` prints it")
    show.add_argument("--edition", metavar="E", help="edition; the latest when not given")
    show.add_argument("--table", metavar="T", help="one table of the edition; all when not given")
    show.add_argument("--json", action="store_true", help="print as JSON, every column included")


def run(args: argparse.Namespace) -> int:
    """Print the list, or one parameter."""
    if args.action == "show":
        return _show(args)
    everything = catalogue()
    if getattr(args, "json", False):
        print(_as_json([_summary(one) for one in everything]))
        return 0
    screen = Screen()
    print_list(screen, everything)
    screen.line()
    screen.line("`counterfoil parameters show ID` prints the values and their rules of use.")
    return 0


def _show(args: argparse.Namespace) -> int:
    chosen = parameter(args.id)
    one = chosen.latest if args.edition is None else edition(args.id, args.edition)
    tables = _asked(one, (*one.tables, *_derived(one)), args.table)
    if args.json:
        print(_as_json(_whole(chosen, one, tables)))
    else:
        print_edition(Screen(), chosen, one, tables)
    return 0


def _asked(one: Edition, tables: Sequence[Table], table_id: str | None) -> Sequence[Table]:
    chosen = [table for table in tables if table_id in (None, table.id)]
    if not chosen:
        raise UsageError(
            what=f"there is no table {table_id!r}",
            where=f"{one.parameter_id} edition {one.id}",
            mend=f"name {' or '.join(table.id for table in tables)}",
        )
    return chosen


def _derived(one: Edition) -> tuple[Table, ...]:
    """The levels by financial year that are worked out from a price index."""
    if one.parameter_id not in _INDICES:
        return ()
    from counterfoil.parameters.price_indices import index_series
    from counterfoil.parameters.tables import CellKind, Column

    series = index_series(one.parameter_id, one.id)
    return (
        Table(
            id="financial_years",
            title="Financial years, derived",
            note=f"{series.method[0].upper()}{series.method[1:]} [{series.confidence}].",
            columns=(
                Column(name="financial_year", kind=CellKind.TEXT, means="April to March"),
                Column(name="index", kind=CellKind.NUMBER, means="level, derived, three decimals"),
            ),
            rows=tuple((str(year), round(level, 3)) for year, level in series.levels.items()),
        ),
    )


def _summary(one: Parameter) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "unit": one.unit,
        "use": one.use,
        "latest": one.latest.id,
        "editions": [_head(edition) for edition in one.editions],
    }


def _whole(chosen: Parameter, one: Edition, tables: Sequence[Table]) -> dict[str, Any]:
    return {
        "id": chosen.id,
        "title": chosen.title,
        "unit": chosen.unit,
        "use": chosen.use,
        "editions": list(chosen.edition_ids),
        "edition": {
            **_head(one),
            "other_sources": [asdict(source) for source in one.other_sources],
            "rules": [asdict(rule) for rule in one.rules],
            "tables": {table.id: _table(table) for table in tables},
        },
    }


def _head(one: Edition) -> dict[str, Any]:
    return {
        "id": one.id,
        "in_force_from": one.in_force_from,
        "in_force_to": one.in_force_to,
        "superseded_by": one.superseded_by,
        "publisher": one.publisher,
        "source": asdict(one.source),
        "licence": asdict(one.licence),
        "retrieved": one.retrieved,
        "confidence": one.confidence,
        "note": one.note,
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "note": table.note,
        "columns": [asdict(column) for column in table.columns],
        "rows": list(table.records()),
    }


def _as_json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=_day)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
