"""Verifying the log of this installation, and keeping what each verification found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from counterfoil.record import Link, Point, Verdict, verify
from counterfoil_web.records.log import Actor, link_of, write
from counterfoil_web.records.models import Event, LogCheck

_AT_ONCE = 2_000


def verify_log(progress: Callable[[int, int], None] | None = None) -> Verdict:
    """Follow the whole chain, and hold it to what every earlier verification noted.

    progress: told how many rows of how many are done.
    """
    total = Event.objects.count()
    return verify(_links(progress, total), noted=_noted())


def check_log(acting: Actor | None, progress: Callable[[int, int], None] | None = None) -> LogCheck:
    """Verify, keep what was found, and log that it was done."""
    verdict = verify_log(progress)
    with transaction.atomic():
        check = LogCheck.objects.create(
            by_id=None if acting is None else acting.user.pk,
            last_number=verdict.last,
            head=verdict.head,
            first_broken=verdict.first_broken,
            findings=[found.sentence for found in verdict.breaks],
        )
        write(
            acting,
            "log-verified",
            record="log",
            after={
                "last_row": verdict.last,
                "hash": verdict.head,
                "first_broken": verdict.first_broken,
            },
        )
    return check


def last_check() -> LogCheck | None:
    """The latest verification; None when there has been none."""
    return LogCheck.objects.select_related("by").first()


def _noted() -> list[Point]:
    """Where earlier verifications that found nothing broken ended."""
    rows: Any = LogCheck.objects.filter(first_broken=None).order_by().distinct()
    return [Point(number=n, hash=h) for n, h in rows.values_list("last_number", "head")]


def _links(progress: Callable[[int, int], None] | None, total: int) -> Iterator[Link]:
    rows = Event.objects.order_by("number").iterator(chunk_size=_AT_ONCE)
    for done, row in enumerate(rows, 1):
        yield link_of(row)
        if progress is not None and done % _AT_ONCE == 0:
            progress(done, total)
    if progress is not None:
        progress(total, total)
