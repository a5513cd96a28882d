"""Drafts of the notices of a procurement in words, with what is still to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterfoil.contract.lines import number_text, pounds
from counterfoil.contract.records import Record
from counterfoil.errors import InvalidValue
from counterfoil.parameters.procurement_notices import NoticeKind, notice_kinds
from counterfoil.procurement.conflicts import conflicts_assessment
from counterfoil.procurement.engagement import engagements
from counterfoil.procurement.notices import copy_due, no_indicators_because
from counterfoil.procurement.periods import ground_of, standstill_is_mandatory
from counterfoil.procurement.timetable import Timetable
from counterfoil.quantities.years import day_in_words

DRAFTED = ("UK1", "UK2", "UK3", "UK4", "UK5", "UK6", "UK7", "UK12")
"""The notices of the procurement itself; those of the running contract are drafted from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a notice tells. missing: what must still be written, and where.

    law: what asks for it, where that is told. recalled: that text was not read, and is to be
    checked.
    """

    heading: str
    text: str
    missing: str = ""
    law: str = ""
    recalled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """A notice drafted from the plan and its registers."""

    kind: NoticeKind
    title: str
    parts: tuple[Part, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that are not complete."""
        return tuple(one for one in self.parts if one.missing)

    @property
    def recalled(self) -> tuple[Part, ...]:
        """The parts that rest on a text which was not read."""
        return tuple(one for one in self.parts if one.recalled)


_Parts = Iterator[Part]


def notice_draft(made: Timetable, code: str, records: Iterable[Record] = ()) -> NoticeDraft:
    """The draft of one notice.

    Raises: InvalidValue for a notice that is not the procurement's own.
    """
    if code not in DRAFTED:
        raise InvalidValue(
            what=f"there is no draft of {code} here",
            where="notices",
            mend=f"name one of {', '.join(DRAFTED)}; others are drafted from the contract's record",
        )
    kind = notice_kinds()[code]
    held = tuple(records)
    return NoticeDraft(
        kind=kind,
        title=f"{kind.name}: {made.plan.title}",
        parts=tuple(part for one in _CONTENTS[code] for part in one(made, held)),
    )


def _part(heading: str, text: str, missing: str = "") -> Part:
    return Part(heading=heading, text=text, missing="" if text else missing)


