"""Contracts as the pages read them: the agreed document, the records that stand, closed months."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Max, QuerySet
from django.http import Http404

from counterfoil.contract.records import Record
from counterfoil.contract.statements import Closed
from counterfoil.contract.terms import Contract as Document
from counterfoil.contractfile.closed_json import read_closed_json
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.errors import BadInput, InvalidValue
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, Recorded
from counterfoil_web.contracts.record_rows import record_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.kept_in_memory import KeptInMemory

_RECORDS: KeptInMemory[tuple[Record, ...]] = KeptInMemory(500_000, len)
_CLOSED: KeptInMemory[Closed] = KeptInMemory(2_000)


def contracts_of(seen: Seen) -> QuerySet[Contract]:
    """The contracts of a partnership."""
    return Contract.objects.filter(partnership=seen.partnership)


def contract_for(seen: Seen, key: str) -> Contract:
    """One of them. Raises: Http404."""
    contract = contracts_of(seen).filter(key=key).first()
    if contract is None:
        raise Http404("The partnership has no such contract.")
    return contract


def agreed_terms(contract: Contract) -> AgreedTerms | None:
    """The document last agreed; None while there is none."""
    return AgreedTerms.objects.filter(contract=contract).first()


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
    return Recorded.objects.filter(contract=contract).aggregate(last=Max("pk"))["last"] or 0


def records_up_to(contract: Contract, last: int) -> tuple[Record, ...]:
    """The records up to one. Rows are only ever added, so that it says which there are."""
    return _RECORDS.made((contract.pk, last), lambda: _records(contract, last))


def _records(contract: Contract, last: int) -> tuple[Record, ...]:
    rows = Recorded.objects.filter(contract=contract, pk__lte=last).order_by("pk")
    return tuple(record_of(row) for row in rows)


def closed_of(contract: Contract) -> tuple[Closed, ...]:
    """The closed statements in order of months."""
    rows = ClosedStatement.objects.filter(contract=contract).order_by("month")
    named = rows.values_list("pk", "fingerprint")
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
    rows = ClosedStatement.objects.filter(contract=contract, month=str(month))
    return rows.select_related("proposed_by", "closed_by").defer("document").first()


def recorded_by_key(contract: Contract, keys: tuple[str, ...]) -> tuple[Recorded, ...]:
    """The rows of the records named, in the order named, with who entered them."""
    rows = Recorded.objects.filter(contract=contract, key__in=keys)
    found = {row.key: row for row in rows.select_related("entered_by", "entered_for")}
    return tuple(found[key] for key in keys if key in found)
