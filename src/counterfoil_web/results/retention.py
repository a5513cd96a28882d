"""What of results is kept for a time only: what can be worked out again. Reviews always stay."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from counterfoil import __version__
from counterfoil_web.records.retention import kept_for
from counterfoil_web.results.models import ChartDrawing, KeptAnswer

_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


@kept_for("answers that no page asks for", timedelta(days=1))
def answers(before: datetime) -> QuerySet[KeptAnswer]:
    """Those of closed drafts, and those of earlier versions of Counterfoil, which work out anew."""
    unused = Q(draft__closed_at__lt=before) | ~Q(engine_version=__version__)
    return KeptAnswer.objects.filter(unused, made_at__lt=before)


def _delete_drawings(keys: list[str]) -> None:
    ChartDrawing.objects.filter(pk__in=keys).delete()


@kept_for(
    "drawings of charts that no kept answer shows", timedelta(days=30), remove=_delete_drawings
)
def drawings(before: datetime) -> list[str]:
    """A page keeps its charts' definitions when it is made, so they come again when asked for."""
    old = set(ChartDrawing.objects.filter(made_at__lt=before).values_list("pk", flat=True))
    if old:
        pages = KeptAnswer.objects.values_list("page", flat=True)
        for page in pages.iterator(chunk_size=50):
            old.difference_update(_DIGEST.findall(page))
    return sorted(old)
