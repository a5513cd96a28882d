"""Answers that took long to work out, kept until what they rest on changes."""

from __future__ import annotations

from collections.abc import Hashable
from hashlib import sha256
from typing import Any

from django.db import transaction

from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.models import KeptWork, Tender


def kept(tender: Tender, name: str, rests_on: Hashable) -> Any:
    """The answer of a name, if it was worked out from just this; else None."""
    rows = KeptWork.objects.filter(tender=tender, name=name, key=digest_of(rests_on))
    return rows.values_list("answer", flat=True).first()


@transaction.atomic
def keep(seen: Seen, tender: Tender, name: str, rests_on: Hashable, answer: Any) -> None:
    """Keep an answer in the place of the one before."""
    KeptWork.objects.filter(tender=tender, name=name).delete()
    KeptWork.objects.create(
        partnership=seen.partnership,
        tender=tender,
        name=name,
        key=digest_of(rests_on),
        answer=answer,
    )


def digest_of(rests_on: Hashable) -> str:
    """All that an answer rests on, in one word."""
    return sha256(repr(rests_on).encode()).hexdigest()
