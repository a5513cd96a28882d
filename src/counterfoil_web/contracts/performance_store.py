"""A contract's months reckoned on what is known today, and every measure's history: kept a while.

The key names everything that they rest on, as that of `reckonings`.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from django.http import Http404

from counterfoil.contract.backtest import months_with_figures
from counterfoil.contract.knowledge import Known, known
from counterfoil.contract.reckoning import MonthDue, reckon
from counterfoil.contract.records import Record
from counterfoil.contract.term import month_of_day
from counterfoil.performance.measure_history import MeasureHistory, measure_histories
from counterfoil.quantities.years import Month
from counterfoil_web.contracts.reckonings import Ledger
from counterfoil_web.contracts.store import records_up_to
from counterfoil_web.records.kept_in_memory import KeptInMemory


@dataclass(frozen=True)
class Performance:
    """What was performed so far. due: the months of the accounts.

    until: the last whole month; or the last with figures and the first open one, if both are before
    it, as when a contract has ended or nothing was entered for long.
    """

    key: Hashable
    until: Month
    due: tuple[MonthDue, ...]
    facts: Known
    records: tuple[Record, ...]
    histories: tuple[MeasureHistory, ...]

    def history(self, measure: str) -> MeasureHistory:
        """The history of one measure. Raises: Http404."""
        found = next((one for one in self.histories if one.measure.id == measure), None)
        if found is None:
            raise Http404("The contract has judged no such measure.")
        return found


_KEPT: KeptInMemory[Performance] = KeptInMemory(40)
_FACTS: KeptInMemory[Known] = KeptInMemory(40)


def facts_of(ledger: Ledger) -> Known:
    """The records that stand today."""
    key = (ledger.contract.pk, ledger.last, ledger.on)
    return _FACTS.made(key, lambda: known(records_up_to(ledger.contract, ledger.last), ledger.on))


def performance_of(ledger: Ledger) -> Performance:
    """Every measure up to the last whole month. Raises: NoAnswer, as a statement does."""
    closed = len(ledger.closed)
    key = ("performance", ledger.contract.pk, ledger.agreed.pk, ledger.last, closed, ledger.on)
    return _KEPT.made(key, lambda: _worked_out(ledger, key))


def _worked_out(ledger: Ledger, key: Hashable) -> Performance:
    records = records_up_to(ledger.contract, ledger.last)
    document = ledger.document.known_on(ledger.on)
    facts = facts_of(ledger)
    until = _until(ledger, facts)
    found = reckon(document, facts, until=until)
    due = tuple(one for one in found if one.month >= document.first_account)
    order = [one.id for terms in reversed(document.versions) for one in terms.measures]
    histories = tuple(
        sorted(measure_histories(due, facts), key=lambda one: order.index(one.measure.id))
    )
    return Performance(key, until, due, facts, records, histories)


def _until(ledger: Ledger, facts: Known) -> Month:
    whole = month_of_day(ledger.on) + -1
    told = [*months_with_figures(facts)[-1:], *([ledger.first_open] if ledger.first_open else [])]
    return min(whole, max(told, default=whole))
