"""Signatures under the baseline: what they stand for, and filling them into a case's text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from counterfoil.access import Role
from counterfoil.casefile.case_text import CaseText, Cells, TextRow, kept

SIGNED_CELLS = ("signed_by", "signed_on")
"""Cells that only a signature fills: nobody types them here."""

SIGNED_TABLE = "baseline"


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signature as a value: under which service, as it stood, by whom, and when."""

    service: str
    digest: str
    by: str
    role: str
    organisation: str
    at: datetime

    @property
    def words(self) -> str:
        """Who signed, as the case's cell says it."""
        return f"{self.by}, {Role(self.role).label} of {self.organisation}"

    def plain(self) -> dict[str, Any]:
        """As JSON values, for a version to carry."""
        return {
            "service": self.service,
            "digest": self.digest,
            "by": self.by,
            "role": self.role,
            "organisation": self.organisation,
            "at": self.at.isoformat(),
        }


def signed_of(plain: Mapping[str, Any]) -> Signed:
    """The signature that `Signed.plain` made JSON values of."""
    return Signed(**{**plain, "at": datetime.fromisoformat(plain["at"])})


def service_digest(cells: Cells) -> str:
    """The SHA-256 of everything a service line says but for who signed it."""
    figures = {name: text for name, text in kept(cells).items() if name not in SIGNED_CELLS}
    plain = json.dumps(sorted(figures.items()), ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def standing(row: TextRow, signatures: Iterable[Signed]) -> Signed | None:
    """The signature that stands under a service line as it is now: the latest of that digest."""
    digest, service = service_digest(row.cells), row.text("id").strip()
    fitting = [one for one in signatures if (one.service, one.digest) == (service, digest)]
    return max(fitting, key=lambda one: one.at, default=None)


def with_signatures(text: CaseText, signatures: Iterable[Signed]) -> CaseText:
    """The text with the signed cells filled from signatures that stand, and blank elsewhere.

    What an imported text claims of signatures counts for nothing.
    """
    known = tuple(signatures)
    rows = tuple(_with(row, standing(row, known)) for row in text.rows(SIGNED_TABLE))
    return replace(text, tables={**text.tables, SIGNED_TABLE: rows})


def _with(row: TextRow, signed: Signed | None) -> TextRow:
    cells = {name: text for name, text in row.cells.items() if name not in SIGNED_CELLS}
    if signed is not None:
        cells |= {"signed_by": signed.words, "signed_on": signed.at.date().isoformat()}
    return TextRow(id=row.id, cells=cells)
