"""Gives the example partnerships of the try-out their contracts: terms, records, closed months.

The rows are those that the pages write, brought in together and told in the log once for each
contract. They bear the days of the story, so that a closed month rests on what was known then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

import counterfoil
from counterfoil.contract.lines import Section
from counterfoil.contract.reckoning import total
from counterfoil.contract.records import Record
from counterfoil.contract.statements import Closed
from counterfoil.contract.terms import Contract as Document
from counterfoil.contractfile.closed_json import fingerprint, write_closed_json
from counterfoil.contractfile.contract_yaml import FILE
from counterfoil.contractfile.folder import ContractFolder, read_contract_folder
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.contracts.models import AgreedTerms, ClosedStatement, Contract, Recorded
from counterfoil_web.contracts.record_rows import month_of
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log
from counterfoil_web.registers.record_rows import fields_of

ROOT = Path(counterfoil.__file__).parent / "content" / "example_contracts"
REASON = "Loaded for the try-out. Its figures are illustrative, as its terms say"

_AT = time(9)
_BATCH = 500
_PLACES = {"contract_manager": "force", "supplier_user": "supplier"}
"""Who enters the records of the examples, and for which organisation."""


def contract_folders(example: str) -> tuple[Path, ...]:
    """The contracts of an example case: that of its name, and what-ifs named after it.

    >>> [one.name for one in contract_folders("cleveland-custody-2017")]
    ['cleveland-custody-2017', 'cleveland-custody-2017-by-detention']
    """
    names = sorted(path.parent.name for path in ROOT.glob(f"*/{FILE}"))
    return tuple(ROOT / name for name in names if name == example or name.startswith(f"{example}-"))


def is_what_if(folder: Path) -> bool:
    """Whether a contract is a what-if beside that of its case, and so the authority's own.

    >>> [is_what_if(one) for one in contract_folders("cleveland-custody-2017")]
    [False, True]
    """
    return any((ROOT / name).is_dir() for name in _beginnings(folder.name))


def _beginnings(name: str) -> list[str]:
    parts = name.split("-")
    return ["-".join(parts[:count]) for count in range(1, len(parts))]


def load_contracts(partnership: Partnership, example: str, try_out: TryOut) -> int:
    """Bring in the contracts that a partnership does not have yet; how many there were.

    A contract that is there is left as people have made it.
    """
    there = set(Contract.objects.filter(partnership=partnership).values_list("key", flat=True))
    missing = [folder for folder in contract_folders(example) if folder.name not in there]
    for folder in missing:
        load_contract(partnership, folder, try_out)
    return len(missing)


def load_contract(partnership: Partnership, folder: Path, try_out: TryOut) -> Contract:
    """One contract from its folder, whole or not at all."""
    held = read_contract_folder(folder)
    return bring_in(partnership, folder, held, try_out, authority_only=is_what_if(folder))


@transaction.atomic
def bring_in(
    partnership: Partnership,
    folder: Path,
    held: ContractFolder,
    try_out: TryOut,
    *,
    authority_only: bool = False,
) -> Contract:
    """A contract that was read from a folder, whole or not at all."""
    document = held.contract
    manager = try_out.people["contract_manager"]
    signed = _moment(document.versions[0].agreed_on)
    contract = Contract.objects.create(
        partnership=partnership,
        key=document.id,
        title=document.title,
        illustrative=document.illustrative,
        authority_only=authority_only,
        made_by=manager,
        made_at=signed,
    )
    terms = _agreed(contract, document, folder, try_out)
    entered = sorted(held.records, key=lambda one: one.entered_on)
    Recorded.objects.bulk_create(
        [_row(contract, one, try_out) for one in entered], batch_size=_BATCH
    )
    _close(contract, document, held.closed, try_out)
    log.write(
        acting_in(try_out, "contract_manager"),
        "contract-loaded",
        record=f"contract/{partnership.ref}/{contract.key}",
        partnership=partnership,
        after={
            "terms": terms.fingerprint,
            "records": len(held.records),
            "closed_months": len(held.closed),
        },
        reason=REASON,
    )
    return contract


def _agreed(contract: Contract, document: Document, folder: Path, try_out: TryOut) -> AgreedTerms:
    """The document as written, drafted by the contract manager and agreed by finance."""
    text = (folder / FILE).read_text(encoding="utf-8")
    last = document.versions[-1]
    return AgreedTerms.objects.create(
        partnership=contract.partnership,
        contract=contract,
        number=1,
        text=text,
        fingerprint=digest(text),
        reason=last.reason,
        proposed_by=try_out.people["contract_manager"],
        agreed_by=try_out.people["finance_officer"],
        agreed_at=_moment(last.agreed_on),
    )


def _row(contract: Contract, record: Record, try_out: TryOut) -> Recorded:
    person, organisation = _who(record, try_out)
    return Recorded(
        partnership=contract.partnership,
        contract=contract,
        kind=record.kind,
        key=record.id,
        month=month_of(record),
        fields=fields_of(record),
        source=record.source,
        note=record.note,
        supersedes=record.supersedes,
        entered_by=person,
        entered_for=organisation,
        entered_at=_moment(record.entered_on),
    )


def _who(record: Record, try_out: TryOut) -> tuple[User, Organisation]:
    key = record.entered_by.replace(" ", "_")
    return try_out.people[key], try_out.organisations[_PLACES[key]]


def _close(
    contract: Contract, document: Document, closed: Sequence[Closed], try_out: TryOut
) -> None:
    """Closed months, each proposed by the contract manager and closed by finance."""
    rows = []
    for one in closed:
        vat = total(line for line in one.lines if line.section is Section.VAT)
        rows.append(
            ClosedStatement(
                partnership=contract.partnership,
                contract=contract,
                month=str(one.month),
                made_on=one.closed_on,
                terms=document.terms_in(one.month).number,
                document=write_closed_json(contract.key, one),
                net_gbp=one.total_gbp - vat,
                vat_gbp=vat,
                fingerprint=fingerprint(contract.key, one),
                proposed_by=try_out.people["contract_manager"],
                closed_by=try_out.people["finance_partner"],
                closed_at=_moment(one.closed_on),
            )
        )
    ClosedStatement.objects.bulk_create(rows, batch_size=_BATCH)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _AT))
