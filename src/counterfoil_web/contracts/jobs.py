"""What workers do for contracts: large files of records tried and taken, simulations made.

What a job writes it writes in one transaction at its end, so that one that was stopped half-way
has recorded nothing and can be run again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlencode

from django.urls import reverse

from counterfoil.access import Capability, Marking
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.contracts.forecast_store import TRIALS as REST_TRIALS
from counterfoil_web.contracts.forecast_store import Range, ledger_mark, simulated_rest
from counterfoil_web.contracts.imports_store import apply_import, import_for, try_import
from counterfoil_web.contracts.models import RecordImport
from counterfoil_web.contracts.negotiation_store import choice_of, simulated, tried_of
from counterfoil_web.contracts.outlook_json import file_of, rest_values, year_values
from counterfoil_web.contracts.outlook_runs import REST, YEAR
from counterfoil_web.contracts.reckonings import ledger_of
from counterfoil_web.contracts.store import contract_for
from counterfoil_web.partnerships.store import Seen, partnership_for
from counterfoil_web.records.jobs import RunningJob, job_kind
from counterfoil_web.registers.column_mappings import mapping_from


@job_kind("try-records")
def try_records(job: RunningJob, ref: str, key: str, pk: int) -> None:
    """Read a file of records and keep what it would add, to be looked at and applied."""
    seen, row = _opened(job, ref, key, pk)
    try_import(seen, row, mapping_from(row.kind, row.mapping), _told(job, "Reading the rows"))
    job.leads_to(reverse("contracts:import", args=[ref, key, pk]))


@job_kind("apply-records")
def apply_records(job: RunningJob, ref: str, key: str, pk: int) -> None:
    """Add the records of a file that was tried, all or nothing; applying it again adds nothing."""
    seen, row = _opened(job, ref, key, pk)
    apply_import(seen, row, _told(job, "Reading the rows"))
    job.leads_to(reverse("contracts:import", args=[ref, key, pk]))


@job_kind(YEAR)
def simulate_year(
    job: RunningJob, ref: str, key: str, of: str, last: int, terms: str, figures: str
) -> None:
    """A year of terms drawn from the past again and again."""
    seen = _seen(job, ref, Capability.VIEW_PARTNERSHIP)
    tried = tried_of(choice_of(seen, contract_for(seen, key)), terms, figures)
    if tried.of != of:
        raise InvalidValue(
            what="the terms were changed after the simulation was asked for",
            where=f"contract {key}",
            mend="simulate a year of them as they are now",
        )
    tried = replace(tried, last=last)
    found = simulated(tried, _told(job, "Simulating years"))
    asked = urlencode({"terms": terms, "figures": figures})
    job.keep_file(f"Simulated year {key}.json", file_of(year_values(found)), _marking(seen))
    job.leads_to(f"{reverse('contracts:negotiation', args=[ref, key])}?{asked}#year")


@job_kind(REST)
def simulate_rest(
    job: RunningJob, ref: str, key: str, of: str, last: int, ranges: dict[str, Range]
) -> None:
    """The months to come of a contract with growth drawn from ranges."""
    seen = _seen(job, ref, Capability.VIEW_PARTNERSHIP)
    ledger = ledger_of(contract_for(seen, key), job.today)
    if ledger is None or ledger_mark(ledger) != of:
        raise InvalidValue(
            what="other terms were agreed after the simulation was asked for",
            where=f"contract {key}",
            mend="simulate the rest of the term on the terms agreed now",
        )
    told = _told(job, "Simulating the rest of the term")
    found = simulated_rest(replace(ledger, last=last), ranges, trials=REST_TRIALS, progress=told)
    job.keep_file(f"Rest of the term {key}.json", file_of(rest_values(found)), _marking(seen))
    job.leads_to(f"{reverse('contracts:forecast', args=[ref, key])}#rest")


def _told(job: RunningJob, text: str) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        job.tick(done, total, text)

    return told


def _opened(job: RunningJob, ref: str, key: str, pk: int) -> tuple[Seen, RecordImport]:
    seen = _seen(job, ref, Capability.VIEW_CONTRACT_FIGURES)
    return seen, import_for(seen, contract_for(seen, key), pk)


def _seen(job: RunningJob, ref: str, capability: Capability) -> Seen:
    acting = acting_for(job.row.owner, wanted=job.row.organisation_id, today=job.today)
    return partnership_for(acting, ref, capability)


def _marking(seen: Seen) -> Marking:
    return Marking(seen.partnership.marking)
