"""The business case of a partnership: the draft being written, and the versions that stand."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership


class Draft(models.Model):
    """The case as it is being written, by one person or several at once; at most one is open.

    fields: the case's own fields, text by name. revision: counts every change, so that a page can
    tell what it has not seen.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="drafts")
    based_on = models.ForeignKey(
        "Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"],
                condition=models.Q(closed_at=None),
                name="one_draft_is_open",
            )
        ]

    def __str__(self) -> str:
        return f"draft of {self.partnership}"


class DraftTable(models.Model):
    """One table of a draft. rows: a list of {"row": stable id, "cells": {column: text}}."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="tables")
    name = models.CharField(max_length=30)
    rows = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "name"], name="a_table_stands_once_in_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.draft}"


class DraftEdit(models.Model):
    """One change of one cell or row of a draft: what it was, what it became, who did it, when.

    number: the draft's revision that it made; several edits of one act share a batch.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="edits")
    number = models.PositiveIntegerField()
    batch = models.PositiveIntegerField()
    table = models.CharField(max_length=30)
    row = models.CharField(max_length=40, blank=True)
    column = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    act = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="a_draft_counts_its_edits")
        ]
        indexes = [models.Index(fields=["draft", "batch"])]

    def __str__(self) -> str:
        return f"{self.draft}, change {self.number}"


class Version(models.Model):
    """A case as it was submitted. The row is never changed: reviews and decisions point to it.

    document: {"fields": {column: text}, "tables": {name: [{column: text}]}}, as the case folder
    would hold it. summary: figures for lists (preferred option, its NPSV…), worked out at the time.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    stage = models.CharField(max_length=10)
    reason = models.TextField()
    document = models.JSONField()
    fingerprint = models.CharField(max_length=80)
    engine_version = models.CharField(max_length=30)
    summary = models.JSONField(default=dict)
    authors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "number"], name="versions_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.partnership}"


class BaselineSignature(models.Model):
    """A finance officer's signature under one service line of the baseline as it then stood.

    digest: of the row's figures; once they change the signature no longer stands.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    service = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    cells = models.JSONField(default=dict)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=40)
    signed_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"signature under {self.service} of {self.partnership}"
