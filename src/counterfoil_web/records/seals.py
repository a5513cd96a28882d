"""Rows of the log that were written under a seal, and who may read their words.

A seal is broken by an event of the kind `seal-released` on the record that the seal names: a lot
whose prices were opened, a score that was moderated, a cost that was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from counterfoil.access import Capability, Refusal, Seal, Viewer, sealed_from
from counterfoil_web.records.models import Event

RELEASED = "seal-released"


class Reader(Protocol):
    """Whoever reads the log: a person in an organisation, with what they may do."""

    @property
    def user(self) -> Any: ...

    @property
    def organisation(self) -> Any: ...

    @property
    def capabilities(self) -> frozenset[Capability]: ...


def viewer_of(reader: Reader) -> Viewer:
    """The reader as the rule of seals sees them."""
    return Viewer(
        person=str(reader.user.pk),
        organisation=str(reader.organisation.pk),
        capabilities=reader.capabilities,
    )


def withheld(rows: Iterable[Event], reader: Reader) -> dict[int, Refusal]:
    """Of these rows, those whose words the reader may not see, by number; with the reason.

    One query, and none where no row has a seal.
    """
    seals = {row.number: Seal.parse(row.clearance) for row in rows if row.clearance}
    if not seals:
        return {}
    released = frozenset(
        Event.objects.filter(
            kind=RELEASED, record__in={seal.release for seal in seals.values() if seal.release}
        ).values_list("record", flat=True)
    )
    viewer = viewer_of(reader)
    refused = {number: sealed_from(seal, viewer, released) for number, seal in seals.items()}
    return {number: refusal for number, refusal in refused.items() if refusal is not None}
