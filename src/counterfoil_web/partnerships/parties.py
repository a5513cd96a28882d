"""Who takes part in a partnership and with whom it is shared: dated, ended, never forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Grain, Participation, Refusal
from counterfoil.quantities.years import day_in_words
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.partnerships.kept_queries import PARTNERSHIP, QueryOfOne
from counterfoil_web.partnerships.models import Access, Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log

_ORDER = {part: place for place, part in enumerate(Participation)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Every access row of a partnership, by what it is today."""

    parties: tuple[Access, ...]
    grants: tuple[Access, ...]
    coming: tuple[Access, ...]
    ended: tuple[Access, ...]


def parties_of(partnership: Partnership, day: date) -> list[Access]:
    """Who takes part on a day, the lead force first. One query."""
    rows = _live_on(partnership, day).exclude(part="").select_related("organisation")
    return _sorted(rows)


def sharing_of(partnership: Partnership, day: date) -> Sharing:
    """Everybody who sees the partnership, will see it, or saw it before. One query."""
    rows = _every(partnership)
    live = [row for row in rows if is_live(row, day)]
    return Sharing(
        parties=tuple(_sorted(row for row in live if row.part)),
        grants=tuple(row for row in live if row.grain),
        coming=tuple(row for row in rows if row.revoked_at is None and row.starts > day),
        ended=tuple(
            row
            for row in rows
            if row.revoked_at is not None or (row.ends is not None and row.ends < day)
        ),
    )


_every = QueryOfOne(
    lambda: (
        Access.objects.filter(partnership_id=PARTNERSHIP)
        .select_related("organisation__successor", "granted_by", "revoked_by")
        .order_by("-starts", "organisation__name")
    )
)


def is_live(row: Access, day: date) -> bool:
    """Whether the row lets its organisation see the partnership on a day."""
    return row.revoked_at is None and row.starts <= day and (row.ends is None or row.ends >= day)


def access_in(partnership: Partnership, pk: int) -> Access:
    """One access row of the partnership. Raises: Http404."""
    row = (
        Access.objects.filter(partnership=partnership, pk=pk)
        .select_related("organisation__successor")
        .first()
    )
    if row is None:
        raise Http404("There is no such grant in this partnership.")
    return row


def overlapping(
    partnership: Partnership,
    organisation: Organisation,
    *,
    starts: date,
    ends: date | None,
    part: str = "",
    grain: str = "",
) -> Access | None:
    """A row of the same organisation and kind that stands in the same days, if there is one."""
    rows = Access.objects.filter(
        Q(ends=None) | Q(ends__gte=starts),
        partnership=partnership,
        organisation=organisation,
        revoked_at=None,
    )
    if ends is not None:
        rows = rows.filter(starts__lte=ends)
    rows = rows.exclude(part="") if part else rows.filter(grain=grain)
    return rows.first()


@transaction.atomic
def add_party(
    seen: Seen,
    organisation: Organisation,
    part: Participation,
    *,
    starts: date,
    ends: date | None = None,
    reason: str = "",
) -> Access:
    """Have an organisation take part from a day."""
    return _add(
        seen,
        Access(
            partnership=seen.partnership,
            organisation=organisation,
            part=part,
            starts=starts,
            ends=ends,
            reason=reason,
        ),
        "party-added",
    )


@transaction.atomic
def grant(
    seen: Seen,
    organisation: Organisation,
    grain: Grain,
    *,
    starts: date,
    ends: date | None,
    reason: str,
) -> Access:
    """Let an organisation read the partnership so far, for these days."""
    return _add(
        seen,
        Access(
            partnership=seen.partnership,
            organisation=organisation,
            grain=grain,
            starts=starts,
            ends=ends,
            reason=reason,
        ),
        "shared",
    )


@transaction.atomic
def end(seen: Seen, row: Access, *, reason: str) -> None:
    """End a grant or a part now. Raises: Refused for the lead force, and for what has ended."""
    row = Access.objects.select_for_update(of=("self",)).get(pk=row.pk)
    refusal = ending_refusal(row)
    if refusal is not None:
        raise Refused(refusal)
    before = in_words(row)
    row.revoked_at = timezone.now()
    row.revoked_by = seen.acting.user
    row.save()
    log.write(
        seen.acting,
        "sharing-ended" if row.grain else "party-ended",
        record=_record(row),
        partnership=seen.partnership,
        before=before,
        after=in_words(row),
        reason=reason,
    )


