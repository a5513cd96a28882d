"""What keeps prices unread until two officers open them, and answers that took long to work out."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.people import a_person

_TENDER = "tenders.Tender"


class OfficerKey(models.Model):
    """A price officer's key: nothing in it is secret without the passphrase.

    officer: the id that is sealed for. public: in base 64. wrapped: the library's line of JSON.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(_TENDER, on_delete=models.PROTECT, related_name="officer_keys")
    person = a_person()
    officer = models.CharField(max_length=80)
    public = models.CharField(max_length=64)
    wrapped = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["tender", "person"], name="an_officer_has_one_key"),
            models.UniqueConstraint(fields=["tender", "officer"], name="an_officer_is_one_person"),
        ]

    def __str__(self) -> str:
        return f"key of {self.person}"


class SealedPrice(models.Model):
    """A price file of a bid, sealed for two officers. The file itself is kept nowhere.

    text: the library's sealed text. supersedes: the same file sealed for other officers.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(_TENDER, on_delete=models.PROTECT, related_name="sealed_prices")
    bid = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    text = models.TextField()
    commitment = models.CharField(max_length=64)
    sealed_sha256 = models.CharField(max_length=64)
    received_by = a_person()
    received_at = models.DateTimeField(default=timezone.now)
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"sealed {self.name} of bid {self.bid}"


class PriceRelease(models.Model):
    """One officer's consent to opening a price: the share for the other, in base 64."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    sealed = models.ForeignKey(SealedPrice, on_delete=models.PROTECT, related_name="releases")
    by = a_person()
    to = a_person()
    share = models.TextField()
    released_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sealed", "by"], name="an_officer_releases_once")
        ]

    def __str__(self) -> str:
        return f"release of {self.sealed} by {self.by}"


class KeptWork(models.Model):
    """An answer that took long to work out; it can be made again at any time.

    key: the digest of everything that it rests on.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(_TENDER, on_delete=models.CASCADE, related_name="kept_work")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=64)
    answer = models.JSONField()
    made_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tender", "name", "key"], name="work_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.tender}"
