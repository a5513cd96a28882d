"""Where a fact was read, and whether it was seen there or is recalled and still to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterfoil.errors import InvalidValue


class Confidence(StrEnum):
    """How sure a fact is: seen in the cited source, or recalled and to be checked there."""

    CONFIRMED = "confirmed"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A publication by title and web address. `date` is as the source gives it, None for none.

    Raises:
        InvalidValue: the title is blank or the address is not one of the web.
    """

    title: str
    url: str
    date: str | None = None

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.url.startswith(("https://", "http://")):
            raise InvalidValue(
                what="a source lacks its title or its web address",
                where=f"source {self.title!r}",
                mend="give the title and an address that starts with https://",
            )
