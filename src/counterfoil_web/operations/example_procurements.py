"""Gives the example partnerships of the try-out their procurement: agreed plan and registers.

The rows are those that the pages write, brought in together and told in the log once. They bear
the days of the story.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import counterfoil
from counterfoil.contract.records import Record
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.procurementfile.folder import FILE, ProcurementFolder, read_procurement_folder
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.procurements.models import AgreedProcurement, ProcurementRow
from counterfoil_web.procurements.rows import columns_of_row
from counterfoil_web.records import log

ROOT = Path(counterfoil.__file__).parent / "content" / "example_procurements"
REASON = "Loaded for the try-out. All of it is illustrative"
_AT = time(9)


def load_procurement(partnership: Partnership, example: str, try_out: TryOut) -> bool:
    """Bring in the procurement of an example unless one is there; whether that was done."""
    folder = ROOT / example
    there = AgreedProcurement.objects.filter(partnership=partnership).exists()
    if there or not (folder / FILE).exists():
        return False
    bring_in(partnership, read_procurement_folder(folder, timezone.localdate()), try_out)
    return True


@transaction.atomic
def bring_in(partnership: Partnership, held: ProcurementFolder, try_out: TryOut) -> None:
    """A procurement that was read from a folder: all of it, or nothing."""
    text = write_fields_yaml(held.plan)
    agreed = AgreedProcurement.objects.create(
        partnership=partnership,
        number=1,
        text=text,
        fingerprint=digest({"text": text}),
        reason=REASON,
        proposed_by=try_out.people["commercial_lead"],
        agreed_by=try_out.people["finance_officer"],
        agreed_at=_moment(held.plan.begins_on),
    )
    ProcurementRow.objects.bulk_create(_rows(partnership, held.records, try_out))
    log.write(
        acting_in(try_out, "commercial_lead"),
        "procurement-loaded",
        record=f"procurement/{partnership.ref}",
        partnership=partnership,
        after={"plan": agreed.fingerprint, "records": len(held.records)},
        reason=REASON,
    )


def _rows(
    partnership: Partnership, records: Iterable[Record], try_out: TryOut
) -> list[ProcurementRow]:
    return [
        ProcurementRow(
            **columns_of_row(one),
            partnership=partnership,
            entered_by=try_out.people["commercial_lead"],
            entered_for=try_out.organisations["force"],
            entered_at=_moment(one.entered_on),
        )
        for one in records
    ]


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _AT))
