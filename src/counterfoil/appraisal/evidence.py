"""Where a figure comes from, and how sure its origin is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterfoil.citation import Confidence


class Basis(StrEnum):
    """How a figure came to be.

    published: printed in the named source. derived: arithmetic on published figures, shown in
    the note. assumed: a judgement of the author. illustrative: made up to show how it works.
    """

    PUBLISHED = "published"
    DERIVED = "derived"
    ASSUMED = "assumed"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The source of a figure (ids in the table `sources`), its basis, and the working or reason."""

    basis: Basis = Basis.ASSUMED
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that figures are taken from."""

    id: str
    title: str
    url: str = ""
    date: str = ""
    confidence: Confidence = Confidence.CONFIRMED
