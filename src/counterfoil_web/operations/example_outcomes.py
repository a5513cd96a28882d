"""Gives the example partnerships of the try-out their outcomes: the agreed plan and its records.

The rows are those that the pages write, brought in together and told in the log once. They bear
the days of the story. The folder's case and contract are those that the partnership has here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

import counterfoil
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.contract.records import Record
from counterfoil.contractfile.write_contract_yaml import write_fields_yaml
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomesfile.folder import FILE, read_outcomes_folder
from counterfoil.outcomesfile.next_folder import NextFolder, read_next_folder
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.try_out import TryOut
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.contracts.models import Contract
from counterfoil_web.operations.worked_example import acting_in
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow
from counterfoil_web.outcomes.plan_reading import version_words
from counterfoil_web.outcomes.rows import columns_of_row
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log

ROOT = Path(counterfoil.__file__).parent / "content" / "example_outcomes"
REASON = "Loaded for the try-out. What of it is illustrative is said on every page"

_AT = time(9)
_PEOPLE = {"chief finance officer": "finance_officer", "finance partner": "finance_partner"}
_ANYBODY = "contract_manager"
"""Who enters what the example says was entered by somebody whom the try-out has not."""


def load_outcomes(partnership: Partnership, example: str, try_out: TryOut) -> bool:
    """Bring in the outcomes of an example unless they are there; whether that was done.

    Outcomes that are there are left as people have made them.
    """
    folder = ROOT / example
    there = OutcomePlan.objects.filter(partnership=partnership).exists()
    version = Version.objects.filter(partnership=partnership).order_by("number").first()
    if there or version is None or not (folder / FILE).exists():
        return False
    bring_in(partnership, read(folder), version, try_out)
    return True


class Told(NamedTuple):
    """What a folder tells. contract: the key of the contract that stands beside it here."""

    ledger: Ledger
    later: NextFolder
    contract: str


def read(folder: Path) -> Told:
    """What a folder tells. Raises: CounterfoilError when it cannot be read."""
    return Told(read_outcomes_folder(folder).ledger, read_next_folder(folder), folder.name)


@transaction.atomic
def bring_in(partnership: Partnership, told: Told, version: Version, try_out: TryOut) -> None:
    """All of it, or nothing. version: of the case, to which the plan is held."""
    held, later = told.ledger, told.later
    contract = Contract.objects.filter(partnership=partnership, key=told.contract).first()
    plan = _plan(partnership, held.document, later, version, contract, try_out)
    records = (*held.records, *later.items, *later.lessons, *later.tests)
    OutcomeRow.objects.bulk_create(_rows(partnership, records, try_out))
    log.write(
        acting_in(try_out, "contract_manager"),
        "outcomes-loaded",
        record=f"outcomes/{partnership.ref}",
        partnership=partnership,
        after={"plan": plan.fingerprint, "records": len(records)},
        reason=REASON,
    )


def _plan(
    partnership: Partnership,
    document: OutcomesDocument,
    later: NextFolder,
    version: Version,
    contract: Contract | None,
    try_out: TryOut,
) -> OutcomePlan:
    text = write_fields_yaml(
        replace(
            document,
            case=version_words(version.number),
            case_fingerprint=case_fingerprint(case_of(version)),
            contract="" if contract is None else contract.key,
        )
    )
    next_text = "" if later.document is None else write_fields_yaml(later.document)
    return OutcomePlan.objects.create(
        partnership=partnership,
        number=1,
        text=text,
        next_text=next_text,
        version=version,
        contract=contract,
        fingerprint=digest({"text": text, "next": next_text}),
        reason=REASON,
        proposed_by=try_out.people["contract_manager"],
        agreed_by=try_out.people["finance_officer"],
        agreed_at=_moment(document.as_at),
    )


def _rows(partnership: Partnership, records: Iterable[Record], try_out: TryOut) -> list[OutcomeRow]:
    return [
        OutcomeRow(
            **columns_of_row(one),
            partnership=partnership,
            entered_by=_who(one, try_out),
            entered_for=try_out.organisations["force"],
            entered_at=_moment(one.entered_on),
        )
        for one in records
    ]


def _who(record: Record, try_out: TryOut) -> User:
    key = _PEOPLE.get(record.entered_by, record.entered_by.replace(" ", "_"))
    return try_out.people.get(key, try_out.people[_ANYBODY])


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _AT))
