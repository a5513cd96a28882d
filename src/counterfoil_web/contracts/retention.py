"""What of a contract is kept for a time only. Records, terms and closed months always stay."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from counterfoil_web.contracts.models import RecordImport
from counterfoil_web.records.retention import kept_for


def _forget_uploads(keys: list[Any]) -> None:
    """Take away uploads with their files, which go once nothing in the database names them."""
    rows = RecordImport.objects.filter(pk__in=keys, applied_at=None)
    files = list(rows.values_list("file", flat=True))
    rows.delete()
    transaction.on_commit(lambda: [default_storage.delete(name) for name in files if name])


@kept_for(
    "spreadsheets that were uploaded and not brought in",
    timedelta(days=30),
    remove=_forget_uploads,
)
def uploads(before: datetime) -> Any:
    """One that was brought in is where its records come from, and stays with its file."""
    return RecordImport.objects.filter(applied_at=None, made_at__lt=before)
