"""The table of who may open which address, and the addresses that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

PATH = Path(__file__).parent / "addresses.yaml"
METHODS = ("get", "post")
OUTCOMES = ("ok", "refused", "hidden", "sign-in")
SIGNED_OUT = "signed_out"


@dataclass(frozen=True)
class Address:
    """One address: its name, the parts it is made of, and who meets what by which method.

    send: what a request by POST sends, where an empty one would ask for nothing that is there.
    path: where the name cannot be turned into one. is_ours: not of a library's making.
    """

    name: str
    parts: tuple[str, ...]
    outcomes: Mapping[str, Mapping[str, str]]
    send: Mapping[str, str]
    path: str
    is_ours: bool


def read_table() -> tuple[dict[str, dict[str, str]], list[Address]]:
    """The groups of people, each as outcome by person; and the addresses."""
    raw: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    groups = {
        name: {
            SIGNED_OUT: "sign-in",
            **{person: outcome for outcome, people in told.items() for person in people},
        }
        for name, told in raw["who"].items()
    }
    addresses = [
        Address(
            name=name,
            parts=tuple(str(row.get("parts", "")).split()),
            outcomes={method: groups[row[method]] for method in METHODS if method in row},
            send=row.get("send", {}),
            path=row.get("path", ""),
            is_ours=not row.get("library"),
        )
        for name, row in raw["addresses"].items()
    ]
    return groups, addresses


def known_addresses() -> set[str]:
    """The names of every address that the application answers to; the path where it has none."""
    return {name for name, _ in _walk(get_resolver().url_patterns, "", "")}


def _walk(patterns: list[Any], space: str, before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLPattern):
            yield (f"{space}{one.name}" if one.name else path), path
        elif isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, inner, path)
