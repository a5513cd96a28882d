"""Whether a new document leaves what was agreed as it was: versions are added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from counterfoil.contract.lines import number_text
from counterfoil.contract.terms import Contract, Terms
from counterfoil.errors import Problem

LASTING = ("id", "currency", "accounts_from")
"""What of a contract beside its versions rests under every statement made, and stays."""

_NOTHING = "nothing"
_MEND = "put it back as agreed, and make the change in a new version of the terms"


def changed_since_agreed(agreed: Contract, new: Contract) -> tuple[Problem, ...]:
    """Each thing agreed before that a new document says otherwise, or no longer says."""
    return tuple(
        Problem(what=what, where=where, mend=mend) for where, what, mend in _changes(agreed, new)
    )


def new_versions(agreed: Contract | None, new: Contract) -> tuple[Terms, ...]:
    """The versions that a new document adds."""
    held = set() if agreed is None else {one.number for one in agreed.versions}
    return tuple(one for one in new.versions if one.number not in held)


def _changes(agreed: Contract, new: Contract) -> Iterator[tuple[str, str, str]]:
    mend = "put it back as agreed: the statements made so far rest on it"
    for name in LASTING:
        yield from _said(getattr(agreed, name), getattr(new, name), name, "the contract", mend)
    start, began = new.term.start, agreed.term.start
    yield from _said(began, start, "term: start", "the contract", mend)
    held = {one.number: one for one in new.versions}
    for version in agreed.versions:
        where = f"version {version.number}"
        if version.number not in held:
            yield where, "it was agreed, and is no longer there", "put it back as it was agreed"
            continue
        for name, old, now in _differences(version, held[version.number], ""):
            yield from _said(old, now, name, where, _MEND)


def _said(old: object, now: object, name: str, where: str, mend: str) -> Iterator[Any]:
    if old != now:
        yield where, f"{name} was agreed as {_shown(old)}, and is now {_shown(now)}", mend


def _differences(old: Any, now: Any, path: str) -> Iterator[tuple[str, object, object]]:
    """Each field that differs, as deep as it can be told, such as charges service: yearly_gbp."""
    if old == now:
        return
    if is_dataclass(old) and type(old) is type(now):
        for one in fields(old):
            name = f"{path}: {one.name}" if path else one.name
            yield from _differences(getattr(old, one.name), getattr(now, one.name), name)
    elif isinstance(old, tuple) and isinstance(now, tuple) and _has_ids((*old, *now)):
        held, there = ({one.id: one for one in many} for many in (old, now))
        for key in dict.fromkeys((*held, *there)):
            yield from _differences(held.get(key), there.get(key), f"{path} {key}")
        if list(held) != list(there) and set(held) == set(there):
            yield path, ", ".join(held), ", ".join(there)
    else:
        yield path, old, now


def _has_ids(many: Iterable[object]) -> bool:
    return all(hasattr(one, "id") for one in many)


def _shown(value: object) -> str:
    if value is None or value == ():
        return _NOTHING
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, tuple):
        return ", ".join(_shown(one) for one in value)
    if is_dataclass(value) and not isinstance(value, date):
        return str(getattr(value, "title", "") or getattr(value, "id", "") or "written")
    return str(value) or _NOTHING
