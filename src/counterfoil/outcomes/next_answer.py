"""Everything about the next decision in one answer, for a page or a command to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from counterfoil.appraisal.appraise import Progress
from counterfoil.appraisal.vocabulary import Commitment
from counterfoil.contract.terms import Contract
from counterfoil.errors import Problem, Severity
from counterfoil.outcomes.consultancy import ConsultancyValue, SkillTest, consultancy_value
from counterfoil.outcomes.decision_calendar import DecisionCalendar, Route, decision_calendar
from counterfoil.outcomes.handback import Handback, HandbackItem, handback
from counterfoil.outcomes.lead_times import in_months
from counterfoil.outcomes.ledger import Ledger
from counterfoil.outcomes.lessons import LessonLearned, lesson_problems
from counterfoil.outcomes.next_document import NextDocument
from counterfoil.outcomes.offered_pairs import OfferedPair, offered_pair
from counterfoil.outcomes.record_of_lines import counts_on_record, lines_on_record
from counterfoil.outcomes.what_next import WhatNext, what_next
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAnswer:
    """What is known of the next decision.

    calendar, what_next: None where `why_not` says why, by the name of the part. consultancy: of a
    consultancy alone. offered: what the experience base would learn, None before anything is
    certified; it goes nowhere unless its owner shares it.
    """

    title: str
    calendar: DecisionCalendar | None
    what_next: WhatNext | None
    handback: Handback
    lessons: tuple[LessonLearned, ...]
    consultancy: ConsultancyValue | None
    offered: OfferedPair | None
    why_not: dict[str, str]
    problems: tuple[Problem, ...]
    illustrative: str


def next_answer(
    ledger: Ledger,
    document: NextDocument | None,
    *,
    items: Sequence[HandbackItem] = (),
    lessons: Sequence[LessonLearned] = (),
    tests: Sequence[SkillTest] = (),
    simulate: bool = True,
    trials: int | None = None,
    progress: Progress | None = None,
) -> NextAnswer:
    """The answer as at the ledger's day.

    document None: nothing is said yet of the next decision, so nothing is appraised. Raises
    InvalidValue or BadInput when what is said does not fit the signed case.
    """
    day, contract = ledger.document.as_at, ledger.contract
    why_not: dict[str, str] = {}
    calendar = None
    if contract is None:
        why_not["calendar"] = "no contract is named, so no day is known on which it ends"
    else:
        rules = document.calendar_rules if document else None
        taken = document.extensions_taken if document else 0
        calendar = decision_calendar(contract, day, rules, extensions_taken=taken)
    appraised = None
    if document is None:
        why_not["what_next"] = "next.yaml does not say yet what the next decision is about"
    elif ledger.case is None:
        why_not["what_next"] = "no signed case is named, so there is no model to go on from"
    else:
        can_extend = calendar is not None and bool(calendar.route(Route.EXTEND).chains)
        appraised = what_next(
            ledger.case,
            document.plan(ledger.document.option, can_extend=can_extend),
            seen=lines_on_record(ledger),
            counts=counts_on_record(ledger),
            rules=document.update_rules,
            simulate=simulate,
            trials=trials,
            progress=progress,
        )
    value = None
    if ledger.document.kind is PartnershipKind.CONSULTANCY and contract is not None:
        value = consultancy_value(ledger, tests)
    names = (contract.authority, contract.supplier) if contract else ()
    lists = handback(items, day, calendar.ends if calendar else None)
    said = (ledger.document.illustrative, document.illustrative if document else "")
    return NextAnswer(
        title=ledger.document.title,
        calendar=calendar,
        what_next=appraised,
        handback=lists,
        lessons=tuple(lessons),
        consultancy=value,
        offered=offered_pair(ledger, contract.authority if contract else ""),
        why_not=why_not,
        problems=(
            *_counted_twice(ledger),
            *_out_of_step(document, contract, calendar),
            *lists.problems,
            *lesson_problems(lessons, names),
        ),
        illustrative=" ".join(one for one in said if one),
    )


def _counted_twice(ledger: Ledger) -> list[Problem]:
    """A guaranteed saving that may already be in what the statements charge."""
    if ledger.case is None or ledger.contract is None or ledger.document.statement_lines:
        return []
    return [
        Problem(
            what=f"nothing says whether the statements already hold the saving {line.key}; if they "
            "do, it counts twice in what each route is worth",
            where="outcomes.yaml, statement_lines",
            mend=f"name {line.key} there when the price charged is net of it",
            severity=Severity.WARNING,
        )
        for line in ledger.case.lines
        if line.option == ledger.document.option and line.commitment is Commitment.GUARANTEED
    ]


def _out_of_step(
    document: NextDocument | None, contract: Contract | None, calendar: DecisionCalendar | None
) -> list[Problem]:
    """Years that do not follow the end of the contract, or go past what it can be extended by."""
    if document is None or contract is None or calendar is None:
        return []
    found = []
    follows = FinancialYear.holding(calendar.ends + timedelta(days=1))
    if FinancialYear.parse(document.first_year) != follows:
        found.append(
            Problem(
                what=f"the routes are compared from {document.first_year}, and the contract ends "
                f"on {calendar.ends}",
                where="next.yaml, first_year",
                mend=f"write {follows}, or say with extensions_taken how far it is extended",
                severity=Severity.WARNING,
            )
        )
    left = contract.versions[-1].extensions[document.extensions_taken :]
    if left and left[0].months < 12 * document.years:
        found.append(
            Problem(
                what=f"{document.years} years are compared, and the next extension lasts "
                f"{in_months(left[0].months)}",
                where="next.yaml, years",
                mend="compare fewer years, or know that going on needs more than this extension",
                severity=Severity.WARNING,
            )
        )
    return found
