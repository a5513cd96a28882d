"""A partnership's procurement: the plan, its agreed versions, and the rows of its registers.

A version once agreed and the rows of registers are only ever added: `guard` has the triggers.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership


def _person(**more: object) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **more
    )


class ProcurementDraft(models.Model):
    """The plan being written, as the text of its document. One for each partnership.

    proposed_by: set while somebody asks for it to be agreed; a change of the text takes it away.
    """

    partnership = models.OneToOneField(
        Partnership, on_delete=models.PROTECT, related_name="procurement_draft"
    )
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = _person()
    saved_at = models.DateTimeField(default=timezone.now)
    authors = models.JSONField(default=list)
    proposed_by = _person(null=True)
    proposed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"draft of the procurement of {self.partnership}"


class AgreedProcurement(models.Model):
    """A version of the plan as agreed. days_alone: nothing but days changed in it."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="agreed_procurements"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    days_alone = models.BooleanField(default=False)
    proposed_by = _person()
    agreed_by = _person()
    agreed_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="procurement_versions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"version {self.number} of the procurement of {self.partnership}"


class ProcurementRow(models.Model):
    """One record of a register as the library reads it. `fields` holds its own fields as text.

    key: its id, unique in the partnership's procurement. supersedes: the key of the record that it
    puts right. file_name: of the table that brought it in; blank when it was typed.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="procurement_rows"
    )
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    fields = models.JSONField()
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    supersedes = models.CharField(max_length=80, blank=True)
    entered_by = _person()
    entered_for = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200, blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["partnership", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"], name="a_procurement_key_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "supersedes"],
                condition=~models.Q(supersedes=""),
                name="a_procurement_row_is_superseded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
