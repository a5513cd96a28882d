"""What is to come of a contract: the next month on figures so far, and the rest of the term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterfoil.contract.forecast import Forecast, next_month
from counterfoil.contract.reckoning import Progress
from counterfoil.contract.rest_of_term import Drivers, RestOfTerm, rest_of_term
from counterfoil.contract.terms import Contract as Document
from counterfoil.quantities.distributions import Distribution, Fixed, Triangular
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.outlook_json import rest_from
from counterfoil_web.contracts.outlook_runs import REST, SEED, Run, Runs, runs_of, start_run
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import records_up_to
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.models import Job

TRIALS = 500
VOLUME, INDEX = "volume", "index"

Range = tuple[str, str, str]
"""The lowest, the most likely and the highest growth a year, as text of a share."""

_MONTHS: KeptInMemory[Forecast] = KeptInMemory(100)
_RESTS: KeptInMemory[RestOfTerm] = KeptInMemory(100)


@dataclass(frozen=True)
class Driver:
    """What a charge moves with: a volume, or the series of an index."""

    kind: str
    name: str

    @property
    def id(self) -> str:
        """Its name among drivers, such as `volume/detentions`."""
        return f"{self.kind}/{self.name}"


def forecast_of(ledger: Ledger) -> Forecast:
    """The next open month. Raises: NoAnswer when every month is closed."""
    key = ("forecast", ledger.key(ledger.document.first_account))
    return _MONTHS.made(
        key,
        lambda: next_month(
            ledger.document,
            records_up_to(ledger.contract, ledger.last),
            ledger.closed,
            on=ledger.on,
        ),
    )


def rest_as_it_stands(ledger: Ledger) -> RestOfTerm:
    """The rest of the term with volumes and indices as they are. Raises: NoAnswer."""
    key = (ledger.contract.pk, ledger.agreed.pk, ledger.last)
    return _RESTS.made(key, lambda: simulated_rest(ledger, {}, trials=1, progress=None))


def simulated_rest(
    ledger: Ledger, ranges: Mapping[str, Range], *, trials: int, progress: Progress | None
) -> RestOfTerm:
    """The rest of the term with yearly growth drawn from ranges. Raises: NoAnswer."""
    records = records_up_to(ledger.contract, ledger.last)
    return rest_of_term(
        ledger.document, records, _drivers(ranges), trials=trials, seed=SEED, progress=progress
    )


def drivers_of(document: Document) -> tuple[Driver, ...]:
    """Every volume and index that a charge of the terms moves with."""
    charges = [charge for terms in document.versions for charge in terms.charges]
    volumes = (getattr(one, "volume", "") for one in charges)
    series = (
        clause.series
        for terms in document.versions
        for charge in terms.charges
        if charge.indexation and (clause := terms.indexation(charge.indexation)) is not None
    )
    return (
        *(Driver(VOLUME, one) for one in _each(volumes)),
        *(Driver(INDEX, one) for one in _each(series)),
    )


def rest_runs(seen: Seen, ledger: Ledger) -> Runs:
    """The simulations of the rest of the term. One query."""
    return runs_of(seen, REST, ledger_mark(ledger), ledger.last)


def rest_of_run(run: Run | None) -> RestOfTerm | None:
    """The figures of a run."""
    return None if run is None else rest_from(run.values)


def start_rest(seen: Seen, contract: Contract, ledger: Ledger, ranges: Mapping[str, Range]) -> Job:
    """Simulate the rest of the term with growth drawn from ranges."""
    asked = {name: list(one) for name, one in ranges.items()}
    arguments = {"of": ledger_mark(ledger), "last": ledger.last, "ranges": asked}
    return start_run(seen, contract, REST, "The rest of the term of", arguments)


def ledger_mark(ledger: Ledger) -> str:
    """What a simulation of the rest of the term rests on, but for records and growth."""
    return f"{ledger.contract.pk}/{ledger.agreed.fingerprint}"


def _drivers(ranges: Mapping[str, Range]) -> Drivers:
    held: dict[str, dict[str, Distribution]] = {VOLUME: {}, INDEX: {}}
    for name, one in ranges.items():
        kind, _, rest = name.partition("/")
        held[kind][rest] = _distribution(one)
    return Drivers(volume_growth=held[VOLUME], index_growth=held[INDEX])


def _distribution(one: Range) -> Distribution:
    low, mode, high = map(float, one)
    return Fixed(value=mode) if low == high else Triangular(low=low, mode=mode, high=high)


def _each(names: Iterable[str]) -> list[str]:
    return [one for one in dict.fromkeys(names) if one]
