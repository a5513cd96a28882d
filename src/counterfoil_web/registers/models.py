"""What the rows of every register have in common. The tables belong to the rooms."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.people import a_person


class LastingRow(models.Model):
    """One record as the library reads it, never overwritten: a later row puts right what is wrong.

    `fields` holds its own fields as text. key: its id. supersedes: the key of the record that it
    puts right; note: then also why. Each model says within what a key is used once, and has the
    database refuse every change of its rows (`records.append_only`).
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    fields = models.JSONField()
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    supersedes = models.CharField(max_length=80, blank=True)
    entered_by = a_person()
    entered_for = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class RememberedColumns(models.Model):
    """How the columns of somebody's file stood for the fields of a kind of record."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    mapping = models.JSONField(default=dict)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        abstract = True
