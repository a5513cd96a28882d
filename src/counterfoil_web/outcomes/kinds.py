"""The kinds of record of a partnership's outcomes, by the word that names each."""

from __future__ import annotations

from counterfoil.contract.records import Record
from counterfoil.outcomes.records import OutcomeRecord
from counterfoil.outcomesfile.next_folder import NEXT_FILES
from counterfoil.outcomesfile.tables import OUTCOME_FILES

LEDGER_KINDS: dict[str, type[OutcomeRecord]] = {one.kind: one for one in OUTCOME_FILES.values()}
"""What the ledger rests on."""

NEXT_KINDS: dict[str, type[Record]] = {one.kind: one for one in NEXT_FILES.values()}
"""What the next decision rests on beside it: hand-back, lessons, tests of skills."""

KINDS: dict[str, type[Record]] = {**LEDGER_KINDS, **NEXT_KINDS}
"""Every kind."""

FILES: dict[str, str] = {kind.kind: name for name, kind in {**OUTCOME_FILES, **NEXT_FILES}.items()}
"""The name of the table of each kind."""
