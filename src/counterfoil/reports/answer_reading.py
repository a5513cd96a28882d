"""An answer read back from what `answer_json.plain` made of it: equal to the one that was kept."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from counterfoil.appraisal.results import Appraisal
from counterfoil.errors import CounterfoilError, UnreadableInput
from counterfoil.quantities.years import FinancialYear


def read_answer(kept: Mapping[str, Any]) -> Appraisal:
    """The answer that `plain` was given, as `appraisal` stands in the answer's JSON.

    Raises: UnreadableInput when it is not the answer of this version of the engine.
    """
    try:
        return cast(Appraisal, _value(Appraisal, kept))
    except (AttributeError, CounterfoilError, KeyError, TypeError, ValueError) as error:
        raise UnreadableInput(
            what=f"it cannot be read: {error}",
            where="the kept answer",
            mend="work the case out anew",
        ) from error


def _value(kind: Any, kept: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        if kept is None:
            return None
        return _value(next(one for one in get_args(kind) if one is not type(None)), kept)
    if origin is tuple:
        item = get_args(kind)[0]
        if item is float:
            return tuple(map(float, kept))
        return tuple(_value(item, one) for one in kept)
    if origin is Mapping:
        key, item = get_args(kind)
        return {_value(key, name): _value(item, one) for name, one in kept.items()}
    if kind is FinancialYear:
        return FinancialYear.parse(kept)
    if isinstance(kind, type) and is_dataclass(kind):
        return cast(Any, kind)(**{name: _value(of, kept[name]) for name, of in _fields(kind)})
    if issubclass(kind, Enum) or kind is float:
        return kind(kept)
    if not isinstance(kept, kind):
        raise TypeError(f"{kept!r} is not of the kind {kind.__name__}")
    return kept


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))
