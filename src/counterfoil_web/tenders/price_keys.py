"""The keys of the two officers who open prices: made by each alone, opened by a passphrase."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from counterfoil.errors import InvalidValue
from counterfoil.tender import officer_keys
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.tenders.kinds import SeatKind
from counterfoil_web.tenders.models import OfficerKey, Seat, Tender
from counterfoil_web.tenders.records_store import address_of
from counterfoil_web.tenders.seats_store import seats_of

WORK = officer_keys.WORK
"""The power of two of what one guess at a passphrase costs."""
_NEEDED = 2


@dataclass(frozen=True)
class Officer:
    """A price officer of a tender, and the key that they made; None while they have not."""

    seat: Seat
    key: OfficerKey | None

    @property
    def words(self) -> str:
        """Who it is."""
        return str(self.seat.person)


def officers_of(tender: Tender) -> tuple[Officer, ...]:
    """The price officers of now, in the order appointed. Two queries."""
    keys = {one.person_id: one for one in OfficerKey.objects.filter(tender=tender)}
    seats = seats_of(tender).filter(seat=SeatKind.OFFICER)
    return tuple(Officer(seat, keys.get(seat.person_id)) for seat in seats)


def pair_trouble(officers: tuple[Officer, ...]) -> InvalidValue | None:
    """Why prices cannot be sealed for these officers; None when they can."""
    without = [one.words for one in officers if one.key is None]
    if len(officers) < _NEEDED:
        named = "none is" if not officers else "only one is"
        what = f"two price officers are needed, and {named} appointed"
        mend = "have the commercial lead appoint them on the page of people"
    elif len(officers) > _NEEDED:
        what = f"{len(officers)} price officers are appointed, and a price is sealed for two"
        mend = "have one hand over to the successor, then end that part"
    elif without:
        what = f"{' and '.join(without)} made no key yet"
        mend = "have each officer make a key on the page of prices"
    else:
        return None
    return InvalidValue(what=what, where="the price officers", mend=mend)


def pair_of(officers: tuple[Officer, ...]) -> tuple[officer_keys.OfficerKey, ...]:
    """The two keys that prices are sealed for. Raises: InvalidValue while there are not two."""
    trouble = pair_trouble(officers)
    if trouble is not None:
        raise trouble
    return tuple(read(one.key) for one in officers if one.key is not None)


def read(key: OfficerKey) -> officer_keys.OfficerKey:
    """The key as the library holds it."""
    return officer_keys.read_key(key.wrapped, f"the key of {key.officer}")


def key_of(tender: Tender, person_id: int) -> OfficerKey | None:
    """The key of a person in a tender; None while they made none."""
    return OfficerKey.objects.filter(tender=tender, person_id=person_id).first()


@sensitive_variables("passphrase")
def make_officer_key(seen: Seen, tender: Tender, passphrase: str) -> OfficerKey:
    """Make the key of the one who acts. Neither the passphrase nor the private half is kept.

    Raises: InvalidValue when there is one, or the passphrase is too short or another officer's.
    """
    person = seen.acting.user
    # Worked out before anything is locked: it takes some tenths of a second on purpose.
    others = [one for one in OfficerKey.objects.filter(tender=tender) if one.person_id != person.pk]
    taken = {one.officer for one in others}
    name = str(person)[:70]
    name = f"{name} {person.pk}" if name in taken else name
    made = officer_keys.make_key(name, passphrase, others=[read(one) for one in others], work=WORK)
    with transaction.atomic():
        Tender.objects.select_for_update().filter(pk=tender.pk).first()
        if key_of(tender, person.pk) is not None:
            raise InvalidValue(
                what="you have made a key already",
                where="your key",
                mend="use the passphrase that you chose; it cannot be replaced",
            )
        text = officer_keys.key_text(made)
        row = OfficerKey.objects.create(
            partnership=seen.partnership,
            tender=tender,
            person=person,
            officer=name,
            public=b64encode(made.public).decode(),
            wrapped=text,
        )
        log.write(
            seen.acting,
            "price-key-made",
            record=address_of(tender, "officer-key", str(row.pk)),
            partnership=seen.partnership,
            after={"officer": name, "public": row.public},
        )
    return row


@sensitive_variables("passphrase")
def opened_key(seen: Seen, tender: Tender, passphrase: str) -> officer_keys.OpenedKey:
    """The key of the one who acts, for use in memory alone; a wrong passphrase is logged.

    Raises: InvalidValue.
    """
    row = key_of(tender, seen.acting.user.pk)
    if row is None:
        raise InvalidValue(
            what="you have made no key",
            where="your key",
            mend="make one before prices come in; what is sealed is sealed for two keys",
        )
    try:
        return officer_keys.opened_key(read(row), passphrase)
    except InvalidValue:
        log.write(
            seen.acting,
            "price-passphrase-wrong",
            record=address_of(tender, "officer-key", str(row.pk)),
            partnership=seen.partnership,
        )
        raise
