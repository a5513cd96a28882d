"""Gates: what is to be decided on which versions, and what each legal body decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager
from simple_history.models import HistoricalRecords

from counterfoil_web.appraisals.models import Version
from counterfoil_web.partnerships.models import Partnership


class Decision(models.Model):
    """A decision asked for at a gate. It names the versions it is taken on, which never change.

    bodies: which legal bodies must decide ("force", "policing_body"), by the scheme of consent on
    the day it was proposed; state follows from the acts and is kept for lists.
    """

    class State(models.TextChoices):
        """Where a decision stands."""

        WAITING = "waiting"
        APPROVED = "approved"
        REFUSED = "refused"
        DEFERRED = "deferred"
        WITHDRAWN = "withdrawn"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    gate = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    asked = models.TextField(help_text="what is to be decided")
    recommendation = models.TextField(blank=True)
    value_gbp = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    versions = models.ManyToManyField(Version, related_name="decisions")
    bodies = models.JSONField(default=list)
    scheme = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_text = models.TextField(blank=True)
    history = HistoricalRecords()
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="decisions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"


class Act(models.Model):
    """What one legal body decided, by whom and on what conditions. Rows are added, never changed."""

    class Outcome(models.TextChoices):
        """What a body can do with a decision."""

        APPROVE = "approve"
        REFUSE = "refuse"
        DEFER = "defer"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="acts")
    body = models.CharField(max_length=20)
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    conditions = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"{self.outcome} by {self.organisation}"
