"""What is kept of a contract's performance: breaches, changes, ratings, the supplier's accounts."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.people import a_person

_CONTRACT = "contracts.Contract"


class Breach(models.Model):
    """A breach of the contract; `BreachStep` has what was done about it, in order."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="breaches")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    clause = models.CharField(max_length=200)
    measure = models.CharField(max_length=80, blank=True)
    step = models.CharField(max_length=40)
    due = models.DateField(null=True)
    is_open = models.BooleanField(default=True)
    made_by = a_person()
    made_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="a_breach_is_numbered_once")
        ]

    def __str__(self) -> str:
        return f"breach {self.number} of {self.contract}"


class BreachStep(models.Model):
    """One step of a breach, never changed. due: the day by which the next is to follow."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    breach = models.ForeignKey(Breach, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=40)
    on = models.DateField()
    by = models.CharField(max_length=200)
    note = models.TextField()
    due = models.DateField(null=True)
    entered_by = a_person()
    entered_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.step} of {self.breach}"


class ContractChange(models.Model):
    """A change of the contract, agreed or proposed; a later row may put an earlier one right."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    agreed_on = models.DateField()
    value_gbp = models.DecimalField(max_digits=15, decimal_places=2, default=0)
    days = models.IntegerField(default=0)
    route = models.CharField(max_length=30, blank=True)
    materially_changes_scope = models.BooleanField(null=True)
    shifts_balance = models.BooleanField(null=True)
    works = models.BooleanField(default=False)
    group = models.CharField(max_length=60, blank=True)
    reason = models.TextField()
    supersedes = models.PositiveIntegerField(null=True)
    entered_by = a_person()
    entered_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"], name="a_change_is_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["contract", "supersedes"], name="a_change_is_put_right_once"
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.number} of {self.contract}"


class SupplierAccounts(models.Model):
    """A year's figures of the supplier as text by name; of two rows of a year the later stands."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="accounts")
    year_end = models.DateField()
    figures = models.JSONField(default=dict)
    source = models.CharField(max_length=300)
    entered_by = a_person()
    entered_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"accounts to {self.year_end} for {self.contract}"


class PerformanceSetting(models.Model):
    """What an authority sets for a contract in place of a default; the last of a kind stands."""

    class Kind(models.TextChoices):
        """What is set."""

        RATING_BANDS = "rating-bands"
        HEALTH_BANDS = "health-bands"
        GROUP_NOTE = "group-note"
        KPI_EXEMPTION = "kpi-exemption"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="settings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    values = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    set_by = a_person()
    set_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.contract}"


class KpiRating(models.Model):
    """A period rated on the statutory scale, kept as it was rated: results as they were shown."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="ratings")
    number = models.PositiveIntegerField()
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    results = models.JSONField(default=list)
    bands = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    rated_on = models.DateField()
    rated_by = a_person()
    rated_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="a_rating_is_numbered_once")
        ]

    def __str__(self) -> str:
        return f"rating {self.number} of {self.contract}"


class OwnObligation(models.Model):
    """A date that somebody added to those that follow from the terms. It may be ended, not changed.

    number: unique in the contract. owner: a role, never a person.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(_CONTRACT, on_delete=models.PROTECT, related_name="obligations")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=40)
    first_due = models.DateField()
    repeat = models.CharField(max_length=10)
    until = models.DateField(null=True)
    clause = models.CharField(max_length=200, blank=True)
    lead_days = models.PositiveIntegerField(default=14)
    made_by = a_person()
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = a_person(null=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"], name="an_obligation_is_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ObligationDone(models.Model):
    """An obligation of one's own was met, for the day on which it fell due."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    obligation = models.ForeignKey(OwnObligation, on_delete=models.PROTECT, related_name="done")
    due = models.DateField()
    note = models.TextField()
    done_by = a_person()
    done_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-due"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "due"], name="an_obligation_is_met_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation} of {self.due}"
