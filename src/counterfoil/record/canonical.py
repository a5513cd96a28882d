"""The one way in which a value is written as bytes, so that its digest can be made again anywhere.

The rule, published in docs/reference/log-format.md: JSON in UTF-8, names of a mapping in the order
of their code points, no space between parts, no letter escaped that JSON does not oblige to,
whole numbers only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from counterfoil.errors import InvalidValue

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]

_DEEPEST = 40


def canonical_text(value: Json) -> str:
    """The value as canonical JSON.

    Raises: InvalidValue for what has no one form: a fraction, a name that is not text, half a
    character, a zero byte, more than 40 levels.

    >>> canonical_text({"b": [1, None], "a": "Môn"})
    '{"a":"Môn","b":[1,null]}'
    """
    _check(value, _DEEPEST)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Json) -> str:
    """SHA-256 of the canonical bytes, as 64 hexadecimal digits.

    >>> digest("")
    '12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126'
    """
    return sha256(canonical_text(value).encode("utf-8")).hexdigest()


def _check(value: object, levels: int) -> None:
    if levels == 0:
        raise _no_form("the value is nested more than 40 levels deep")
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if not isinstance(name, str):
                raise _no_form(f"the name {name!r} is not text")
            _check_text(name)
            _check(inner, levels - 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner, levels - 1)
    elif not (value is None or isinstance(value, bool | int)):
        raise _no_form(f"{value!r} is neither text, a whole number, yes, no nor nothing")


def _check_text(text: str) -> None:
    if "\0" in text:
        raise _no_form("a text holds a zero byte")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _no_form("a text holds half a character") from error


def _no_form(what: str) -> InvalidValue:
    return InvalidValue(
        what=what, where="a value for the log", mend="write it as text before it is logged"
    )
