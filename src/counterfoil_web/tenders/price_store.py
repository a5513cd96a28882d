"""Prices sealed on receipt and opened by two officers: every query and write about them.

The plain file passes through memory: it is in no row, no log, no job, no session and no file.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.views.decorators.debug import sensitive_variables

from counterfoil.access.separation import two_officers_open_prices
from counterfoil.errors import BadInput, InvalidValue, Problem
from counterfoil.tender import sealing
from counterfoil.tender.bids import Bid, Receipt, TenderRecord
from counterfoil.tender.officer_keys import OfficerKey, OpenedKey
from counterfoil.tenderfile.price_sheet import read_price_sheet, sheet_records
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.tenders import price_keys
from counterfoil_web.tenders.models import PriceRelease, SealedPrice, Tender
from counterfoil_web.tenders.price_rules import (
    is_opened,
    quality_is_locked,
    standing_sealed,
    too_early,
    unopened,
)
from counterfoil_web.tenders.records_store import add, address_of, free_key, locked
from counterfoil_web.tenders.store import competition_of


@dataclass
class Opening:
    """What one officer's passphrase did: bids by what became of their prices.

    trouble: what keeps an opened price from being entered, by bid.
    """

    released: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)
    trouble: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


def sealed_for(tender: Tender, bid: str) -> SealedPrice:
    """The sealed price of a bid. Raises: Http404."""
    found = next((one for one in standing_sealed(tender) if one.bid == bid), None)
    if found is None:
        raise Http404("No price of that bid is sealed.")
    return found


@transaction.atomic
@sensitive_variables("content")
def seal_price(
    seen: Seen, tender: Tender, bid: str, name: str, content: bytes, came_at: datetime
) -> sealing.Receipt:
    """Seal the price of a bid for the two officers; what the bidder is given, which is not kept.

    name: what the file is called from now on. came_at: local time. Raises: InvalidValue.
    """
    held = locked(tender)
    keys = price_keys.pair_of(price_keys.officers_of(tender))
    found = held.dossier.bids.get(bid)
    if found is None:
        raise Http404("There is no such bid.")
    if SealedPrice.objects.filter(tender=tender, bid=bid, superseded_by=None).exists():
        raise InvalidValue(
            what=f"a price of bid {bid} is sealed already",
            where="the price file",
            mend="record the second file in the register of late and partial bids; the first stays",
        )
    about = (address_of(tender), found.lot, bid, name)
    sealed, receipt = sealing.seal(content, about, *keys)
    text = sealing.sealed_text(sealed)
    row = SealedPrice.objects.create(
        partnership=seen.partnership,
        tender=tender,
        bid=bid,
        name=name,
        text=text,
        commitment=receipt.commitment,
        sealed_sha256=receipt.sealed_sha256,
        received_by=seen.acting.user,
    )
    record = Receipt(
        id=free_key(held, "receipt", bid, name),
        entered_on=held.moment.date(),
        note="Sealed on receipt: size and fingerprint are of the sealed file",
        bid=bid,
        file=name,
        received_at=came_at,
        size=len(text.encode()),
        sha256=receipt.sealed_sha256,
    )
    add(seen, held, [record])
    log.write(
        seen.acting,
        "price-sealed",
        record=address_of(tender, "price", bid),
        partnership=seen.partnership,
        after={
            "commitment": row.commitment,
            "sealed": row.sealed_sha256,
            "officers": list(sealed.officers),
        },
    )
    return receipt


@sensitive_variables("passphrase")
def release_or_open(seen: Seen, tender: Tender, lot: str, passphrase: str) -> Opening:
    """Release the own half of every price of a lot; open those that the other released before.

    Raises: Refused while quality is not locked; InvalidValue.
    """
    refuse_early(tender, lot)
    own = price_keys.opened_key(seen, tender, passphrase)
    found = Opening()
    with transaction.atomic():
        dossier = locked(tender).dossier
        stay = unopened(dossier, lot)
        for row in standing_sealed(tender):
            bid = dossier.bids.get(row.bid)
            if bid is None or bid.lot != lot or is_opened(row):
                continue
            if row.bid in stay:
                found.unopened.append(row.bid)
            else:
                _move(seen, row, own, bid, found)
    return found


def refuse_early(tender: Tender, lot: str) -> None:
    """Refuse an attempt on prices whose quality is not locked. Raises: Refused, Http404."""
    dossier = competition_of(tender).dossier
    if lot not in dossier.lots:
        raise Http404("There is no such lot.")
    if not quality_is_locked(dossier, lot):
        raise Refused(too_early(lot))


@sensitive_variables("passphrase")
def plain_file(seen: Seen, tender: Tender, bid: str, passphrase: str) -> bytes:
    """The file of a price that both officers opened, for one of them; it is logged.

    Raises: Http404; InvalidValue.
    """
    row = sealed_for(tender, bid)
    if not is_opened(row):
        raise InvalidValue(
            what="two officers have not opened it",
            where=f"the price of bid {bid}",
            mend="let both release it on the page of prices",
        )
    own = price_keys.opened_key(seen, tender, passphrase)
    content = sealing.unsealed(_sealed(row), _release_to(row, seen), own)
    log.write(
        seen.acting,
        "price-file-read",
        record=address_of(tender, "price", bid),
        partnership=seen.partnership,
        after={"commitment": row.commitment},
    )
    return content


@sensitive_variables("content")
def enter_sheet(seen: Seen, tender: Tender, bid: str, content: bytes, source: str) -> int:
    """Enter what a price sheet says; how many records it made. Raises: BadInput."""
    with transaction.atomic():
        held = locked(tender)
        plan = held.dossier.plan
        sheet = read_price_sheet(plan, content, f"bid {bid}, {source}")
        taken = [one.id for one in held.dossier.records]
        records: tuple[TenderRecord, ...] = sheet_records(
            sheet, bid, entered_on=held.moment.date(), source=source, taken=taken
        )
        add(seen, held, records)
    return len(records)


def holders(tender: Tender) -> frozenset[str]:
    """The officers for whom prices are sealed that are not opened yet."""
    still = (row for row in standing_sealed(tender) if not is_opened(row))
    return frozenset(name for row in still for name in _sealed(row).officers)


@sensitive_variables("passphrase")
def hand_over(seen: Seen, tender: Tender, successor: OfficerKey, passphrase: str) -> int:
    """Seal the own halves for a successor; how many prices changed hands. Raises: InvalidValue."""
    own = price_keys.opened_key(seen, tender, passphrase)
    moved = 0
    with transaction.atomic():
        locked(tender)
        for row in standing_sealed(tender):
            sealed = _sealed(row)
            if own.officer not in sealed.officers or is_opened(row):
                continue
            fresh = sealing.handed_over(sealed, own, successor)
            SealedPrice.objects.create(
                partnership=seen.partnership,
                tender=tender,
                bid=row.bid,
                name=row.name,
                text=sealing.sealed_text(fresh),
                commitment=row.commitment,
                sealed_sha256=fresh.fingerprint,
                received_by=row.received_by,
                received_at=row.received_at,
                supersedes=row,
            )
            moved += 1
        log.write(
            seen.acting,
            "price-shares-handed-over",
            record=address_of(tender, "prices"),
            partnership=seen.partnership,
            after={"from": own.officer, "to": successor.officer, "prices": moved},
        )
    return moved


def _move(seen: Seen, row: SealedPrice, own: OpenedKey, bid: Bid, found: Opening) -> None:
    """One officer's step with one price."""
    releases = list(row.releases.all())
    mine = any(one.by_id == seen.acting.user.pk for one in releases)
    if mine:
        found.waiting.append(row.bid)
        return
    sealed = _sealed(row)
    other = _other_key(row, sealed, own)
    if not releases:
        _release(seen, row, sealed, own, other)
        found.released.append(row.bid)
        return
    refusal = two_officers_open_prices(
        second=str(seen.acting.user.pk), first=str(releases[0].by_id)
    )
    if refusal is not None:
        raise Refused(refusal)
    content = sealing.unsealed(sealed, _release_to(row, seen), own)
    _release(seen, row, sealed, own, other)
    found.opened.append(row.bid)
    try:
        enter_sheet(seen, row.tender, bid.id, content, row.name)
    except (BadInput, InvalidValue) as fault:
        problems = fault.problems if isinstance(fault, BadInput) else (fault.as_problem(),)
        found.trouble[row.bid] = tuple(problems)


