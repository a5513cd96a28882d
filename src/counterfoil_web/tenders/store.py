"""A tender read for a page: its plan and all its records, each worked out once and kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from counterfoil.errors import Problem
from counterfoil.tender.bids import TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.plan import Plan
from counterfoil.tender.plan_lock import BidsOpened, PlanLocked
from counterfoil.tender.record_checks import record_problems
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records.kept_in_memory import KeptInMemory
from counterfoil_web.tenders.models import LockedPlan, PlanDraft, Tender, TenderRow
from counterfoil_web.tenders.plan_reading import plan_of, read_plan
from counterfoil_web.tenders.rows_read import ReadRow, read_rows

Answer = TypeVar("Answer")
_SECOND = timedelta(seconds=1)


class _Last(NamedTuple):
    """The row last added: a number may be given again after a rollback, all three may not."""

    pk: int
    key: str
    entered_at: datetime | None


_NONE = _Last(0, "", None)
_Held = tuple[_Last, tuple[TenderRecord, ...]]
_RECORDS: KeptInMemory[_Held] = KeptInMemory(300_000, lambda held: 1 + len(held[1]))
_DOSSIERS: KeptInMemory[Dossier] = KeptInMemory(60)
_LATEST: KeptInMemory[Dossier] = KeptInMemory(20)
_A_FEW = 500
_ANSWERS: KeptInMemory[Any] = KeptInMemory(400)


@dataclass(frozen=True)
class Competition:
    """A tender with its plan and records, read once for a page.

    locks: every lock of the plan, in order. text: of the plan that counts, which is the one last
    locked, and before that the draft. plan: None while there is only a draft that cannot be read.
    key: all that the dossier rests on, so that what is worked out of it may be kept.
    """

    tender: Tender
    locks: tuple[LockedPlan, ...]
    text: str
    plan: Plan | None
    last: _Last
    key: Hashable

    @property
    def dossier(self) -> Dossier:
        """The plan with its records. Raises: Http404 while no plan can be read."""
        if self.plan is None:
            raise Http404("The plan of this tender cannot be read yet.")
        plan = self.plan
        return _DOSSIERS.made(self.key, lambda: self._made_from_the_last(plan))

    @property
    def is_locked(self) -> bool:
        """Whether the plan was locked."""
        return bool(self.locks)

    @property
    def opening(self) -> BidsOpened | None:
        """When the quality parts were opened, and before whom; None while they are not."""
        return None if self.plan is None else next(iter(self.dossier.of(BidsOpened)), None)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the records, or worth a warning."""
        return self.made("problems", lambda: record_problems(self.dossier))

    @cached_property
    def moment(self) -> datetime:
        """The local time for what is recorded now: later than all that is on record."""
        told = [one.locked_at for one in self.locks]
        told += [self.last.entered_at] if self.last.entered_at else []
        now = _local(timezone.now())
        return max([now, *(_local(one) + _SECOND for one in told)])

    def made(self, name: str, make: Callable[[], Answer]) -> Answer:
        """What was worked out of the dossier under a name; now if it is not kept. Never None."""
        found: Answer = _ANSWERS.made((self.key, name), make)
        return found

    def _made_from_the_last(self, plan: Plan) -> Dossier:
        """The dossier, out of the one before it where records were only added since."""
        records, before = self._records, _LATEST.get(self.tender.pk)
        made = Dossier(plan=plan, records=records)
        if before is not None and before.plan == plan:
            there = len(before.records)
            if 0 < len(records) - there <= _A_FEW and records[:there] == before.records:
                made = before.with_records(records[there:])
        return _LATEST.put(self.tender.pk, made)

    @property
    def _records(self) -> tuple[TenderRecord, ...]:
        return (*_locks(self.locks), *_rows_read(self.tender, self.last))


def tenders_of(partnership: Partnership) -> QuerySet[Tender]:
    """The tenders of a partnership, the latest first."""
    rows = Tender.objects.filter(partnership=partnership).select_related("started_by")
    return rows.order_by("-number")


