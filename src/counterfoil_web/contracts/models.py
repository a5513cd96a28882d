"""A partnership's contracts: agreed terms, what was recorded, and months that were closed.

Terms once agreed, records and closed statements are only ever added: `guard` has the triggers.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from counterfoil.contract.records import RECORD_KINDS
from counterfoil_web.contracts.performance_models import (  # noqa: F401 (Django finds them here)
    Breach,
    BreachStep,
    ContractChange,
    KpiRating,
    ObligationDone,
    OwnObligation,
    PerformanceSetting,
    SupplierAccounts,
)
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.registers.models import LastingRow, RememberedColumns
from counterfoil_web.registers.people import a_person

_KINDS = [(kind.kind, kind.kind) for kind in RECORD_KINDS]


class Contract(models.Model):
    """One contract of a partnership. key: its id in the terms, unique in the partnership.

    supplier: which of the partnership's suppliers it is with, who alone sees it; None: its only
    one. authority_only: no supplier sees it, as terms tried beside those that were signed.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="contracts")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    illustrative = models.TextField(blank=True)
    supplier = models.ForeignKey(
        "accounts.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authority_only = models.BooleanField(default=False)
    made_by = a_person()
    made_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key"], name="a_contract_key_is_used_once"
            )
        ]

    @property
    def made_up(self) -> tuple[str, str]:
        """That it is made up, in a sentence without the word that the page says; and the rest."""
        said = self.illustrative.removeprefix("Illustrative: ")
        first, stop, rest = (said[:1].upper() + said[1:]).partition(". ")
        return first + stop.strip(), rest

    def __str__(self) -> str:
        return self.title


class TermsDraft(models.Model):
    """The terms being written, as the text of the document. One for each contract.

    proposed_by: set while somebody asks for them to be agreed, for a reason; a change of the text
    takes it away.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.OneToOneField(Contract, on_delete=models.CASCADE, related_name="draft")
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    saved_by = a_person()
    saved_at = models.DateTimeField(default=timezone.now)
    authors = models.JSONField(default=list)
    proposed_by = a_person(null=True)
    proposed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    def __str__(self) -> str:
        return f"draft terms of {self.contract}"


class AgreedTerms(models.Model):
    """The document as agreed by two people: every version of the terms up to this one."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="agreed")
    number = models.PositiveIntegerField()
    text = models.TextField()
    fingerprint = models.CharField(max_length=64)
    reason = models.TextField()
    proposed_by = a_person()
    agreed_by = a_person()
    agreed_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"], name="agreed_terms_are_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"terms {self.number} of {self.contract}"


class RecordImport(models.Model):
    """A file of records brought in: tried first, then taken whole or not at all.

    digest: of the file's bytes, by which the same file is known again. found: how many records the
    last trial would add, put right and find on record already.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=30, choices=_KINDS)
    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="record-imports")
    digest = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    made_by = a_person()
    made_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.file_name} into {self.contract}"


class ImportMapping(RememberedColumns):
    """How the columns of a spreadsheet stand for the fields of a record, remembered by a name."""

    contract = models.ForeignKey(Contract, on_delete=models.CASCADE, related_name="mappings")
    kind = models.CharField(max_length=30, choices=_KINDS)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "kind", "name"], name="a_mapping_is_named_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Recorded(LastingRow):
    """One record of a contract. key: unique in the contract.

    month: the month it is about, when it is about one (yyyy-mm). brought_by: the file that brought
    it in; None when it was typed.
    """

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=30, choices=_KINDS)
    month = models.CharField(max_length=7, blank=True)
    brought_by = models.ForeignKey(
        RecordImport, null=True, on_delete=models.PROTECT, related_name="records"
    )

    class Meta(LastingRow.Meta):
        indexes = [models.Index(fields=["contract", "kind", "month"])]
        constraints = [
            models.UniqueConstraint(fields=["contract", "key"], name="a_record_key_is_used_once"),
            models.UniqueConstraint(
                fields=["contract", "supersedes"],
                condition=~models.Q(supersedes=""),
                name="a_record_is_superseded_once",
            ),
        ]


class ProposedClose(models.Model):
    """A month that finance is asked to close, on the statement as it stood then."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="proposals")
    month = models.CharField(max_length=7)
    made_on = models.DateField()
    total_gbp = models.DecimalField(max_digits=15, decimal_places=2)
    fingerprint = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    proposed_by = a_person()
    proposed_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = a_person(null=True)
    ended_why = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "month"],
                condition=models.Q(ended_at=None),
                name="a_month_is_proposed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} of {self.contract}"


class ClosedStatement(models.Model):
    """A month closed by two people. `document` is the file of it: every line with its working."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="closed")
    month = models.CharField(max_length=7)
    made_on = models.DateField()
    terms = models.PositiveIntegerField()
    document = models.TextField()
    net_gbp = models.DecimalField(max_digits=15, decimal_places=2)
    vat_gbp = models.DecimalField(max_digits=15, decimal_places=2)
    fingerprint = models.CharField(max_length=64)
    proposed_by = a_person()
    closed_by = a_person()
    closed_at = models.DateTimeField(default=timezone.now)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "month"], name="a_month_is_closed_once")
        ]

    def __str__(self) -> str:
        return f"{self.month} of {self.contract}"


class Dispute(models.Model):
    """A line of a statement that the supplier disputes, and what it was answered."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="disputes")
    month = models.CharField(max_length=7)
    line = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    reason = models.TextField()
    raised_by = a_person()
    raised_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(blank=True)
    answered_by = a_person(null=True)
    answered_at = models.DateTimeField(null=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-raised_at"]

    def __str__(self) -> str:
        return f"{self.title} in {self.month}"


class InvoiceQuery(models.Model):
    """A letter of query on a month's invoices, and how each difference was settled."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="queries")
    month = models.CharField(max_length=7)
    invoices = models.JSONField(default=list)
    differences = models.JSONField(default=list)
    difference_gbp = models.DecimalField(max_digits=15, decimal_places=2)
    note = models.TextField(blank=True)
    was_closed = models.BooleanField(default=False)
    sent_by = a_person()
    sent_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled_by = a_person(null=True)
    settled_gbp = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    outcome = models.TextField(blank=True)
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"query on {self.month}"


class WaiverRequest(models.Model):
    """A deduction that the contract manager asks not to take. Approval makes the record of it.

    of: the measure, or the regime and event. amount_gbp: None for the whole of the deduction.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="waiver_requests")
    month = models.CharField(max_length=7)
    of = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    amount_gbp = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    reason = models.TextField()
    asked_by = a_person()
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = a_person(null=True)
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    recorded = models.OneToOneField(
        Recorded, null=True, on_delete=models.PROTECT, related_name="waiver_request"
    )
    objects = ScopedManager(visible="partnership__in")

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "month", "of"],
                condition=models.Q(decided_at=None),
                name="a_waiver_is_asked_for_once",
            )
        ]

    def __str__(self) -> str:
        return f"waiver of {self.title} in {self.month}"
