from __future__ import annotations

from counterfoil.reports.live_sheet import FIRST_YEAR
from counterfoil.reports.live_term_columns import TermColumns, share_term

COLUMNS = TermColumns(bodies=("force", "neighbour"))


def test_each_term_has_its_own_column_under_its_head():
    heads = COLUMNS.heads

    assert heads[COLUMNS.column("kind") - FIRST_YEAR] == "kind of amount"
    assert heads[COLUMNS.column("changed") - FIRST_YEAR].startswith("changed")
    assert heads[COLUMNS.column(share_term("neighbour")) - FIRST_YEAR] == "share of neighbour"


def test_shares_come_last():
    assert COLUMNS.column(share_term("neighbour")) == FIRST_YEAR + len(COLUMNS.heads) - 1
