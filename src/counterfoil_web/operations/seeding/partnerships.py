"""Made-up partnerships of one force: parties, answers, versions, drafts and decisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from simple_history.utils import bulk_create_with_history

from counterfoil import __version__
from counterfoil.access import Capability, DecisionKind, Grain, Marking, Participation
from counterfoil.casefile.tables import RECORD_TABLES
from counterfoil.folded_text import folded
from counterfoil.gates import Outcome
from counterfoil.guide import questions
from counterfoil.guide.readiness import AnswerState
from counterfoil_web.appraisals.models import Draft, DraftTable, Version
from counterfoil_web.appraisals.store import plain_rows
from counterfoil_web.decisions.models import Act, Decision
from counterfoil_web.operations.seeding.cases import MadeUpCase
from counterfoil_web.operations.seeding.people import SINCE, Nation, Staff
from counterfoil_web.partnerships import search_words
from counterfoil_web.partnerships.models import (
    Access,
    Answer,
    Partnership,
    RoomState,
    SearchEntry,
)
from counterfoil_web.records.log import Entry

BEGUN = datetime(2025, 4, 1, 9, tzinfo=UTC)
BETWEEN_VERSIONS = timedelta(days=60)
ANSWERS_EACH = 12
DRAFT_IN_EVERY = 4
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"
_MARKINGS = (Marking.OFFICIAL, Marking.OFFICIAL_SENSITIVE_COMMERCIAL)


@dataclass(frozen=True, kw_only=True)
class Seeded:
    """What was made for one force, and what the log is to say of it."""

    partnerships: list[Partnership]
    entries: list[Entry]


def reference(force: int, number: int) -> str:
    """The reference of a made-up partnership, the same at every seeding.

    >>> len(reference(1, 1)), reference(1, 1) != reference(1, 2)
    (8, True)
    """
    digest = hashlib.sha256(f"made up/{force}/{number}".encode()).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:8])


def make_partnerships(
    nation: Nation, place: int, count: int, cases: dict[str, list[MadeUpCase]]
) -> Seeded:
    """Everything about the partnerships of the force at this place of the nation."""
    force, body = nation.forces[place], nation.bodies[place]
    kinds = list(cases)
    made = bulk_create_with_history(
        [
            Partnership(
                ref=reference(place + 1, number),
                title=f"{kinds[number % len(kinds)].capitalize()} services {number} (made up)",
                kind=kinds[number % len(kinds)],
                summary="Made-up records, to measure with.",
                marking=_MARKINGS[number % len(_MARKINGS)],
                value_gbp=Decimal(1_000_000 + 250_000 * number),
                starts=date(2026, 4, 1) + timedelta(days=30 * number),
                ends=date(2031, 4, 1) + timedelta(days=30 * number),
                stage="outline",
                made_by=force.people["commercial-lead"],
                made_at=BEGUN,
            )
            for number in range(1, count + 1)
        ],
        Partnership,
        default_user=force.people["commercial-lead"],
    )
    RoomState.objects.bulk_create(RoomState(partnership=one) for one in made)
    Access.objects.bulk_create(_access(nation, force, body, made))
    Answer.objects.bulk_create(_answers(force, made))
    versions = Version.objects.bulk_create(_versions(force, made, cases), batch_size=200)
    _authors(force, versions)
    _drafts(force, made, versions, cases)
    _decisions(force, body, made, versions)
    entries = SearchEntry.objects.bulk_create(_search_entries(made, versions), batch_size=500)
    search_words.keep_new(entries)
    return Seeded(partnerships=made, entries=_entries(made, versions))


def _access(nation: Nation, force: Staff, body: Staff, made: list[Partnership]) -> Iterator[Access]:
    for one in made:
        for staff, part in (
            (force, Participation.LEAD_FORCE),
            (body, Participation.POLICING_BODY),
        ):
            yield Access(partnership=one, organisation=staff.organisation, part=part, starts=SINCE)
        for reader in nation.readers:
            yield Access(
                partnership=one,
                organisation=reader.organisation,
                grain=Grain.FULL_READ,
                starts=SINCE,
                reason="National reading",
            )


def _answers(force: Staff, made: list[Partnership]) -> Iterator[Answer]:
    asked = list(questions())
    for one in made:
        fitting = [question for question in asked if one.kind in {question.kind, *question.also}]
        for place, question in enumerate(fitting[:ANSWERS_EACH]):
            yield Answer(
                partnership=one,
                question_id=question.id,
                state=AnswerState.ANSWERED if place % 3 else AnswerState.NOT_YET,
                text=f"A made-up answer to question {question.id}.",
                evidence="Made-up board paper",
                owner=force.people["contract-manager"],
                written_by=force.people["commercial-lead"],
                written_at=BEGUN,
            )


def _versions(
    force: Staff, made: list[Partnership], cases: dict[str, list[MadeUpCase]]
) -> Iterator[Version]:
    for one in made:
        for number, case in enumerate(cases[one.kind], 1):
            yield Version(
                partnership=one,
                number=number,
                title=one.title,
                stage=case.stage,
                reason=f"Made-up version {number}",
                document=case.document,
                fingerprint=case.fingerprint,
                engine_version=__version__,
                summary=case.summary,
                submitted_by=force.people["commercial-lead"],
                submitted_at=BEGUN + number * BETWEEN_VERSIONS,
            )


def _authors(force: Staff, versions: list[Version]) -> None:
    through = Version.authors.through
    author = force.people["commercial-lead"]
    through._base_manager.bulk_create(
        through(version_id=one.pk, user_id=author.pk) for one in versions
    )


def _drafts(
    force: Staff,
    made: list[Partnership],
    versions: list[Version],
    cases: dict[str, list[MadeUpCase]],
) -> None:
    latest = {one.partnership_id: one for one in versions}
    chosen = made[::DRAFT_IN_EVERY]
    drafts = Draft.objects.bulk_create(
        Draft(
            partnership=one,
            based_on=latest[one.pk],
            fields=dict(cases[one.kind][-1].text.fields),
            readable=True,
            source=f"version {latest[one.pk].number}",
            opened_by=force.people["commercial-lead"],
            opened_at=latest[one.pk].submitted_at,
            changed_at=latest[one.pk].submitted_at,
        )
        for one in chosen
    )
    DraftTable.objects.bulk_create(
        DraftTable(
            partnership=draft.partnership,
            draft=draft,
            name=table.name,
            rows=plain_rows(cases[draft.partnership.kind][-1].text.rows(table.name)),
        )
        for draft in drafts
        for table in RECORD_TABLES
    )


def _decisions(force: Staff, body: Staff, made: list[Partnership], versions: list[Version]) -> None:
    """An outline case of each partnership, approved by both bodies; some full cases, waiting."""
    by_number = {(one.partnership_id, one.number): one for one in versions}
    last = max((one.number for one in versions), default=0)
    wanted = [(one, 1, Decision.State.APPROVED) for one in made]
    wanted += [(one, 2, Decision.State.WAITING) for one in made[::DRAFT_IN_EVERY]]
    bodies = [
        {
            "organisation": staff.organisation.pk,
            "name": staff.organisation.name,
            "kind": staff.organisation.kind,
        }
        for staff in (force, body)
    ]
    decisions = Decision.objects.bulk_create(
        Decision(
            partnership=one,
            number=number,
            gate="outline" if number == 1 else "full",
            kind=DecisionKind.OUTLINE_CASE if number == 1 else DecisionKind.FULL_CASE,
            title=f"Approve the {'outline' if number == 1 else 'full'} business case",
            asked="To approve the case named below. Made up.",
            value_gbp=one.value_gbp or Decimal(0),
            bodies=bodies,
            state=state,
            due=date(2026, 12, 1),
            proposed_by=force.people["commercial-lead"],
            proposed_at=BEGUN + number * BETWEEN_VERSIONS,
            decided_at=BEGUN + 2 * BETWEEN_VERSIONS if number == 1 else None,
        )
        for one, number, state in wanted
    )
    through = Decision.versions.through
    through._base_manager.bulk_create(
        through(
            decision_id=decision.pk,
            version_id=by_number[decision.partnership_id, 1 if decision.number == 1 else last].pk,
        )
        for decision in decisions
    )
    Act.objects.bulk_create(_acts(force, body, decisions))


def _acts(force: Staff, body: Staff, decisions: list[Decision]) -> Iterator[Act]:
    for decision in decisions:
        if decision.number != 1:
            continue
        for staff, post in ((force, "chief-officer"), (body, "commissioner")):
            yield Act(
                partnership=decision.partnership,
                decision=decision,
                organisation=staff.organisation,
                by=staff.people[post],
                office=post.replace("-", " ").capitalize(),
                outcome=Outcome.APPROVE,
                scheme="Made-up scheme of consent",
                at=decision.decided_at or BEGUN,
            )


def _search_entries(made: list[Partnership], versions: list[Version]) -> Iterator[SearchEntry]:
    for one in made:
        yield _entry_of(one, "partnership", f"partnership/{one.ref}", one.title, "")
    of = {one.pk: one for one in made}
    for version in versions:
        one = of[version.partnership_id]
        title = f"Version {version.number} of the business case: {one.title}"
        record = f"version/{one.ref}/{version.number}"
        yield _entry_of(one, "version", record, title, f"case/versions/{version.number}/")


def _entry_of(one: Partnership, kind: str, record: str, title: str, below: str) -> SearchEntry:
    return SearchEntry(
        partnership=one,
        kind=kind,
        record=record,
        title=title,
        text=one.summary,
        address=f"/partnerships/{one.ref}/{below}",
        capability=Capability.VIEW_PARTNERSHIP,
        folded_title=f" {folded(title)}",
        folded=f" {folded(title)} {folded(one.summary)}",
        changed_at=BEGUN,
    )


def _entries(made: list[Partnership], versions: list[Version]) -> list[Entry]:
    def entry(kind: str, one: Partnership, record: str, **after: Any) -> Entry:
        return Entry(kind=kind, record=record, partnership=one.ref, after=after or None)

    of = {one.pk: one for one in made}
    return [
        *(entry("partnership-created", one, f"partnership/{one.ref}") for one in made),
        *(
            entry(
                "case-submitted",
                of[version.partnership_id],
                f"version/{of[version.partnership_id].ref}/{version.number}",
                fingerprint=version.fingerprint,
            )
            for version in versions
        ),
    ]
