"""Simulations of a contract: started as jobs, and the last that ended read again from its file.

A run is found by its kind, by whom it was started for, and by `of`, which names what was simulated.
`last` is the last record that it knew of: a run that knew fewer than there are now is stale.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db.models import TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from counterfoil_web.contracts.models import Contract
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.jobs import start
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.models import Job
from counterfoil_web.records.prepared_query import PreparedQuery

YEAR = "simulate-year"
REST = "simulate-rest-of-term"
SEED = 0
_READ: KeptInMemory[dict[str, Any]] = KeptInMemory(100)
_MOST_RUNS = 20
_GOING_ON = (Job.Status.WAITING, Job.Status.RUNNING)


@dataclass(frozen=True)
class Run:
    """A simulation that ended: its figures, what it was asked, when; whether records came since."""

    values: Mapping[str, Any]
    asked: Mapping[str, Any]
    at: datetime
    is_stale: bool


@dataclass(frozen=True)
class Runs:
    """The last run that ended, and the one that goes on now. Either may be None."""

    ended: Run | None
    going_on: Job | None


def runs_of(seen: Seen, kind: str, of: str, last: int) -> Runs:
    """The runs of the acting organisation. One query."""
    rows = _runs(kind, seen.acting.organisation.pk, seen.partnership.ref, of)
    ended, going_on = None, None
    for row in rows:
        if row.status in _GOING_ON:
            going_on = going_on or row
        elif row.result_path and ended is None:
            ended = _run(row, last)
    return Runs(ended, going_on)


_runs: PreparedQuery[Job] = PreparedQuery(
    lambda kind, organisation, ref, of: Job.objects.alias(
        of=Cast(KT("arguments__of"), TextField())
    ).filter(
        kind=kind,
        organisation_id=organisation,
        partnership_ref=ref,
        of=of,
        status__in=(*_GOING_ON, Job.Status.DONE),
    )[:_MOST_RUNS]
)


def start_run(
    seen: Seen, contract: Contract, kind: str, title: str, arguments: Mapping[str, Any]
) -> Job:
    """Start a run, or find the same one that goes on."""
    going_on = runs_of(seen, kind, arguments["of"], arguments["last"]).going_on
    asked = {"ref": seen.partnership.ref, "key": contract.key, **arguments}
    if going_on is not None and going_on.arguments == asked:
        return going_on
    return start(
        seen.acting, kind, asked, f"{title} {contract.title}", partnership=seen.partnership
    )


def _run(row: Job, last: int) -> Run | None:
    values = _READ.get(row.pk)
    if values is None:
        if not default_storage.exists(row.result_path):
            return None
        with default_storage.open(row.result_path) as file:
            values = _READ.put(row.pk, json.load(file))
    at = row.finished_at or row.made_at
    return Run(values, row.arguments, at, row.arguments["last"] != last)
