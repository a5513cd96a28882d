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
    tell what it has not seen. problems: what was wrong at that revision, by place; readable:
    whether its cells make a case.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="drafts")
    based_on = models.ForeignKey(
        "Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    fields = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    problems = models.JSONField(default=list)
    readable = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    became = models.ForeignKey(
        "Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
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

    number: the draft's revision that it made; several edits of one act share a batch, the number
    of the first of them. act: what happened to the cell or row; cause: why, as one of `Cause`.
    undoes: the batch that this one takes back.
    """

    class Cause(models.TextChoices):
        """What a batch of edits came from."""

        TYPED = "typed"
        UNDO = "undo"
        IMPORT = "import"

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
    cause = models.CharField(max_length=10, choices=Cause.choices, default=Cause.TYPED)
    undoes = models.PositiveIntegerField(null=True, blank=True)
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
    signatures: who had signed each service line of its baseline. authors: everybody who wrote in
    it since the version it is based on.
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
    signatures = models.JSONField(default=list)
    based_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
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


class CaseImport(models.Model):
    """A workbook that was uploaded: what it would change, kept until somebody applies it.

    document: its cells, as of Version. base_revision: the change of the draft it was made from;
    None for a workbook that does not say. draft: None when it is to open a new draft.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    base_revision = models.PositiveIntegerField(null=True, blank=True)
    document = models.JSONField()
    problems = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    batch = models.PositiveIntegerField(null=True, blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"{self.file_name} for {self.partnership}"


class DraftPresence(models.Model):
    """Where in a draft somebody was last seen."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=30)
    seen_at = models.DateTimeField()
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "user"], name="a_person_is_in_one_place")
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.table}"
