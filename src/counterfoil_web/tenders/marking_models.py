"""Marks while they are being written."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.people import a_person

_TENDER = "tenders.Tender"


class MarkDraft(models.Model):
    """A mark and its reason as an evaluator writes them, seen by nobody else; saved as they go."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(_TENDER, on_delete=models.PROTECT, related_name="mark_drafts")
    person = a_person()
    bid = models.CharField(max_length=200)
    criterion = models.CharField(max_length=80)
    mark = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    change_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tender", "person", "bid", "criterion"], name="a_mark_is_drafted_once"
            )
        ]

    def __str__(self) -> str:
        return f"draft mark of {self.bid} in {self.criterion}"


class ConsensusDraft(models.Model):
    """The agreed mark as the moderator writes it; saved as they go."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(_TENDER, on_delete=models.PROTECT, related_name="consensus_drafts")
    bid = models.CharField(max_length=200)
    criterion = models.CharField(max_length=80)
    mark = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    considered = models.TextField(blank=True)
    present = models.TextField(blank=True)
    change_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tender", "bid", "criterion"], name="a_consensus_is_drafted_once"
            )
        ]

    def __str__(self) -> str:
        return f"draft consensus of {self.bid} in {self.criterion}"
