"""What stands beside a version: its reviews; and what was worked out once and is kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.partnerships.models import Partnership


class Review(models.Model):
    """A reviewer's answers to the checklist about one version. Rows are added, never changed.

    signed: whether the reviewer signed the version, or returned it with reasons. answers: by
    question, {"answer": …, "remark": …}.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    signed = models.BooleanField()
    answers = models.JSONField()
    remark = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=80)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(signed=True),
                name="a_version_is_signed_once",
            )
        ]

    def __str__(self) -> str:
        return f"review of {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises: TypeError for a row that is there already."""
        if self.pk and not self._state.adding:
            raise TypeError("a review is added to by another and never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse. Raises: TypeError."""
        raise TypeError("a review is never deleted")


class KeptAnswer(models.Model):
    """An answer worked out once, found by what it was made from; it can be made again at any time.

    key: the digest of the case's fingerprint, the number of trials and the engine's version.
    answer: the whole of it as JSON text. page: what its pages show, as JSON text. draft: set when
    it is of an open draft, which keeps its latest only.
    """

    key = models.CharField(max_length=64, primary_key=True)
    trials = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField()
    engine_version = models.CharField(max_length=30)
    answer = models.TextField()
    page = models.TextField()
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"answer {self.key[:12]}"


class ChartDrawing(models.Model):
    """A chart's definition by its digest, and the drawing once somebody asked for it."""

    digest = models.CharField(max_length=64, primary_key=True)
    definition = models.TextField()
    svg = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"chart {self.digest[:12]}"


class WordTemplate(models.Model):
    """An organisation's own Word template for five-case drafts; the one not withdrawn is used."""

    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="word_templates"
    )
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(withdrawn_at=None),
                name="an_organisation_uses_one_template",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.organisation}"
