"""With which columns a page begins: those that are remembered of a contract, or guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from counterfoil.contractfile.column_guess import guess_columns
from counterfoil.contractfile.column_mapping import fields_of
from counterfoil_web.contracts.models import Contract, ImportMapping
from counterfoil_web.registers.column_mappings import fitting


def mappings_of(contract: Contract, kind: str) -> QuerySet[ImportMapping]:
    """What is remembered for a kind, last used first."""
    return ImportMapping.objects.filter(contract=contract, kind=kind).order_by("-saved_at", "name")


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
    found = fitting(held, headers)
    if found is not None:
        return dict(found.mapping), found.name
    columns = {
        field: column
        for field, column in guess_columns(kind, headers).items()
        if field not in fixed and field in fields_of(kind)
    }
    constants = {field: text for field, text in only.items() if field not in columns}
    return {"columns": columns, "constants": constants}, ""
