"""A partnership's outcomes as its pages read them: the agreed plan and everything it rests on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Max, Q
from django.utils import timezone

from counterfoil.contract.records import Record, standing
from counterfoil.outcomes.consultancy import SkillTest
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.handback import HandbackItem
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.lessons import LessonLearned
from counterfoil.outcomes.next_document import NextDocument
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.contracts import reckonings
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.store import records_up_to
from counterfoil_web.outcomes.kinds import LEDGER_KINDS
from counterfoil_web.outcomes.models import OutcomePlan, OutcomeRow
from counterfoil_web.outcomes.plan_reading import document, next_document
from counterfoil_web.outcomes.rows import record_of
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records.kept_in_memory import KeptInMemory

_RECORDS: KeptInMemory[tuple[Record, ...]] = KeptInMemory(200_000, len)
_LEDGERS: KeptInMemory[Ledger] = KeptInMemory(60)
_ANSWERS: KeptInMemory[Any] = KeptInMemory(400)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Outcomes:
    """The agreed plan with everything that it rests on, read once for a page.

    key: all that the ledger rests on, so that what is worked out of it may be kept. contract_key:
    the same without the records of outcomes.
    """

    plan: OutcomePlan
    ledger: Ledger
    records: tuple[Record, ...]
    key: Hashable
    contract_key: Hashable

    @property
    def document(self) -> OutcomesDocument:
        """The document on the day of the ledger."""
        return self.ledger.document

    @property
    def next_document(self) -> NextDocument | None:
        """The choices of the next decision; None while none are made."""
        return next_document(self.plan.next_text)

    @property
    def items(self) -> tuple[HandbackItem, ...]:
        """What is to be handed back, as it stands."""
        return standing(self.records, HandbackItem)

    @property
    def lessons(self) -> tuple[LessonLearned, ...]:
        """The lessons as they stand."""
        return standing(self.records, LessonLearned)

    @property
    def tests(self) -> tuple[SkillTest, ...]:
        """The tests of skills as they stand."""
        return standing(self.records, SkillTest)

    def made(self, name: str, make: Callable[[], Answer]) -> Answer:
        """What was worked out of the ledger under a name; now if it is not kept. Never None."""
        found: Answer = _ANSWERS.made((self.key, name), make)
        return found


_agreed = QueryOfOne(
    lambda: (
        OutcomePlan.objects.filter(partnership_id=PARTNERSHIP)
        .select_related("version", "contract", "proposed_by", "agreed_by")
        .defer("version__document")[:1]
    )
)
_last = QueryOfOne(
    lambda: (
        OutcomeRow.objects.filter(partnership_id=PARTNERSHIP)
        .order_by()
        .values("partnership_id")
        .annotate(last=Max("pk"), entered=Max("entered_at", filter=Q(kind__in=list(LEDGER_KINDS))))
        .values_list("last", "entered")
    )
)


def outcomes_of(partnership: Partnership, today: date) -> Outcomes | None:
    """What a page reads; None while no plan is agreed. Two queries, and two for a contract."""
    plan = agreed_plan(partnership)
    if plan is None:
        return None
    last, entered = last_of(partnership)
    return _outcomes(plan, last, known_on(document(plan.text), today, entered), plan.contract)


def agreed_plan(partnership: Partnership) -> OutcomePlan | None:
    """The plan last agreed, with its contract and version; None while there is none."""
    found: OutcomePlan | None = next(iter(_agreed(partnership)), None)
    if found is not None:
        found.partnership = partnership
    return found


def last_of(partnership: Partnership) -> tuple[int, datetime | None]:
    """The number of the last record; and when the last was entered that the ledger rests on."""
    return next(iter(_last(partnership)), (0, None))


def known_on(plan: OutcomesDocument, today: date, entered: datetime | None) -> date:
    """The day whose knowledge counts: today, while the months go on.

    Where the plan names the last month, the accounts of it are made up: then it is the day that
    the plan says, or that on which something was entered since.
    """
    if plan.last_month is None:
        return today
    since = plan.as_at if entered is None else timezone.localtime(entered).date()
    return max(plan.as_at, since)


def records_of(partnership: Partnership, last: int | None = None) -> tuple[Record, ...]:
    """The records up to one, in the order entered. Rows are only ever added."""
    until = last_of(partnership)[0] if last is None else last
    return _RECORDS.made((partnership.pk, until), lambda: _records(partnership, until))


def ledger_from(
    plan: OutcomesDocument,
    records: Iterable[Record],
    version: Any,
    contract: reckonings.Ledger | None,
) -> Ledger:
    """The ledger of a plan. version: of the case, None for none; contract: with its figures."""
    kinds = tuple(LEDGER_KINDS.values())
    return Ledger(
        document=plan,
        records=tuple(one for one in records if isinstance(one, kinds)),
        case=None if version is None else case_of(version),
        contract=None if contract is None else contract.document,
        contract_records=(
            () if contract is None else records_up_to(contract.contract, contract.last)
        ),
        closed=() if contract is None else contract.closed,
    )


def _records(partnership: Partnership, last: int) -> tuple[Record, ...]:
    rows = OutcomeRow.objects.filter(partnership=partnership, pk__lte=last)
    return tuple(record_of(row) for row in rows.select_related("entered_by").order_by("pk"))


def _outcomes(plan: OutcomePlan, last: int, day: date, contract: Contract | None) -> Outcomes:
    held = None if contract is None else reckonings.ledger_of(contract, day)
    rests_on = (
        None
        if held is None
        else (held.agreed.pk, held.last, tuple(str(one.month) for one in held.closed))
    )
    key = (plan.pk, last, day, rests_on)
    records = records_of(plan.partnership, last)
    ledger = _LEDGERS.made(
        key,
        lambda: ledger_from(replace(document(plan.text), as_at=day), records, plan.version, held),
    )
    return Outcomes(plan, ledger, records, key, (plan.pk, day, rests_on))
