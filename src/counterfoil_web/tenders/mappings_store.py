"""How the columns of a portal's export stood for fields, remembered for the next export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from counterfoil.contractfile.column_mapping import ColumnMapping as Mapping
from counterfoil_web.contracts.imports_mapping import mapping_values
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.models import ColumnMapping, Tender


def remember(seen: Seen, tender: Tender, kind: str, mapping: Mapping) -> None:
    """Keep how the columns of a kind were named, in the place of what was kept."""
    ColumnMapping.objects.update_or_create(
        tender=tender,
        kind=kind,
        defaults={
            "partnership": seen.partnership,
            "mapping": mapping_values(mapping),
            "saved_by": seen.acting.user,
            "saved_at": timezone.now(),
        },
    )


def remembered(tender: Tender, kind: str, headers: Sequence[str]) -> dict[str, Any]:
    """What was kept of a kind, if it fits these columns; empty when nothing does.

    What was named last in another tender of the partnership counts where this one has none.
    """
    rows = ColumnMapping.objects.filter(partnership=tender.partnership, kind=kind)
    for row in sorted(
        rows, key=lambda row: (row.tender_id != tender.pk, -row.saved_at.timestamp())
    ):
        if set(row.mapping.get("columns", {}).values()) <= set(headers):
            found: dict[str, Any] = dict(row.mapping)
            return found
    return {}
