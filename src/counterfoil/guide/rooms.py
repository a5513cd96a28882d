"""The six parts of the guide as rooms of a partnership's work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One part of the guide.

    `title` is the guide's own heading; `name` is short, for navigation, and `purpose` says what
    the room is for. Both are this project's own words.
    """

    slug: str
    part: int
    number_words: str
    title: str
    name: str
    purpose: str
