"""Organisations, the people in them, and the roles they hold there for a time."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from simple_history.models import HistoricalRecords

from counterfoil.access import OrganisationKind, Role


class People(BaseUserManager["User"]):
    """Makes accounts; an address is one person whatever its capitals."""

    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """A person who can sign in once a password or another way in is set."""
        user = self.model(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email=(email or "").strip().lower())


class User(AbstractBaseUser):
    """A person. What they may do follows from their memberships, never from the account."""

    email = models.EmailField("email address", max_length=254)
    name = models.CharField("full name", max_length=200)
    is_active = models.BooleanField(default=True)
    runs_installation = models.BooleanField(
        default=False, help_text="may add organisations and look after the installation"
    )
    is_try_out = models.BooleanField(
        default=False, help_text="one of the accounts of the try-out; cannot sign in elsewhere"
    )
    date_joined = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_for_each_email"),
            models.UniqueConstraint(fields=["email"], name="one_account_for_each_written_email"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name


class Organisation(models.Model):
    """A legal body or an office with people of its own."""

    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in OrganisationKind]
    )
    name = models.CharField(max_length=200)
    legal_name = models.CharField(max_length=300, blank=True)
    force_slug = models.CharField(max_length=60, blank=True)
    body_type = models.CharField(max_length=40, blank=True)
    oversees = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="overseen_by"
    )
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    brand_colour = models.CharField(max_length=7, blank=True)
    brand_version = models.PositiveIntegerField(default=1)
    second_factor_required = models.BooleanField(default=False)
    directory = models.CharField(
        max_length=60, blank=True, help_text="the directory by which its people sign in"
    )
    revision = models.PositiveIntegerField(default=1)
    archived_at = models.DateTimeField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="one_organisation_a_name"),
            models.UniqueConstraint(
                fields=["directory"],
                condition=~models.Q(directory=""),
                name="a_directory_serves_one_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One role that one person holds in one organisation, from a day and perhaps to a day."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="roles_granted"
    )
    from_directory = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(revoked_at=None),
                name="a_role_is_held_once",
            )
        ]
        indexes = [models.Index(fields=["user", "revoked_at"])]

    def __str__(self) -> str:
        return f"{self.user} as {self.role} in {self.organisation}"


class Invitation(models.Model):
    """A one-time link by which a person joins an organisation. Only the link's digest is kept.

    An invitation without an organisation makes the first administrator of the installation.
    """

    email = models.EmailField(blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    roles = models.JSONField(default=list)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation of {self.email}"


class KeptWords(models.Model):
    """What somebody sent after their session had ended, until they sign in and send it again.

    token_digest: of the secret in a cookie of the browser that sent it. The words stand here as
    they would in the record they were meant for, in the same database, for a day.
    """

    token_digest = models.CharField(max_length=64, db_index=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=500)
    fields = models.JSONField()
    left_out = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"words for {self.address}"
