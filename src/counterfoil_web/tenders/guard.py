"""What makes the record of tenders lasting: triggers that refuse every change, in both databases.

Locked plans, parts, records, files, keys, sealed prices and releases stay as written; what
was wrong is put right by a later row that names it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

TABLES = (
    "tenders_tender",
    "tenders_lockedplan",
    "tenders_seat",
    "tenders_seatended",
    "tenders_tenderrow",
    "tenders_bidfile",
    "tenders_officerkey",
    "tenders_sealedprice",
    "tenders_pricerelease",
)
_GUARD = AppendOnly(
    app="tenders",
    tables=TABLES,
    words="what is locked, recorded or sealed of a tender is never changed",
    unique=(
        ("tenders_tender", ("partnership_id", "number")),
        ("tenders_lockedplan", ("tender_id", "number")),
        ("tenders_seatended", ("seat_id",)),
        ("tenders_tenderrow", ("tender_id", "key")),
        ("tenders_bidfile", ("tender_id", "receipt")),
        ("tenders_officerkey", ("tender_id", "person_id")),
        ("tenders_pricerelease", ("sealed_id", "by_id")),
    ),
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