def tender_for(partnership: Partnership, number: int) -> Tender:
    """One of them. Raises: Http404."""
    found = Tender.objects.filter(partnership=partnership, number=number).first()
    if found is None:
        raise Http404("There is no such tender.")
    found.partnership = partnership
    return found


def competition_of(tender: Tender) -> Competition:
    """What a page reads. Two queries, one more before the plan is locked; records as they come."""
    locks = tuple(LockedPlan.objects.filter(tender=tender).select_related("locked_by"))
    return _competition(tender, locks, "" if locks else _draft_text(tender), _last_of(tender))


def competitions_of(tenders: Sequence[Tender]) -> list[Competition]:
    """The same of several at once, in their order. Three queries, however many they are."""
    locks: dict[int, list[LockedPlan]] = {}
    for one in LockedPlan.objects.filter(tender__in=tenders).select_related("locked_by"):
        locks.setdefault(one.tender_id, []).append(one)
    drafts = dict(PlanDraft.objects.filter(tender__in=tenders).values_list("tender", "text"))
    of_each = TenderRow.objects.filter(tender=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    lasts = Tender.objects.filter(pk__in=[one.pk for one in tenders]).order_by()
    rows = TenderRow.objects.filter(pk__in=lasts.values(last=Subquery(of_each)))
    last = {of: _Last(*row) for of, *row in rows.values_list("tender", *_Last._fields)}
    return [
        _competition(
            one,
            tuple(locks.get(one.pk, ())),
            drafts.get(one.pk, ""),
            last.get(one.pk, _NONE),
        )
        for one in tenders
    ]


def dossier_of(tender: Tender) -> Dossier:
    """The plan with its records. Raises: Http404 while no plan can be read."""
    return competition_of(tender).dossier


def _competition(
    tender: Tender, locks: tuple[LockedPlan, ...], draft: str, last: _Last
) -> Competition:
    text = locks[-1].text if locks else draft
    plan = plan_of(text) if locks else read_plan(text)[0]
    of_plan = tuple(one.pk for one in locks) or (text,)
    return Competition(tender, locks, text, plan, last, (tender.pk, of_plan, last))


def _draft_text(tender: Tender) -> str:
    return PlanDraft.objects.filter(tender=tender).values_list("text", flat=True).first() or ""


def _last_of(tender: Tender) -> _Last:
    rows = TenderRow.objects.filter(tender=tender).order_by("-pk")
    found = rows.values_list(*_Last._fields).first()
    return _NONE if found is None else _Last(*found)


def _rows_read(tender: Tender, last: _Last) -> tuple[TenderRecord, ...]:
    """The records up to one, in the order entered: rows are only ever added, under one lock."""
    held = _RECORDS.get(tender.pk)
    if held is not None and held[0] == last:
        return held[1]
    if held is not None and held[0].pk < last.pk:
        rows = _rows(tender, held[0].pk, last.pk)
        if rows and _Last(rows[0].pk, rows[0].key, rows[0].entered_at) == held[0]:
            records = (*held[1], *(row.record for row in rows[1:]))
            return _RECORDS.put(tender.pk, (last, records))[1]
    records = tuple(row.record for row in _rows(tender, 0, last.pk))
    return _RECORDS.put(tender.pk, (last, records))[1]


def _rows(tender: Tender, first: int, last: int) -> list[ReadRow]:
    rows = TenderRow.objects.filter(tender=tender, pk__gte=first, pk__lte=last)
    return read_rows(rows.order_by("pk"))


def _locks(locks: tuple[LockedPlan, ...]) -> tuple[PlanLocked, ...]:
    """The record of each lock, one in the place of that before it."""
    found: list[PlanLocked] = []
    for one in locks:
        at = _local(one.locked_at)
        found.append(
            PlanLocked(
                id=one.key,
                entered_on=at.date(),
                entered_by=str(one.locked_by),
                supersedes=found[-1].id if found else "",
                change_reason=one.reason,
                fingerprint=one.fingerprint,
                locked_at=at,
                locked_by=str(one.locked_by),
            )
        )
    return tuple(found)


def _local(moment: datetime) -> datetime:
    """The local time to the second, as records state it."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
