"""What stands beside a version: its reviews, and the runs that were kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.appraisals.models import Version
from counterfoil_web.partnerships.models import Partnership


class Review(models.Model):
    """A reviewer's answers to the checklist about one version. Rows are added, never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    signed = models.BooleanField()
    answers = models.JSONField()
    remark = models.TextField(blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"review of {self.version}"


class Run(models.Model):
    """A kept run of a version: what it takes to make it again, and the answer it gave."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="runs")
    trials = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    engine_version = models.CharField(max_length=30)
    answer = models.JSONField()
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "trials", "seed", "engine_version"], name="a_run_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"run of {self.version}"
