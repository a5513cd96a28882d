"""Gates: what is to be decided on which versions, and what each legal body decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django_scopes import ScopedManager
from simple_history.models import HistoricalRecords

from counterfoil.access import DecisionKind
from counterfoil.gates import Outcome
from counterfoil_web.appraisals.models import Version
from counterfoil_web.partnerships.models import Partnership


class Scheme(models.Model):
    """A policing body's scheme of consent: who takes which decisions, from a day and to a day.

    bands: rows of {body, decisions, over_gbp, up_to_gbp, taken_by}, as the library reads them. A
    scheme is never changed; a later one takes its place.
    """

    policing_body = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="schemes"
    )
    title = models.CharField(max_length=200)
    valid_from = models.DateField()
    bands = models.JSONField()
    source = models.CharField(max_length=300)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "policing_body", "valid_from", Lower("title"), name="a_scheme_is_entered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} from {self.valid_from}"


class Decision(models.Model):
    """A decision asked for at a gate. It names the versions it is taken on, which never change.

    bodies: the legal bodies that must each take it: rows of {organisation, name, kind}. state
    follows from the acts and is kept so that lists are quick. notice: the sections as published.
    """

    class State(models.TextChoices):
        """Where a decision stands."""

        WAITING = "waiting", "Waiting"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Refused"
        DEFERRED = "deferred", "Deferred"
        WITHDRAWN = "withdrawn", "Withdrawn"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    gate = models.CharField(max_length=40)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in DecisionKind]
    )
    title = models.CharField(max_length=200)
    asked = models.TextField()
    recommendation = models.TextField(blank=True)
    value_gbp = models.DecimalField(max_digits=15, decimal_places=2)
    versions = models.ManyToManyField(Version, related_name="decisions", blank=True)
    bodies = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    due = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notice = models.JSONField(default=list, blank=True)
    withheld = models.JSONField(default=list, blank=True)
    history = HistoricalRecords(excluded_fields=["notice"])
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "state"]),
            models.Index(
                fields=["partnership", "-proposed_at", "published_at", "state", "gate"],
                name="decisions_by_partnership",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="decisions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.state})"


class Act(models.Model):
    """What one legal body decided, by whom, in what office. Rows are added, never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="acts")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(max_length=80)
    outcome = models.CharField(
        max_length=10, choices=[(outcome.value, outcome.value) for outcome in Outcome]
    )
    reason = models.TextField(blank=True)
    scheme = models.CharField(max_length=300)
    at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.outcome} by {self.organisation}"


class Condition(models.Model):
    """A condition on which a body approved, and how it was met."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="conditions")
    text = models.TextField()
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    evidence = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
