"""Parts of pages that are drawn once for what they show, and kept in memory.

`{% drawn "app/parts/months.html" months=months base=base %}` is `{% include … with … only %}`, but
that a table of a hundred cells is drawn at the first look and not at every one. The key is all that
the part is given, and it is given nothing else: neither reader, request nor token. Whatever changes
in the records changes a value, and with it the key.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from counterfoil_web.records.kept_in_memory import KeptInMemory

_MOST_CHARACTERS = 16_000_000
_PARTS: KeptInMemory[str] = KeptInMemory(_MOST_CHARACTERS, len)
_PLAIN = (str, int, float, Decimal, Fraction, date, Enum, type(None))

register = template.Library()


@register.simple_tag
def drawn(part: str, **shown: Hashable) -> SafeString:
    """The template `part` with what is shown in it, which is values that never change.

    Raises: TypeError for a list, a record of the database or anything else that may change while
    it stays equal to what it was.
    """
    key = (part, *((name, type(value), value) for name, value in shown.items()))
    return mark_safe(_PARTS.made(key, lambda: _draw(part, shown)))


def _draw(part: str, shown: dict[str, Any]) -> str:
    for name, value in shown.items():
        _require_lasting(value, f"{part}, {name}")
    return render_to_string(part, shown)


def _require_lasting(value: Any, where: str) -> None:
    """Hold a value to what stays as it is: plain ones, and tuples and frozen classes of them."""
    if isinstance(value, _PLAIN):
        return
    if isinstance(value, tuple | frozenset):
        for one in value:
            _require_lasting(one, where)
        return
    if not _is_frozen(value):
        raise TypeError(f"{where}: a {type(value).__name__} may change and look the same")
    for field in fields(value):
        _require_lasting(getattr(value, field.name), f"{where}.{field.name}")


def _is_frozen(value: Any) -> bool:
    """Whether it is of a frozen class that compares everything that it holds."""
    if not is_dataclass(value) or isinstance(value, type):
        return False
    given = value.__dataclass_params__
    return given.frozen and given.eq and all(field.compare for field in fields(value))
