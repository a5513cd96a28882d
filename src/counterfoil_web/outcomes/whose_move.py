"""What outcomes add to the pages of the apps below: the rooms, the spine."""

from __future__ import annotations


def connect() -> None:
    """Tell the apps below what outcomes add to their pages."""
