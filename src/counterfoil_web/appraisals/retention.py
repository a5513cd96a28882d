"""What of writing a case is kept for a time only. Drafts, edits and versions always stay."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from counterfoil_web.appraisals.models import CaseImport, DraftPresence
from counterfoil_web.records.retention import kept_for


@kept_for("workbooks that were uploaded and not applied", timedelta(days=30))
def uploads(before: datetime) -> Any:
    """One that was applied is part of how the case came about, and stays."""
    return CaseImport.objects.filter(applied_at=None, at__lt=before)


@kept_for("where in a draft somebody was last seen", timedelta(days=1))
def presences(before: datetime) -> Any:
    """Shown to others for minutes only."""
    return DraftPresence.objects.filter(seen_at__lt=before)
