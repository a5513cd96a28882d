"""What the page of a line shows of disputes."""

from __future__ import annotations

from typing import Any

from counterfoil.access import Capability
from counterfoil.contract.lines import Line
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.dispute_store import disputes_on
from counterfoil_web.contracts.pages import Opened


def line_disputes(one: Opened, month: Month, line: Line) -> dict[str, Any]:
    """The disputes of a line; where to dispute it, for a supplier while none is open."""
    rows = disputes_on(one.contract, month, line.id)
    is_open = any(row.answered_at is None for row in rows)
    may_raise = one.seen.may(Capability.DISPUTE_LINE) and not is_open
    return {
        "disputes": rows,
        "disputes_url": one.url("disputes"),
        "dispute_url": one.url("dispute-new", month, line.id) if may_raise else "",
    }
