"""How the columns of a portal's export stood for fields, remembered for the next export."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.contractfile.column_mapping import ColumnMapping as Mapping
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.registers import column_mappings
from counterfoil_web.tenders.models import ColumnMapping, Tender


def remember(seen: Seen, tender: Tender, mapping: Mapping) -> None:
    """Keep how the columns of a kind were named, in the place of what was kept."""
    column_mappings.remember(ColumnMapping, seen, mapping, tender=tender)


def remembered(tender: Tender, kind: str, headers: Sequence[str]) -> ColumnMapping | None:
    """What was kept of a kind, if it fits these columns; None when nothing does.

    What was named last in another tender of the partnership counts where this one has none.
    """
    rows = ColumnMapping.objects.filter(partnership=tender.partnership, kind=kind)
    own_first = sorted(rows.order_by("-saved_at"), key=lambda row: row.tender_id != tender.pk)
    return column_mappings.fitting(own_first, headers)
