"""How the columns of an export stood for fields of a register, remembered for the next export."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q

from counterfoil.contractfile.column_mapping import ColumnMapping as Mapping
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.procurements import models
from counterfoil_web.registers import column_mappings


def remember(seen: Seen, mapping: Mapping) -> None:
    """Keep how the columns of a kind were named, in the place of what was kept."""
    organisation = seen.acting.organisation
    column_mappings.remember(models.ColumnMapping, seen, mapping, saved_for=organisation)


def remembered(seen: Seen, kind: str, headers: Sequence[str]) -> models.ColumnMapping | None:
    """What was kept of a kind, if it fits these columns; None when nothing does.

    What the organisation named last in another of its procurements counts where this one has none.
    """
    own = Q(partnership=seen.partnership)
    rows = models.ColumnMapping.objects.filter(
        own | Q(saved_for=seen.acting.organisation), kind=kind
    ).order_by("-saved_at")
    return column_mappings.fitting(
        sorted(rows, key=lambda row: row.partnership_id != seen.partnership.pk), headers
    )
