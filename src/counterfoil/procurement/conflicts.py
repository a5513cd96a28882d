"""The conflicts assessment: who declared what, what was done, and whether it is up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterfoil.contract.records import Record
from counterfoil.errors import Problem, Severity
from counterfoil.procurement.plan import ProcurementPlan
from counterfoil.procurement.registers import Declaration, Interest, Mitigation

LAW = "Procurement Act 2023, s.81 to 83"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictsAssessment:
    """What stands declared. open: interests that nothing was done about yet."""

    prepared_on: date | None
    revised_on: date | None
    declarations: tuple[Declaration, ...]

    @property
    def conflicts(self) -> tuple[Declaration, ...]:
        """The declarations that tell of an interest, or of what may be taken for one."""
        return tuple(one for one in self.declarations if one.interest is not Interest.NONE)

    @property
    def open(self) -> tuple[Declaration, ...]:
        """The interests that nothing was done about."""
        return tuple(one for one in self.conflicts if one.mitigation is Mitigation.NOTHING_YET)

    @property
    def kept_out(self) -> frozenset[str]:
        """The people who may take no part: removed, or with an interest not yet decided on."""
        return frozenset(
            one.person
            for one in self.conflicts
            if one.mitigation in (Mitigation.REMOVED, Mitigation.NOTHING_YET)
            and one.interest is not Interest.PERCEIVED
        )

    def up_to_date(self, on: date) -> bool:
        """Whether it was prepared by a day and revised after every declaration before it."""
        if self.prepared_on is None or self.prepared_on > on:
            return False
        last = max(filter(None, (self.prepared_on, self.revised_on)))
        return all(one.declared_on <= last for one in self.conflicts if one.declared_on <= on)


def conflicts_assessment(
    plan: ProcurementPlan, records: Iterable[Record], on: date | None = None
) -> ConflictsAssessment:
    """The assessment as it stands, or stood on a day."""
    held = [one for one in records if on is None or one.entered_on <= on]
    gone = {one.supersedes for one in held if one.supersedes}
    return ConflictsAssessment(
        prepared_on=plan.conflicts_prepared_on,
        revised_on=plan.conflicts_revised_on,
        declarations=tuple(
            one for one in held if isinstance(one, Declaration) and one.id not in gone
        ),
    )


def conflict_problems(
    found: ConflictsAssessment, notice_on: date | None, on: date
) -> Iterator[Problem]:
    """What is wrong with an assessment. notice_on: when the tender or transparency notice is."""
    if notice_on is not None and (found.prepared_on is None or found.prepared_on > notice_on):
        yield Problem(
            what="the conflicts assessment is not prepared before the notice of " + str(notice_on),
            where="conflicts_prepared_on",
            mend=f"prepare it and write its day ({LAW})",
            severity=Severity.WARNING,
        )
    for one in found.open:
        yield Problem(
            what=f"nothing is done about what {one.person} declared on {one.declared_on}",
            where=f"declaration {one.id}",
            mend="write mitigation and steps, and who decided; until then they take no part",
            severity=Severity.WARNING,
        )
    for one in found.conflicts:
        if one.mitigation is not Mitigation.NOTHING_YET and not (one.steps and one.decided_by):
            yield Problem(
                what=f"what was done about {one.person}'s interest is not said, or by whom",
                where=f"declaration {one.id}",
                mend="write steps and decided_by",
            )
        if one.decided_by and one.decided_by == one.person:
            yield Problem(
                what=f"{one.person} decided on an interest of their own",
                where=f"declaration {one.id}",
                mend="have somebody else decide, and write who",
            )
    if found.prepared_on is not None and not found.up_to_date(on):
        yield Problem(
            what="an interest was declared after the assessment was last revised",
            where="conflicts_revised_on",
            mend=f"revise the assessment and write its day ({LAW})",
            severity=Severity.WARNING,
        )
