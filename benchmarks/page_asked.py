"""A page of the application as the benchmarks ask for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page by the name of its address. args: `ref` stands for a partnership of the force."""

    name: str
    post: str
    args: tuple[object, ...] = ()
    query: str = ""
