"""The kinds of record in the registers of a procurement, by the word that names each."""

from __future__ import annotations

from counterfoil.contract.records import Record
from counterfoil.procurementfile.tables import REGISTER_FILES

KINDS: dict[str, type[Record]] = {one.kind: one for one in REGISTER_FILES.values()}
"""Every kind."""

FILES: dict[str, str] = {kind.kind: name for name, kind in REGISTER_FILES.items()}
"""The name of the table of each kind."""
