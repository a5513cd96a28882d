"""A partnership's outcomes: the plan that was agreed, and what was recorded of it.

A plan once agreed and records are only ever added: `guard` has the triggers.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.appraisals.models import Version
from counterfoil_web.contracts.models import Contract
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.models import LastingRow
from counterfoil_web.registers.people import a_person


class PlanDraft(models.Model):
    """The plan being written, as the texts of its two documents. One for each partnership.

    text: the document of the outcomes. next_text: the choices of the next decision; may be blank.
    proposed_by: set while somebody asks for it to be agreed; a change of the text takes it away.
    """

    partnership = models.OneToOneField(
        Partnership, on_delete=models.PROTECT, related_name="outcomes_draft"
    )
    text = models.TextField()
    next_text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    authors = models.JSONField(default=list)
    proposed_by = a_person(null=True)
    proposed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"draft plan of the outcomes of {self.partnership}"


class OutcomePlan(models.Model):
    """The plan as agreed by two people: which version of the case and contract it is held to."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="outcome_plans"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    next_text = models.TextField(blank=True)
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, null=True, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    proposed_by = a_person()
    agreed_by = a_person()
    agreed_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="outcome_plans_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"plan {self.number} of the outcomes of {self.partnership}"


class OutcomeRow(LastingRow):
    """One record of outcomes. key, supersedes: unique among its kind in the partnership.

    file_name: of the table that brought it in; blank when it was typed.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="outcome_rows"
    )
    file_name = models.CharField(max_length=200, blank=True)

    class Meta(LastingRow.Meta):
        indexes = [models.Index(fields=["partnership", "kind"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "key"], name="an_outcome_key_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["partnership", "kind", "supersedes"],
                condition=~models.Q(supersedes=""),
                name="an_outcome_is_superseded_once",
            ),
        ]


class PairOffer(models.Model):
    """What was promised and certified, offered to be compared with other forces' pairs.

    The figures are those of the day on which it was offered. It counts once somebody other than
    who offered it has reviewed it, until it is withdrawn. force: who leads the partnership.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="pair_offers"
    )
    force = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")
    promised_gbp = models.DecimalField(max_digits=18, decimal_places=2)
    claimed_gbp = models.DecimalField(max_digits=18, decimal_places=2)
    certified_gbp = models.DecimalField(max_digits=18, decimal_places=2)
    years = models.PositiveIntegerField()
    why = models.TextField()
    offered_by = a_person()
    offered_at = models.DateTimeField(default=timezone.now)
    reviewed_by = a_person(null=True)
    reviewed_at = models.DateTimeField(null=True)
    withdrawn_by = a_person(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(withdrawn_at=None),
                name="a_partnership_offers_one_pair",
            )
        ]

    def __str__(self) -> str:
        return f"pair offered by {self.partnership}"
