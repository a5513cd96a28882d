"""What moderators write: moderation opened, agreed marks and drafts of them, quality locked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.db import IntegrityError, transaction
from django.utils import timezone

from counterfoil.errors import Problem
from counterfoil.tender.marking import Answered
from counterfoil.tender.scores import Consensus, ModerationOpened, QualityLocked
from counterfoil.tenderfile.marking_words import plain
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.tenders.marking_models import ConsensusDraft
from counterfoil_web.tenders.models import Tender
from counterfoil_web.tenders.records_store import add, free_key, locked

FIELDS = ("mark", "reason", "considered", "present", "change_reason")


class ChangedElsewhere(Exception):
    """The same was written by somebody else since the page was shown. theirs: what stands."""

    def __init__(self, theirs: ConsensusDraft | None) -> None:
        super().__init__("written elsewhere")
        self.theirs = theirs


def drafts_of(tender: Tender, criterion: str = "") -> dict[Answered, ConsensusDraft]:
    """The drafts of agreed marks, by answer. criterion: of that one alone."""
    rows = ConsensusDraft.objects.filter(tender=tender).select_related("saved_by")
    rows = rows.filter(criterion=criterion) if criterion else rows
    return {(one.bid, one.criterion): one for one in rows}


@transaction.atomic
def save_draft(
    seen: Seen, tender: Tender, answered: Answered, texts: Mapping[str, str], revision: int
) -> ConsensusDraft:
    """Keep what is written so far of an agreed mark.

    Raises: ChangedElsewhere when another revision stands and says something else.
    """
    words = {name: plain(texts.get(name, "")) for name in FIELDS}
    rows = ConsensusDraft.objects.select_for_update(of=("self",)).select_related("saved_by")
    rows = rows.filter(tender=tender, bid=answered[0], criterion=answered[1])
    held = rows.first()
    if held is not None and all(getattr(held, name) == text for name, text in words.items()):
        return held
    if (0 if held is None else held.revision) != revision:
        raise ChangedElsewhere(held)
    if held is None:
        held = ConsensusDraft(
            partnership=seen.partnership,
            tender=tender,
            bid=answered[0],
            criterion=answered[1],
            revision=0,
        )
    for name, text in words.items():
        setattr(held, name, text)
    held.revision += 1
    held.saved_by, held.saved_at = seen.acting.user, timezone.now()
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as fault:  # begun by two people in the same moment
        raise ChangedElsewhere(rows.first()) from fault
    return held


@transaction.atomic
def discard_draft(tender: Tender, answered: Answered) -> None:
    """Let go of the draft of an agreed mark."""
    ConsensusDraft.objects.filter(tender=tender, bid=answered[0], criterion=answered[1]).delete()


@transaction.atomic
def agree(
    seen: Seen,
    tender: Tender,
    answered: Answered,
    *,
    mark: Fraction,
    reason: str,
    considered: str,
    present: Sequence[str],
    change_reason: str = "",
) -> tuple[Problem, ...]:
    """Record an agreed mark, in the place of the one before if there is one.

    Returns: what is worth a warning. Raises: BadInput.
    """
    held = locked(tender)
    earlier = held.dossier.consensus.get(answered)
    made = Consensus(
        id=free_key(held, "agreed", *answered),
        entered_on=held.moment.date(),
        supersedes="" if earlier is None else earlier.id,
        change_reason="" if earlier is None else change_reason,
        bid=answered[0],
        criterion=answered[1],
        mark=mark,
        reason=reason,
        considered=considered,
        present="; ".join(present),
        agreed_at=held.moment,
    )
    _, warnings = add(seen, held, [made])
    discard_draft(tender, answered)
    return warnings


@transaction.atomic
def open_moderation(seen: Seen, tender: Tender, criterion: str, lot: str, by: str) -> None:
    """Open moderation of a criterion, which locks its marks. Raises: BadInput."""
    held = locked(tender)
    made = ModerationOpened(
        id=free_key(held, "moderation", criterion, lot),
        entered_on=held.moment.date(),
        criterion=criterion,
        lot=lot,
        opened_at=held.moment,
        opened_by=by,
    )
    add(seen, held, [made])


@transaction.atomic
def lock_quality(seen: Seen, tender: Tender, lot: str, by: str) -> None:
    """Lock quality in a lot: no agreed mark changes after. Raises: BadInput."""
    held = locked(tender)
    made = QualityLocked(
        id=free_key(held, "quality-locked", lot),
        entered_on=held.moment.date(),
        lot=lot,
        locked_at=held.moment,
        locked_by=by,
    )
    add(seen, held, [made])