def ending_refusal(row: Access) -> Refusal | None:
    """Why a row cannot be ended; None when it can."""
    if row.revoked_at is not None:
        return Refusal(
            rule="ended-once",
            sentence="This has already been ended.",
            mend="Look under “Who saw it before”.",
        )
    if row.part == Participation.LEAD_FORCE:
        return Refusal(
            rule="a-partnership-has-a-lead-force",
            sentence="The lead force’s part cannot simply be ended, or nobody could keep the "
            "partnership.",
            mend="Hand its place over to another force.",
        )
    return None


def hand_over_refusal(row: Access, today: date) -> Refusal | None:
    """Why a party's place cannot be handed over; None when it can."""
    if is_live(row, today) and row.ends is None:
        return None
    if is_live(row, today):
        return Refusal(
            rule="handed-over-once",
            sentence=f"The part of {row.organisation} already ends on {day_in_words(row.ends)}.",
            mend="See on the page of sharing who comes after it.",
        )
    return Refusal(
        rule="only-a-party-hands-over",
        sentence=f"{row.organisation} does not take part today, so it has no place to hand over.",
        mend="Add the other organisation as a party.",
    )


@transaction.atomic
def hand_over(
    seen: Seen, row: Access, successor: Organisation, *, starts: date, reason: str
) -> Access:
    """Give a party's place to another organisation from a day; the old one ends the day before.

    The record stays with the partnership: nothing is copied and nothing of the past changes.
    """
    row = Access.objects.select_for_update(of=("self",)).get(pk=row.pk)
    before = in_words(row)
    row.ends = starts - timedelta(days=1)
    row.save()
    log.write(
        seen.acting,
        "party-succeeded",
        record=_record(row),
        partnership=seen.partnership,
        before=before,
        after=in_words(row),
        reason=reason,
    )
    return add_party(seen, successor, Participation(row.part), starts=starts, reason=reason)


def already_there(row: Access) -> Refusal:
    """Why the same organisation is not given the same thing twice."""
    what = f"takes part as {Participation(row.part).label.lower()}" if row.part else "may read it"
    until = f" to {day_in_words(row.ends)}" if row.ends else ""
    return Refusal(
        rule="shared-once",
        sentence=f"{row.organisation} already {what} from {day_in_words(row.starts)}{until}.",
        mend="End that first, or choose days that do not overlap with it.",
    )


def in_words(row: Access) -> dict[str, str]:
    """An access row as the log keeps it."""
    return {
        "organisation": str(row.organisation),
        "part": row.part,
        "grain": row.grain,
        "from": row.starts.isoformat(),
        "to": row.ends.isoformat() if row.ends else "",
        "ended": row.revoked_at.isoformat() if row.revoked_at else "",
    }


def _add(seen: Seen, row: Access, kind: str) -> Access:
    """Under a lock on the partnership, so that two people cannot give the same thing twice."""
    Partnership.objects.select_for_update(of=("self",)).get(pk=row.partnership_id)
    standing = overlapping(
        row.partnership,
        row.organisation,
        starts=row.starts,
        ends=row.ends,
        part=row.part,
        grain=row.grain,
    )
    if standing is not None:
        raise Refused(already_there(standing))
    row.granted_by = seen.acting.user
    row.save()
    log.write(
        seen.acting,
        kind,
        record=_record(row),
        partnership=seen.partnership,
        after=in_words(row),
        reason=row.reason,
    )
    return row


def _record(row: Access) -> str:
    return f"access/{row.partnership.ref}/{row.pk}"


def _live_on(partnership: Partnership, day: date) -> QuerySet[Access]:
    return Access.objects.filter(
        Q(ends=None) | Q(ends__gte=day),
        partnership=partnership,
        revoked_at=None,
        starts__lte=day,
    )


def _sorted(rows: Iterable[Access]) -> list[Access]:
    return sorted(rows, key=lambda row: (_ORDER[Participation(row.part)], row.organisation.name))
