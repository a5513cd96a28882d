"""A partnership's procurement: the plan, its agreed versions, and the rows of its registers.

A version once agreed and the rows of registers are only ever added: `guard` has the triggers.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.models import LastingRow, RememberedColumns
from counterfoil_web.registers.people import a_person


class ProcurementDraft(models.Model):
    """The plan being written, as the text of its document. One for each partnership.

    proposed_by: set while somebody asks for it to be agreed; a change of the text takes it away.
    """

    partnership = models.OneToOneField(
        Partnership, on_delete=models.PROTECT, related_name="procurement_draft"
    )
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    authors = models.JSONField(default=list)
    proposed_by = a_person(null=True)
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
    proposed_by = a_person()
    agreed_by = a_person()
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


class ProcurementRow(LastingRow):
    """One record of a register. key: unique in the partnership's procurement.

    file_name: of the table that brought it in; blank when it was typed.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="procurement_rows"
    )
    file_name = models.CharField(max_length=200, blank=True)

    class Meta(LastingRow.Meta):
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


class ColumnMapping(RememberedColumns):
    """How the columns of an export stood for fields, remembered by procurement and kind.

    saved_for: the organisation that named them, and brings the like into its other procurements.
    """

    saved_for = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "saved_for", "kind"],
                name="a_procurement_mapping_is_kept_once",
            )
        ]

    def __str__(self) -> str:
        return f"columns of {self.kind} in the procurement of {self.partnership}"
