"""A partnership's procurement as its pages read it: the plan that counts, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max

from counterfoil.contract.obligations import DueDate
from counterfoil.contract.records import Record
from counterfoil.errors import Problem
from counterfoil.procurement.checks import procurement_problems
from counterfoil.procurement.clarifications import Clarification, clarifications
from counterfoil.procurement.conflicts import ConflictsAssessment, conflicts_assessment
from counterfoil.procurement.coverage import Coverage
from counterfoil.procurement.dates import procurement_dates
from counterfoil.procurement.engagement import engagements
from counterfoil.procurement.notices import NoticeDue, notices_due
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurement.registers import Engagement
from counterfoil.procurement.route_choices import RouteChoice, route_choices
from counterfoil.procurement.timetable import Timetable, timetable
from counterfoil.procurementfile.folder import FILE
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.procurements.models import (
    AgreedProcurement,
    ProcurementDraft,
    ProcurementRow,
)
from counterfoil_web.procurements.plan_reading import document, reading_of
from counterfoil_web.procurements.rows import record_of
from counterfoil_web.records.kept_in_memory import KeptInMemory

_RECORDS: KeptInMemory[tuple[Record, ...]] = KeptInMemory(100_000, len)
_ANSWERS: KeptInMemory[Any] = KeptInMemory(600)
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Procurement:
    """The plan that counts on a day, with its registers: the version agreed last, else the draft.

    agreed: None while the plan is a draft that nobody agreed yet. key: all that it rests on.
    """

    plan: ProcurementPlan
    agreed: AgreedProcurement | None
    draft: ProcurementDraft | None
    records: tuple[Record, ...]
    today: date
    key: Hashable

    @property
    def timetable(self) -> Timetable:
        """Each step on its day."""
        return self.made("timetable", lambda: timetable(self.plan))

    @property
    def coverage(self) -> Coverage:
        """The law it is under."""
        return self.timetable.coverage

    @property
    def notices(self) -> tuple[NoticeDue, ...]:
        """Every notice of the Act as it stands today."""
        return self.made("notices", lambda: notices_due(self.timetable, self.records, self.today))

    @property
    def dates(self) -> tuple[DueDate, ...]:
        """What is to be done, by day."""
        return self.made(
            "dates", lambda: procurement_dates(self.timetable, self.records, self.today)
        )

    @property
    def routes(self) -> tuple[RouteChoice, ...]:
        """The routes beside each other."""
        return self.made("routes", lambda: route_choices(self.plan))

    @property
    def clarifications(self) -> tuple[Clarification, ...]:
        """Every question with what became of it."""
        return self.made("clarifications", lambda: clarifications(self.records))

    @property
    def engagements(self) -> tuple[Engagement, ...]:
        """What stands in the log of engagement."""
        return engagements(self.records)

    @property
    def conflicts(self) -> ConflictsAssessment:
        """The conflicts assessment as it stands."""
        return conflicts_assessment(self.plan, self.records)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is not sound, or is worth a warning, today."""
        return self.made(
            "problems",
            lambda: procurement_problems(self.plan, self.records, self.today, file=FILE),
        )

    def made(self, name: str, make: Callable[[], Answer]) -> Answer:
        """What was worked out of it under a name; now if it is not kept. Never None."""
        found: Answer = _ANSWERS.made((self.key, name), make)
        return found


def procurement_of(partnership: Partnership, today: date) -> Procurement | None:
    """What pages read; None while there is no plan whose days can be worked out.

    Three queries, and one for records that are not kept in memory.
    """
    agreed, draft = agreed_plan(partnership), draft_of(partnership)
    last = last_row(partnership)
    records = records_of(partnership, last)
    if agreed is not None:
        key = ("agreed", agreed.pk, last, today)
        return Procurement(document(agreed.text), agreed, draft, records, today, key)
    if draft is None:
        return None
    reading = reading_of(draft.text, records, today)
    if reading.plan is None or not reading.is_sound:
        return None
    key = ("draft", draft.pk, draft.revision, last, today)
    return Procurement(reading.plan, None, draft, records, today, key)


def agreed_plan(partnership: Partnership) -> AgreedProcurement | None:
    """The version agreed last; None while there is none."""
    rows = AgreedProcurement.objects.filter(partnership=partnership)
    return rows.select_related("proposed_by", "agreed_by").first()


def draft_of(partnership: Partnership) -> ProcurementDraft | None:
    """The draft, with who saved and who proposed it."""
    rows = ProcurementDraft.objects.filter(partnership=partnership)
    return rows.select_related("saved_by", "proposed_by").first()


def last_row(partnership: Partnership) -> int:
    """The number of the last row of the registers, 0 for none."""
    rows = ProcurementRow.objects.filter(partnership=partnership)
    return rows.aggregate(last=Max("pk"))["last"] or 0


def records_of(partnership: Partnership, last: int | None = None) -> tuple[Record, ...]:
    """The records up to one, in the order entered. Rows are only ever added."""
    until = last_row(partnership) if last is None else last
    return _RECORDS.made((partnership.pk, until), lambda: _records(partnership, until))


def _records(partnership: Partnership, last: int) -> tuple[Record, ...]:
    rows = ProcurementRow.objects.filter(partnership=partnership, pk__lte=last)
    return tuple(record_of(row) for row in rows.select_related("entered_by").order_by("pk"))
