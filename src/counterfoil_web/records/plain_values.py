"""Python values as the plain JSON that the log keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from counterfoil.record import Json, moment_text


def plain(value: Any) -> Json:
    """The value as plain JSON: a decimal, a fraction, a date as text; sets in order.

    >>> from decimal import Decimal
    >>> plain({"value_gbp": Decimal("12.50"), "share": 0.5, "on": date(2026, 4, 1)})
    {'value_gbp': '12.50', 'share': '0.5', 'on': '2026-04-01'}
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Mapping):
        return {plain_text(str(name)): plain(inner) for name, inner in value.items()}
    if isinstance(value, set | frozenset):
        return [plain(inner) for inner in sorted(value, key=str)]
    if isinstance(value, Iterable):
        return [plain(inner) for inner in value]
    return plain_text(_words(value))


def plain_text(text: str) -> str:
    """A text without what neither JSON nor a database can hold: zero bytes, half characters."""
    return str(text).replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _words(value: Any) -> str:
    if isinstance(value, datetime):
        return moment_text(value) if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    raise TypeError(f"{type(value).__name__} has no plain form for the log")
