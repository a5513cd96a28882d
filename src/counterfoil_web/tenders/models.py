"""A partnership's tenders: the plan that was locked, who has which part in them, and the records.

Locked plans, parts and records are only ever added: `guard` has the triggers.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.models import LastingRow, RememberedColumns
from counterfoil_web.registers.people import a_person
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.marking_models import (  # noqa: F401 (Django finds them here)
    ConsensusDraft,
    MarkDraft,
)
from counterfoil_web.tenders.sealed_models import (  # noqa: F401 (Django finds them here)
    KeptWork,
    OfficerKey,
    PriceRelease,
    SealedPrice,
)


class Tender(models.Model):
    """One competition of a partnership. number: counted from 1 in the partnership."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="tenders")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    started_by = a_person()
    started_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="tenders_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanDraft(models.Model):
    """The plan being written, as the text of the document. One for each tender.

    revision: by which two people who write at once are told of each other.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.OneToOneField(Tender, on_delete=models.PROTECT, related_name="draft")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"draft plan of {self.tender}"


class LockedPlan(models.Model):
    """The plan as it was fixed. reason: why it was changed since the lock before; blank at first.

    fingerprint: the library's, of the plan's values.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="locked")
    number = models.PositiveIntegerField()
    text = models.TextField()
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    locked_by = a_person()
    locked_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["tender", "number"], name="locks_are_numbered_once")
        ]

    @property
    def key(self) -> str:
        """The id of its record."""
        return f"lock-{self.number}"

    def __str__(self) -> str:
        return f"lock {self.number} of the plan of {self.tender}"


class Seat(models.Model):
    """A part that somebody has in a tender. evaluator_id: which evaluator of the plan they are."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="seats")
    person = a_person()
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    seat = models.CharField(max_length=20, choices=SeatKind.choices())
    evaluator_id = models.CharField(max_length=80, blank=True)
    appointed_by = a_person()
    appointed_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.person} as {self.seat} of {self.tender}"


class SeatEnded(models.Model):
    """That a part ended, and why; from then its holder does nothing more in it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    seat = models.OneToOneField(Seat, on_delete=models.PROTECT, related_name="ended")
    reason = models.TextField()
    ended_by = a_person()
    ended_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"end of {self.seat}"


class TenderRow(LastingRow):
    """One record of a tender. key: unique in the tender. change_reason: why it puts another right.

    file_name: of the table that brought it in; blank when typed.
    """

    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField(max_length=200)
    supersedes = models.CharField(max_length=200, blank=True)
    change_reason = models.TextField(blank=True)
    file_name = models.CharField(max_length=200, blank=True)

    class Meta(LastingRow.Meta):
        indexes = [models.Index(fields=["tender", "kind"])]
        constraints = [
            models.UniqueConstraint(fields=["tender", "key"], name="a_tender_key_is_used_once"),
            models.UniqueConstraint(
                fields=["tender", "supersedes"],
                condition=~models.Q(supersedes=""),
                name="a_tender_record_is_superseded_once",
            ),
        ]


class BidFile(models.Model):
    """A file of the quality part of a bid, byte for byte as it came in; never one with prices.

    receipt: the key of the record of its receipt.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(Tender, on_delete=models.PROTECT, related_name="bid_files")
    bid = models.CharField(max_length=200)
    receipt = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    kept_by = a_person()
    kept_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tender", "receipt"], name="a_receipted_file_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} of bid {self.bid}"


class ColumnMapping(RememberedColumns):
    """How the columns of a portal's export stood for fields, remembered by tender and kind."""

    tender = models.ForeignKey(Tender, on_delete=models.CASCADE, related_name="mappings")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tender", "kind"], name="a_tender_mapping_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"columns of {self.kind} in {self.tender}"