def _release(
    seen: Seen, row: SealedPrice, sealed: sealing.Sealed, own: OpenedKey, other: price_keys.Officer
) -> None:
    assert other.key is not None
    made = sealing.release(sealed, own, price_keys.read(other.key))
    PriceRelease.objects.create(
        partnership=seen.partnership,
        sealed=row,
        by=seen.acting.user,
        to=other.key.person,
        share=b64encode(made.share).decode(),
    )
    log.write(
        seen.acting,
        "price-released"
        if not row.releases.exclude(by=seen.acting.user).exists()
        else "price-opened",
        record=address_of(row.tender, "price", row.bid),
        partnership=seen.partnership,
        after={"by": own.officer, "to": made.to, "commitment": row.commitment},
    )


def _sealed(row: SealedPrice) -> sealing.Sealed:
    return sealing.read_sealed(row.text, f"the sealed price of bid {row.bid}")


def _other_key(row: SealedPrice, sealed: sealing.Sealed, own: OpenedKey) -> price_keys.Officer:
    """The other officer for whom it was sealed. Raises: InvalidValue for one of neither."""
    names = [one for one in sealed.officers if one != own.officer]
    for one in price_keys.officers_of(row.tender):
        if one.key is not None and len(names) == 1 and one.key.officer == names[0]:
            return one
    raise InvalidValue(
        what=f"it is sealed for {' and '.join(sealed.officers)}, who are not both officers now",
        where=f"the price of bid {row.bid}",
        mend="have the officer who left hand over, or be appointed again",
    )


def _release_to(row: SealedPrice, seen: Seen) -> sealing.Release:
    """The other officer's release to the one who acts. Raises: InvalidValue without it."""
    sealed = _sealed(row)
    for one in row.releases.all():
        if one.to_id == seen.acting.user.pk:
            own = price_keys.key_of(row.tender, one.to_id)
            given = price_keys.key_of(row.tender, one.by_id)
            assert own is not None
            assert given is not None
            return sealing.Release(
                about=sealed.about, by=given.officer, to=own.officer, share=b64decode(one.share)
            )
    raise InvalidValue(
        what="the other officer has not released it to you",
        where=f"the price of bid {row.bid}",
        mend="ask the two officers for whom it was sealed",
    )
