"""Rows of the database as the library's records, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from counterfoil.contract.records import Invoice, InvoiceLine, Record
from counterfoil.contractfile.shapes import shapes_of
from counterfoil.contractfile.value_text import read_value, write_value
from counterfoil.errors import InvalidValue
from counterfoil_web.registers.models import LastingRow

OF_ROW = ("id", "entered_on", "entered_by", "source", "supersedes", "note")
"""What stands in columns of its own and not among the fields."""


@dataclass(frozen=True)
class RecordRows:
    """The rows of a register as records. kinds: its kinds of record, by the word of each."""

    kinds: Mapping[str, type[Any]]

    def record_of(self, row: LastingRow) -> Any:
        """The record that a row holds; who entered it is named."""
        return self.record_by(row, str(row.entered_by))

    def record_by(self, row: LastingRow, entered_by: str, **more: object) -> Any:
        """The record that a row holds. more: values of its own that are not among its fields."""
        kind = self.kinds[row.kind]
        return kind(
            id=row.key,
            entered_on=timezone.localtime(row.entered_at).date(),
            entered_by=entered_by,
            source=row.source,
            supersedes=row.supersedes,
            note=row.note,
            **{**values_from(kind, row.fields), **more},
        )

    def record_from(
        self, kind: str, key: str, texts: Mapping[str, Any], *, entered_on: date, **more: str
    ) -> Any:
        """A record from the texts of a form.

        Raises: InvalidValue, its `where` naming the field, when a text says nothing of its kind.
        """
        found = self.kinds[kind]
        return found(id=key, entered_on=entered_on, **{**values_from(found, texts), **more})


def columns_of(record: Record) -> dict[str, Any]:
    """The columns of a record's row that come from the record itself."""
    return {
        "kind": record.kind,
        "key": record.id,
        "fields": fields_of(record),
        "source": record.source[:300],
        "note": record.note,
        "supersedes": record.supersedes,
    }


def fields_of(record: Record) -> dict[str, Any]:
    """A record's own fields as text, as the row keeps them."""
    texts: dict[str, Any] = _texts(record, type(record))
    if isinstance(record, Invoice):
        texts["lines"] = [_texts(line, InvoiceLine) for line in record.lines]
    return texts


def values_from(kind: type[Any], texts: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record's own fields from their texts.

    Raises: InvalidValue, its `where` naming the field, when a text says nothing of its kind.
    """
    values: dict[str, Any] = {}
    for shape in shapes_of(kind):
        if shape.name in OF_ROW:
            continue
        if shape.name == "lines":
            lines = texts.get("lines", ())
            values["lines"] = tuple(InvoiceLine(**values_from(InvoiceLine, line)) for line in lines)
            continue
        text = texts.get(shape.name)
        if text in (None, "") and shape.required:
            raise InvalidValue(what="it is blank", where=shape.name, mend="fill it in")
        try:
            values[shape.name] = read_value(text, shape) if text else shape.default
        except InvalidValue as fault:
            raise InvalidValue(what=fault.what, where=shape.name, mend=fault.mend) from fault
    return values


def _texts(value: object, kind: type[Any]) -> dict[str, Any]:
    texts = {}
    for shape in shapes_of(kind):
        held = getattr(value, shape.name)
        if shape.name in OF_ROW or shape.name == "lines" or held is None:
            continue
        texts[shape.name] = write_value(held, shape)
    return texts
