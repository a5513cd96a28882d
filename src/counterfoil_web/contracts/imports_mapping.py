"""How the columns of a spreadsheet stand for fields, as the database keeps it, and remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from counterfoil.contractfile.column_guess import guess_columns
from counterfoil.contractfile.column_mapping import ColumnMapping, Rows, fields_of
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil_web.contracts.models import Contract, ImportMapping
from counterfoil_web.partnerships.store import Seen


def mapping_values(mapping: ColumnMapping) -> dict[str, Any]:
    """A mapping as plain values."""
    return {
        "columns": dict(mapping.columns),
        "constants": dict(mapping.constants),
        "dates": mapping.dates.value,
        "rows": mapping.rows.value,
        "sheet": mapping.sheet,
        "header_row": mapping.header_row,
        "supersede": mapping.supersede,
    }


def mapping_from(kind: str, values: Mapping[str, Any]) -> ColumnMapping:
    """The mapping that plain values state."""
    return ColumnMapping(
        kind=kind,
        columns=tuple(values.get("columns", {}).items()),
        constants=tuple(values.get("constants", {}).items()),
        dates=DateOrder(values.get("dates", DateOrder.DAY_FIRST)),
        rows=Rows(values.get("rows", Rows.ONE_EACH)),
        sheet=values.get("sheet", ""),
        header_row=values.get("header_row", 1),
        supersede=values.get("supersede", False),
    )


def mappings_of(contract: Contract, kind: str) -> QuerySet[ImportMapping]:
    """What is remembered for a kind, last used first."""
    return ImportMapping.objects.filter(contract=contract, kind=kind).order_by("-saved_at", "name")


def remember(seen: Seen, contract: Contract, name: str, mapping: ColumnMapping) -> None:
    """Keep a mapping under a name, in place of what was kept under it."""
    ImportMapping.objects.update_or_create(
        contract=contract,
        kind=mapping.kind,
        name=name,
        defaults={
            "partnership": seen.partnership,
            "mapping": mapping_values(mapping),
            "saved_by": seen.acting.user,
            "saved_at": timezone.now(),
        },
    )


def first_values(
    kind: str,
    headers: Sequence[str],
    held: Sequence[ImportMapping],
    fixed: Mapping[str, str],
    only: Mapping[str, str],
) -> tuple[dict[str, Any], str]:
    """What a page begins with: a remembered mapping that fits, or a guess; with its name.

    fixed: fields that are said for whoever maps, and so have no column. only: fields that can be
    but one thing under the terms.
    """
    for one in held:
        if set(one.mapping.get("columns", {}).values()) <= set(headers):
            return dict(one.mapping), one.name
    columns = {
        field: column
        for field, column in guess_columns(kind, headers).items()
        if field not in fixed and field in fields_of(kind)
    }
    constants = {field: text for field, text in only.items() if field not in columns}
    return {"columns": columns, "constants": constants}, ""