def _subject(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    plan = made.plan
    name = plan.authority
    if plan.authority_identifier:
        name += f" ({plan.authority_identifier})"
    yield _part("Contracting authority", name)
    yield _part(
        "Authority’s identifier",
        plan.authority_identifier,
        "write authority_identifier, its number on the central digital platform",
    )
    yield _part("Reference", plan.id)
    yield _part("What is bought", plan.description)
    codes = "; ".join(f"{one.code} {one.description}" for one in plan.codes)
    yield _part("Common procurement vocabulary", codes, "write codes, the main subject first")
    value = f"{pounds(plan.gross_gbp)} with tax"
    if plan.net_gbp is not None:
        value += f", {pounds(plan.net_gbp)} without"
    yield _part("Estimated value", value)
    law = "Light touch contract: " if made.coverage.light_touch else "No special regime: "
    yield _part("Special regime", f"{law}{made.coverage.light_reason}.")


def _term(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    plan = made.plan
    start = plan.contract_start or made.on("start")
    yield _part("Contract starts", _day(start))
    yield _part("Contract ends", _day(plan.contract_end), "write contract_end")
    if plan.last_extension is not None:
        yield _part("Last day with every extension", _day(plan.last_extension))


def _engaged(_: Timetable, records: tuple[Record, ...]) -> _Parts:
    log = engagements(records)
    told = "; ".join(f"{_day(one.held_on)}: {one.about}" for one in log)
    yield _part(
        "Preliminary market engagement", told, "record in engagement.csv what is or will be asked"
    )


def _procedure(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    yield _part("Procedure", made.plan.route.words)
    yield _part("Tenders close", _closing(made, "tenders"))
    if made.on("requests"):
        yield _part("Requests to take part close", _closing(made, "requests"))
    award = made.on("award")
    yield _part("Award intended by", _day(award))
    sent = "electronically" if made.plan.tendering.electronic else "on paper"
    where = made.plan.portal
    yield _part(
        "How to send a tender",
        f"{sent.capitalize()}, at {where}" if where else "",
        "write portal, where tenders are sent",
    )


def _lots(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    plan = made.plan
    if plan.lots:
        lots = "; ".join(f"{one.id} {one.title}, {pounds(one.gross_gbp)}" for one in plan.lots)
        yield _part("Lots", lots)
    else:
        yield _part("Why there are no lots", plan.no_lots_reason, "write no_lots_reason (s.18)")


def _criteria(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    told = "; ".join(f"{one.name} {number_text(one.weight)}%" for one in made.plan.criteria)
    yield _part("Award criteria", told, "write criteria with their weights (s.23)")


def _risks(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    yield _part(
        "Known risks",
        made.plan.risks,
        "write risks: a modification for a risk that came about needs it told here (Schedule 8)",
    )


def _conflicts(made: Timetable, records: tuple[Record, ...]) -> _Parts:
    found = conflicts_assessment(made.plan, records)
    text = ""
    if found.prepared_on is not None:
        text = f"Prepared on {_day(found.prepared_on)}"
        if found.revised_on is not None:
            text += f" and revised on {_day(found.revised_on)}"
        text += "."
    yield _part("Conflicts assessment", text, "write conflicts_prepared_on (s.83)")


def _no_engagement(made: Timetable, records: tuple[Record, ...]) -> _Parts:
    if made.plan.engages or engagements(records):
        reason = made.plan.no_engagement_notice
        if reason:
            yield _part("Why no market engagement notice was published", reason)


def _direct(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    ground = ground_of(made.plan)
    told = f"{ground.title} ({ground.law})" if ground else ""
    yield _part("Justification of the direct award", told, "write ground")
    yield _part("Why it applies", made.plan.ground_reason, "write ground_reason")


def _chosen(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    told = "; ".join(
        f"{one.name}{f' ({one.identifier})' if one.identifier else ''}"
        + (f", {pounds(one.gross_gbp)} with tax" if one.gross_gbp is not None else "")
        for one in made.plan.suppliers
    )
    yield _part("Supplier", told, "write suppliers once the choice is made")


def _awarded(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    plan = made.plan
    if plan.route.is_competition:
        received = "" if plan.tenders_received is None else f"{plan.tenders_received} received"
        if plan.tenders_assessed is not None and received:
            received += f", {plan.tenders_assessed} assessed"
        yield _part("Tenders", received, "write tenders_received and tenders_assessed")
        yield _part("Assessment summaries sent", _day(made.on("summaries")))
    last = made.on("standstill")
    if last is not None:
        mandatory, _why = standstill_is_mandatory(plan, made.coverage)
        word = "Mandatory" if mandatory else "Voluntary"
        yield _part("Standstill", f"{word}: its last day is {_day(last)}.")
    else:
        _mandatory, why = standstill_is_mandatory(plan, made.coverage)
        yield _part("Standstill", f"None: {why}.")
    yield _part("Contract to be entered into on", _day(made.on("sign")))


def _entered(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    yield _part("Contract entered into on", _day(made.on("sign")))
    copy = copy_due(made)
    if copy is not None:
        yield _part("Copy of the contract", f"To be published by {_day(copy)}.")
    why = no_indicators_because(made.plan, made.coverage)
    told = f"None: {why}." if why else "At least three are set and published (s.52)."
    yield _part("Key performance indicators", told)


def _ended(made: Timetable, _: tuple[Record, ...]) -> _Parts:
    yield _part("Why nothing is awarded", made.plan.ended_reason, "write ended_reason")


def _closing(made: Timetable, step: str) -> str:
    day = made.on(step)
    return "" if day is None else f"{_day(day)} at {made.plan.closing_time:%H:%M}"


def _day(day: date | None) -> str:
    return "" if day is None else day_in_words(day)


_CONTENTS: dict[str, tuple[Callable[[Timetable, tuple[Record, ...]], _Parts], ...]] = {
    "UK1": (_subject, _term),
    "UK2": (_subject, _engaged, _term),
    "UK3": (_subject, _procedure, _term),
    "UK4": (
        _subject,
        _procedure,
        _lots,
        _criteria,
        _term,
        _risks,
        _no_engagement,
        _conflicts,
    ),
    "UK5": (_subject, _direct, _chosen, _term, _risks, _conflicts),
    "UK6": (_subject, _chosen, _awarded, _term),
    "UK7": (_subject, _chosen, _entered, _term, _conflicts),
    "UK12": (_subject, _ended),
}
