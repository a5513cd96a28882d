"""A partnership, who has what part in it, the answers it has given, and what search finds.

`searched`, RoomState, SearchEntry and SearchWord are worked out from the rest, so history leaves
them out.
"""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager
from simple_history.models import HistoricalRecords

from counterfoil.access import Grain, Marking, Participation
from counterfoil.guide.readiness import AnswerState
from counterfoil.partnership_kind import PartnershipKind

_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short reference that says nothing of the record and cannot be guessed from another."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


class Partnership(models.Model):
    """One partnership through its whole life, from first question to what comes after it."""

    ref = models.CharField(max_length=8, unique=True, default=new_ref, editable=False)
    title = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in PartnershipKind]
    )
    summary = models.TextField(blank=True)
    marking = models.CharField(
        max_length=40,
        choices=[(marking.value, marking.value) for marking in Marking],
        default=Marking.OFFICIAL,
    )
    value_gbp = models.DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    stage = models.CharField(
        max_length=30, default="strategic-outline", help_text="the gate it works towards, or ended"
    )
    revision = models.PositiveIntegerField(default=1)
    is_example = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()
    objects = ScopedManager(visible="pk__in")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Access(models.Model):
    """What part an organisation has in a partnership, or what it was granted to see, and when.

    part: set for the parties themselves; grain: set for a grant, a dated act that can be revoked.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="access")
    organisation = models.ForeignKey(
        "accounts.Organisation", on_delete=models.PROTECT, related_name="access"
    )
    part = models.CharField(
        max_length=20, blank=True, choices=[(part.value, part.value) for part in Participation]
    )
    grain = models.CharField(
        max_length=20, blank=True, choices=[(grain.value, grain.value) for grain in Grain]
    )
    reason = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    history = HistoricalRecords()
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        indexes = [  # every query of the scope is answered by this index alone
            models.Index(
                fields=[
                    *("organisation", "revoked_at", "partnership"),
                    *("starts", "ends", "part", "grain"),
                ]
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "part", "grain", "starts"],
                condition=models.Q(revoked_at=None),
                name="an_access_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.partnership}: {self.part or self.grain}"


class Answer(models.Model):
    """What the partnership answers to one question of the guide: as it stands; history is kept."""

    State = AnswerState
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="answers")
    question_id = models.CharField(max_length=10)
    state = models.CharField(
        max_length=10, choices=[(state.value, state.value) for state in AnswerState]
    )
    text = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=300, blank=True, help_text="why the answer was changed")
    history = HistoricalRecords()
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        indexes = [models.Index(fields=["owner", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "question_id"], name="a_question_has_one_answer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question_id} of {self.partnership}"


class AnswerDraft(models.Model):
    """What one person has typed into an answer and not saved: kept so that nothing is lost.

    revision: of the answer they began from; fields: the form's values as typed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    question_id = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "question_id", "by"], name="a_person_has_one_draft_answer"
            )
        ]

    def __str__(self) -> str:
        return f"draft answer to {self.question_id} of {self.partnership}"


class Challenge(models.Model):
    """A second person's view of an answer; a disagreement is kept, also when it is settled.

    A disagreement is open until a second person, not the answer's owner or author, settles it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="challenges")
    answer_revision = models.PositiveIntegerField()
    agrees = models.BooleanField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reply = models.TextField(blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    settlement = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"challenge of {self.answer}"


class RoomState(models.Model):
    """What is done, due and whose move in each room, kept so that every page can show it.

    It holds while `worked_out_for` equals `asked`; whatever changes a room adds one to `asked`.
    """

    partnership = models.OneToOneField(
        Partnership, primary_key=True, on_delete=models.PROTECT, related_name="room_state"
    )
    asked = models.PositiveBigIntegerField(default=1)
    worked_out_for = models.PositiveBigIntegerField(default=0)
    rooms = models.JSONField(default=dict)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"rooms of {self.partnership}"


class SearchEntry(models.Model):
    """One thing that search can find. folded: title and text without accents and capitals.

    capability: what somebody must be able to do in the partnership to find it. The long texts are
    the last columns, so that a database need not read past them for the others.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="search_entries"
    )
    kind = models.CharField(max_length=30)
    record = models.CharField(max_length=200, unique=True)
    title = models.CharField(max_length=300)
    address = models.CharField(max_length=300)
    capability = models.CharField(max_length=40)
    changed_at = models.DateTimeField(default=timezone.now)
    folded_title = models.TextField()
    text = models.TextField(blank=True)
    folded = models.TextField()
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        indexes = [models.Index(fields=["kind", "partnership"])]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """A word of what search can find, by which its entry is found and its text need not be read.

    word: the first bytes of the folded word: databases sort bytes alike, and letters they do not.
    """

    entry = models.ForeignKey(
        SearchEntry, on_delete=models.CASCADE, related_name="words", db_index=False
    )
    word = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["word", "entry"])]
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="a_word_stands_once")]

    def __str__(self) -> str:
        return bytes(self.word).decode(errors="replace")
