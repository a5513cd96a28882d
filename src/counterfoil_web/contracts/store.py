"""Contracts as the pages read them: the agreed document, the records that stand, closed months."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from counterfoil.access import Capability, Participation
from counterfoil.contract.records import Record
from counterfoil.contract.statements import Closed
from counterfoil.contract.terms import Contract as Document
from counterfoil.contractfile.closed_json import read_closed_json
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.errors import BadInput, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, Recorded
from counterfoil_web.contracts.record_rows import record_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Access
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.prepared_query import Given

_RECORDS: KeptInMemory[tuple[Record, ...]] = KeptInMemory(500_000, len)
_CLOSED: KeptInMemory[Closed] = KeptInMemory(2_000)
OF_CONTRACT = {"partnership": PARTNERSHIP, "contract": Given("contract")}
"""What a kept query asks of the records of one contract."""
_agreed = QueryOfOne(lambda: AgreedTerms.objects.filter(**OF_CONTRACT)[:1])
_last = QueryOfOne(lambda: _last_of().values_list("pk", flat=True))
_agreed_and_last = QueryOfOne(
    lambda: AgreedTerms.objects.filter(**OF_CONTRACT).annotate(
        last=Subquery(_last_of().values("pk"))
    )[:1]
)
_closed_marks = QueryOfOne(
    lambda: (
        ClosedStatement.objects.filter(**OF_CONTRACT)
        .order_by("month")
        .values_list("pk", "fingerprint")
    )
)


def contracts_of(seen: Seen) -> list[Contract]:
    """The contracts of a partnership; for a supplier its own that are agreed.

    A contract that names no supplier is that of the only one that the partnership ever had.
    """
    if seen.may(Capability.VIEW_PARTNERSHIP):
        return _every(seen.partnership)
    rows = Contract.objects.filter(partnership=seen.partnership)
    own = seen.acting.organisation
    agreed = AgreedTerms.objects.filter(contract=OuterRef("pk"))
    others = Access.objects.filter(
        partnership=seen.partnership, part=Participation.SUPPLIER
    ).exclude(organisation=own)
    its = Q(supplier=own) | Q(supplier=None) & ~Exists(others)
    return list(rows.filter(its, Exists(agreed), authority_only=False))


_every = QueryOfOne(
    lambda: Contract.objects.filter(partnership_id=PARTNERSHIP).select_related("supplier")
)


def suppliers_of(seen: Seen) -> list[Organisation]:
    """The suppliers that are parties to the partnership today, by name."""
    rows = Access.objects.filter(
        Q(ends=None) | Q(ends__gte=seen.acting.today),
        partnership=seen.partnership,
        part=Participation.SUPPLIER,
        revoked_at=None,
    )
    held = {row.organisation_id: row.organisation for row in rows.select_related("organisation")}
    return sorted(held.values(), key=lambda one: one.name)


def contract_for(seen: Seen, key: str) -> Contract:
    """One of them. Raises: Http404."""
    if seen.may(Capability.VIEW_PARTNERSHIP):
        contract = next(iter(_of_key(seen.partnership, key=key)), None)
    else:
        contract = next((one for one in contracts_of(seen) if one.key == key), None)
    if contract is None:
        raise Http404("The partnership has no such contract.")
    contract.partnership = seen.partnership
    return contract


_of_key = QueryOfOne(
    lambda: Contract.objects.filter(partnership_id=PARTNERSHIP, key=Given("key")).select_related(
        "supplier"
    )
)


def agreed_terms(contract: Contract) -> AgreedTerms | None:
    """The document last agreed; None while there is none."""
    return next(iter(_agreed.of(contract.partnership_id, contract=contract.pk)), None)


def agreed_and_last(contract: Contract) -> tuple[AgreedTerms | None, int]:
    """The document last agreed, and with it the number of the last record. One query."""
    found = next(iter(_agreed_and_last.of(contract.partnership_id, contract=contract.pk)), None)
    return found, 0 if found is None else found.last or 0


def document_of(contract: Contract) -> Document | None:
    """The contract as agreed; None before anything is."""
    agreed = agreed_terms(contract)
    return None if agreed is None else document(agreed.text)


@lru_cache(maxsize=64)
def document(text: str) -> Document:
    """The typed document that an agreed text states. Raises: BadInput."""
    found, problems = read_contract_yaml(text)
    if found is None:
        raise BadInput(problems)
    return found


def records_of(contract: Contract) -> tuple[Record, ...]:
    """Every record of a contract in the order entered, those superseded among them."""
    return records_up_to(contract, last_record(contract))


def last_record(contract: Contract) -> int:
    """The number of the last record entered; 0 for none."""
    return next(iter(_last.of(contract.partnership_id, contract=contract.pk)), 0)


def _last_of() -> QuerySet[Recorded]:
    return Recorded.objects.filter(**OF_CONTRACT).order_by("-pk")[:1]


def records_up_to(contract: Contract, last: int) -> tuple[Record, ...]:
    """The records up to one. Rows are only ever added, so that it says which there are."""
    return _RECORDS.made((contract.pk, last), lambda: _records(contract, last))


def _records(contract: Contract, last: int) -> tuple[Record, ...]:
    rows = Recorded.objects.filter(contract=contract, pk__lte=last).order_by("pk")
    return tuple(record_of(row) for row in rows)


def closed_of(contract: Contract) -> tuple[Closed, ...]:
    """The closed statements in order of months."""
    named = _closed_marks.of(contract.partnership_id, contract=contract.pk)
    return tuple(
        _CLOSED.made((pk, mark), lambda pk=pk: _closed(contract, pk)) for pk, mark in named
    )


def _closed(contract: Contract, pk: int) -> Closed:
    row = ClosedStatement.objects.get(pk=pk)
    return read_closed_json(row.document, f"the statement of {row.month}", contract.key)


def month_from(text: str) -> Month:
    """The month of an address. Raises: Http404."""
    try:
        return Month.parse(text)
    except InvalidValue as fault:
        raise Http404("There is no such month.") from fault


def closed_row(contract: Contract, month: Month) -> ClosedStatement | None:
    """The row of a closed month, with who proposed and who closed it."""
    asked = {"contract": contract.pk, "month": str(month)}
    return next(iter(_closed_of_month.of(contract.partnership_id, **asked)), None)


_closed_of_month = QueryOfOne(
    lambda: (
        ClosedStatement.objects.filter(**OF_CONTRACT, month=Given("month"))
        .select_related("proposed_by", "closed_by")
        .defer("document")[:1]
    )
)


def recorded_by_key(contract: Contract, keys: tuple[str, ...]) -> tuple[Recorded, ...]:
    """The rows of the records named, in the order named, with who entered them."""
    rows = Recorded.objects.filter(contract=contract, key__in=keys)
    found = {row.key: row for row in rows.select_related("entered_by", "entered_for")}
    return tuple(found[key] for key in keys if key in found)
