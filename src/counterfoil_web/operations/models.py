"""What an installation is for, and which workers are alive."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Installation(models.Model):
    """The one row that says what the records of this installation are."""

    class Purpose(models.TextChoices):
        """Whether the records are real. It is settled once, when they are begun."""

        REAL = "real"
        TRY_OUT = "try_out"
        MADE_UP = "made_up"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    begun_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_installation")
        ]

    def __str__(self) -> str:
        return self.purpose


class WorkerBeat(models.Model):
    """When a worker was last heard of."""

    worker = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(default=timezone.now)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.worker
