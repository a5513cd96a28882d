"""The files of a bid that are kept: those on quality, whole as they came."""

from __future__ import annotations

from counterfoil_web.tenders.models import BidFile, Tender


def files_of(tender: Tender, bid: str) -> list[BidFile]:
    """The files of a bid, without what is in them. One query."""
    return list(BidFile.objects.filter(tender=tender, bid=bid).defer("content"))


def content_of(row: BidFile) -> bytes:
    """What is in a file. One query."""
    return bytes(BidFile.objects.values_list("content", flat=True).get(pk=row.pk))
