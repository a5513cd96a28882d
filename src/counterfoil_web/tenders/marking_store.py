"""What evaluators write: drafts as they go, marks for ever, criteria handed in, declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from counterfoil.errors import InvalidValue, Problem
from counterfoil.tender.marking import Answered, handed_in, mark_given
from counterfoil.tender.scores import Declaration
from counterfoil.tenderfile.marking_words import plain
from counterfoil.tenderfile.marking_workbook_reader import ReturnedMark, UnfinishedMark
from counterfoil_web.accounts.models import User
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.tenders.marking_models import MarkDraft
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.records_store import add, address_of, free_key, locked

FIELDS = ("mark", "reason", "change_reason")


class Elsewhere(Exception):
    """The same was written on another screen since this one was shown. theirs: what stands."""

    def __init__(self, theirs: MarkDraft | None) -> None:
        super().__init__("written on another screen")
        self.theirs = theirs


@dataclass(frozen=True)
class Interest:
    """What an evaluator declares about one bidder, or about all where it is blank."""

    bidder: str
    conflict: bool
    what: str


def drafts_of(tender: Tender, person: User) -> dict[Answered, MarkDraft]:
    """What somebody has written and not recorded, by answer."""
    rows = MarkDraft.objects.filter(tender=tender, person=person)
    return {(one.bid, one.criterion): one for one in rows}


@transaction.atomic
def save_draft(
    seen: Seen, tender: Tender, answered: Answered, texts: Mapping[str, str], revision: int
) -> MarkDraft | None:
    """Keep what somebody has written so far; None when nothing is left of it.

    revision: of the draft that their screen shows, 0 for none.
    Raises: Elsewhere when another stands by now and says something else.
    """
    words = {name: plain(texts.get(name, "")) for name in FIELDS}
    bid, criterion = answered
    rows = MarkDraft.objects.select_for_update()
    held = rows.filter(tender=tender, person=seen.acting.user, bid=bid, criterion=criterion).first()
    if held is not None and all(getattr(held, name) == text for name, text in words.items()):
        return held
    if (0 if held is None else held.revision) != revision:
        raise Elsewhere(held)
    if not any(text.strip() for text in words.values()):
        if held is not None:
            held.delete()
        return None
    if held is None:
        held = MarkDraft(
            partnership=seen.partnership,
            tender=tender,
            person=seen.acting.user,
            bid=bid,
            criterion=criterion,
            revision=0,
        )
    for name, text in words.items():
        setattr(held, name, text)
    held.revision += 1
    held.saved_at = timezone.now()
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as fault:  # begun on two screens in the same moment
        raise Elsewhere(
            rows.filter(
                tender=tender, person=seen.acting.user, bid=bid, criterion=criterion
            ).first()
        ) from fault
    return held


@transaction.atomic
def discard_draft(seen: Seen, tender: Tender, answered: Answered) -> None:
    """Let go of what somebody has written and not recorded."""
    MarkDraft.objects.filter(
        tender=tender, person=seen.acting.user, bid=answered[0], criterion=answered[1]
    ).delete()


@transaction.atomic
def record_marks(
    seen: Seen,
    tender: Tender,
    evaluator: str,
    marks: Sequence[ReturnedMark],
    unfinished: Sequence[UnfinishedMark] = (),
    file_name: str = "",
) -> tuple[Problem, ...]:
    """Record marks for ever, all or none, and keep what is unfinished as drafts.

    Returns: what is worth a warning. Raises: BadInput with everything that keeps them out.
    """
    held = locked(tender)
    made = [
        mark_given(
            held.dossier,
            one.answered,
            evaluator=evaluator,
            mark=one.mark,
            reason=one.reason,
            change_reason=one.change_reason,
            at=held.moment,
            source=f"{file_name}, {one.where}" if file_name else "",
        )
        for one in marks
    ]
    warnings: tuple[Problem, ...] = ()
    if made:
        _, warnings = add(seen, held, made, file_name=file_name)
    for name in (one.answered for one in marks):
        discard_draft(seen, tender, name)
    for left in unfinished:
        discard_draft(seen, tender, left.answered)
        texts = {"mark": left.words.mark, "reason": left.words.reason}
        save_draft(seen, tender, left.answered, texts, 0)
    if file_name:
        log.write(
            seen.acting,
            "marks-brought-in",
            record=address_of(tender, "marks", evaluator),
            partnership=seen.partnership,
            after={"file": file_name, "marks": len(marks), "drafts": len(unfinished)},
        )
    return warnings


@transaction.atomic
def hand_in(seen: Seen, tender: Tender, evaluator: str, criterion: str, lot: str) -> None:
    """Hand in every mark of a criterion. Raises: BadInput while one is missing."""
    held = locked(tender)
    made = handed_in(criterion, evaluator=evaluator, at=held.moment, lot=lot)
    add(seen, held, [made])


@transaction.atomic
def declare(seen: Seen, tender: Tender, evaluator: str, interests: Sequence[Interest]) -> int:
    """Record what an evaluator declares; of what says the same as before, nothing. How many.

    Raises: BadInput; InvalidValue when a conflict once declared would be taken back.
    """
    held = locked(tender)
    before = {one.bidder: one for one in held.dossier.of(Declaration) if one.evaluator == evaluator}
    made: list[Declaration] = []
    for one in interests:
        earlier = before.get(one.bidder)
        if earlier is not None and (earlier.conflict, earlier.what) == (one.conflict, one.what):
            continue
        if earlier is not None and earlier.conflict and not one.conflict:
            raise InvalidValue(
                what="a conflict that was declared is not taken back here",
                where="conflict",
                mend="ask the commercial lead, who decides with a reason on record",
            )
        made.append(
            Declaration(
                id=free_key(
                    held, "declared", evaluator, one.bidder, taken=[each.id for each in made]
                ),
                entered_on=held.moment.date(),
                evaluator=evaluator,
                bidder=one.bidder,
                conflict=one.conflict,
                what=one.what,
                declared_at=held.moment,
                supersedes="" if earlier is None else earlier.id,
                change_reason="" if earlier is None else "Declared anew",
            )
        )
    if made:
        add(seen, held, made)
    return len(made)
