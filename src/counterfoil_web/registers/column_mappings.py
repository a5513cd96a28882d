"""How the columns of a spreadsheet stand for fields, as the database keeps it, and remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.utils import timezone

from counterfoil.contractfile.column_mapping import ColumnMapping, Rows
from counterfoil.contractfile.their_dates import DateOrder
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers.models import RememberedColumns

Kept = TypeVar("Kept", bound=RememberedColumns)


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


def remember(
    model: type[RememberedColumns], seen: Seen, mapping: ColumnMapping, **under: object
) -> None:
    """Keep a mapping of its kind, in place of what was kept under the same.

    under: what else it is found again by, such as a name.
    """
    model.objects.update_or_create(
        kind=mapping.kind,
        partnership=seen.partnership,
        **under,
        defaults={
            "mapping": mapping_values(mapping),
            "saved_by": seen.acting.user,
            "saved_at": timezone.now(),
        },
    )


def fitting(remembered: Iterable[Kept], headers: Sequence[str]) -> Kept | None:
    """The first of what is remembered whose columns a file has; None when none does."""
    there = set(headers)
    held = (one for one in remembered if set(one.mapping.get("columns", {}).values()) <= there)
    return next(held, None)
