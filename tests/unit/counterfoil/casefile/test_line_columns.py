from __future__ import annotations

from counterfoil.casefile.line_columns import LINES
from counterfoil.casefile.read_lines import AMOUNT_COLUMNS


def test_the_header_is_that_of_the_case_folder():
    assert LINES.names() == (
        *("option", "id", "title", "heading", "body", "amount_kind", "amount", "amount_last"),
        *("start", "end", "driver", "per", "profile", "bands", "of_lines", "nature"),
        *("commitment", "real_growth", "index", "delay", "delay_months", "vat", "transfer"),
        *("health", "ob_bound", "ob_upper", "ob_mitigation", "ob_reason", "uncertainty"),
        *("uncertainty_of", "correlation_group", "basis", "sources", "note"),
    )


def test_every_kind_of_amount_uses_columns_that_exist():
    kinds = LINES.column("amount_kind")

    assert kinds is not None
    assert set(AMOUNT_COLUMNS) == set(kinds.words)
    for needed, also in AMOUNT_COLUMNS.values():
        assert all(LINES.column(name) for name in needed + also)
