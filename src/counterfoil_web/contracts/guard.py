"""What makes a contract's record lasting: triggers that refuse every change, in both databases.

Agreed terms, records and closed statements stay as they were written; what was wrong is put
right by a later row that names it.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from counterfoil_web.records.append_only import AppendOnly

PERFORMANCE_TABLES = (
    "contracts_breachstep",
    "contracts_contractchange",
    "contracts_kpirating",
    "contracts_obligationdone",
    "contracts_performancesetting",
    "contracts_supplieraccounts",
)
TABLES = (
    "contracts_agreedterms",
    "contracts_recorded",
    "contracts_closedstatement",
    *PERFORMANCE_TABLES,
)
_GUARD = AppendOnly(
    app="contracts",
    tables=TABLES,
    words="what is agreed, recorded or closed of a contract is never changed",
    unique=(
        ("contracts_agreedterms", ("contract_id", "number")),
        ("contracts_recorded", ("contract_id", "key")),
        ("contracts_closedstatement", ("contract_id", "month")),
        ("contracts_contractchange", ("contract_id", "number")),
        ("contracts_kpirating", ("contract_id", "number")),
        ("contracts_obligationdone", ("obligation_id", "due")),
    ),
)


def raise_guard(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _GUARD.up(connection)


def lower_guard(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: to undo the migration, and to empty the tables between tests."""
    _GUARD.down(connection)
