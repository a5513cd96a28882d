"""Terms looked at before they are signed: on past figures, on a simulated year, in themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.http import Http404

from counterfoil.access import Capability
from counterfoil.contract.backtest import Backtest, backtest
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.largest_deduction import LargestDeduction
from counterfoil.contract.monotonicity import Reversal, monotonicity
from counterfoil.contract.negotiation import largest_of_first_year
from counterfoil.contract.reckoning import Progress
from counterfoil.contract.simulated_year import SimulatedYear, simulated_year
from counterfoil.contract.terms import Contract as Document
from counterfoil.errors import CounterfoilError, InvalidValue, Problem
from counterfoil.record.canonical import digest
from counterfoil_web.contracts.models import AgreedTerms, Contract, TermsDraft
from counterfoil_web.contracts.outlook_json import year_from
from counterfoil_web.contracts.outlook_runs import SEED, YEAR, Run, Runs, runs_of, start_run
from counterfoil_web.contracts.store import (
    agreed_terms,
    contracts_of,
    document,
    last_record,
    records_up_to,
)
from counterfoil_web.contracts.terms_store import draft_of, reading_of
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.records.models import Job

AGREED, DRAFT = "agreed", "draft"
TRIALS = 1_000
"""As many as the command line makes, from the same seed: both say the same."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Tried:
    """The terms that are tried, and the contract whose figures they are tried on.

    document: None while the text cannot be read. last: the last record of the figures.
    """

    contract: Contract
    terms: str
    text: str
    document: Document | None
    figures: Contract
    last: int

    @property
    def of(self) -> str:
        """What the outcome rests on, but for the records."""
        return f"{self.contract.pk}/{digest({'text': self.text})}/{self.figures.pk}"


@dataclass(frozen=True)
class Choice:
    """What may be tried of a contract: its agreed terms, its draft; on whose figures."""

    contract: Contract
    agreed: AgreedTerms | None
    draft: TermsDraft | None
    figures: tuple[Contract, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Which terms there are, the agreed ones first."""
        held = ((AGREED, self.agreed), (DRAFT, self.draft))
        return tuple(name for name, row in held if row is not None)


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What is known of terms at once. A part that cannot be worked out is None, and told why."""

    past: Backtest | None
    past_trouble: Problem | None
    largest: LargestDeduction | None
    largest_trouble: Problem | None
    reversals: tuple[Reversal, ...]
    reversals_trouble: Problem | None
    contradictions: tuple[Problem, ...]


_LOOKED: KeptInMemory[Looked] = KeptInMemory(60)


def may_see_draft(seen: Seen) -> bool:
    """Whether the draft of terms is shown: to who writes it and to who agrees it."""
    return seen.may(Capability.RECORD_FIGURES) or seen.may(Capability.AGREE_TERMS)


def choice_of(seen: Seen, contract: Contract) -> Choice:
    """What may be tried of a contract. Three queries."""
    draft = draft_of(contract) if may_see_draft(seen) else None
    return Choice(contract, agreed_terms(contract), draft, tuple(contracts_of(seen)))


def tried_of(choice: Choice, terms: str, figures: str) -> Tried:
    """The terms asked for, on the figures of the contract asked for. One query. Raises: Http404."""
    held = next((one for one in choice.figures if one.key == figures), None)
    if held is None:
        raise Http404("The partnership has no such contract.")
    last, agreed, draft = last_record(held), choice.agreed, choice.draft
    if terms == AGREED and agreed is not None:
        return Tried(choice.contract, terms, agreed.text, document(agreed.text), held, last)
    if terms == DRAFT and draft is not None:
        found = reading_of(choice.contract, draft.text, agreed).document
        return Tried(choice.contract, terms, draft.text, found, held, last)
    raise Http404("The contract has no such terms.")


def looked_at(tried: Tried) -> Looked | None:
    """What is known of the terms at once; None while their text cannot be read."""
    text = tried.document
    if text is None:
        return None
    return _LOOKED.made((tried.of, tried.last), lambda: _looked(text, tried))


def simulated(tried: Tried, progress: Progress | None) -> SimulatedYear:
    """A year of the terms drawn from the past. Raises: NoAnswer."""
    if tried.document is None:
        raise InvalidValue(
            what="the draft cannot be read",
            where=f"contract {tried.contract.key}, draft of the terms",
            mend="mend what the page of the draft lists",
        )
    records = records_up_to(tried.figures, tried.last)
    return simulated_year(tried.document, records, trials=TRIALS, seed=SEED, progress=progress)


def year_runs(seen: Seen, tried: Tried) -> Runs:
    """The simulations of the terms. One query."""
    return runs_of(seen, YEAR, tried.of, tried.last)


def year_of_run(run: Run | None) -> SimulatedYear | None:
    """The figures of a run."""
    return None if run is None else year_from(run.values)


def start_year(seen: Seen, tried: Tried) -> Job:
    """Simulate a year of the terms."""
    arguments = {
        "of": tried.of,
        "last": tried.last,
        "terms": tried.terms,
        "figures": tried.figures.key,
    }
    return start_run(seen, tried.contract, YEAR, "A simulated year of", arguments)


def _looked(text: Document, tried: Tried) -> Looked:
    records = records_up_to(tried.figures, tried.last)
    past, past_trouble = _or_trouble(lambda: backtest(text, records))
    largest, largest_trouble = _or_trouble(lambda: largest_of_first_year(text, records))
    reversals, trouble = _or_trouble(lambda: monotonicity(text, records=records))
    return Looked(
        past=past,
        past_trouble=past_trouble,
        largest=largest,
        largest_trouble=largest_trouble,
        reversals=reversals or (),
        reversals_trouble=trouble,
        contradictions=contradictions(text),
    )


def _or_trouble(work: Callable[[], Found]) -> tuple[Found | None, Problem | None]:
    try:
        return work(), None
    except CounterfoilError as fault:
        return None, fault.as_problem()
