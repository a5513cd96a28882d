"""The baseline register: what each service costs today, and who has signed that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Capability, Role
from counterfoil.access.baseline_signing import signer_is_not_author
from counterfoil.access.capabilities import CAPABILITY_RULES
from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.appraisals.baseline_authors import authors_by_row
from counterfoil_web.appraisals.models import BaselineSignature, Draft, Version
from counterfoil_web.appraisals.signatures import (
    SIGNED_CELLS,
    SIGNED_TABLE,
    Signed,
    service_digest,
    signed_of,
    standing,
)
from counterfoil_web.appraisals.store import (
    draft_text,
    keep_reading,
    locked_draft,
    signatures_for,
    stored_text,
)
from counterfoil_web.appraisals.versions_store import text_of_version
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.records import log


@dataclass(frozen=True, kw_only=True)
class Service:
    """One service line: its row, the signature that stands, and one that fell away.

    claim: what an imported text says of a signature that nobody gave here.
    """

    row: TextRow
    signed: Signed | None
    fallen: Signed | None = None
    claim: str = ""

    @property
    def id(self) -> str:
        """The service's short name."""
        return self.row.text("id").strip()

    @property
    def title(self) -> str:
        """The service in words."""
        return self.row.text("title") or self.id or "A service without a name"


@dataclass(frozen=True, kw_only=True)
class BaselineState:
    """Whether a baseline is signed: it has services, and a signature stands under each."""

    services: tuple[Service, ...]

    @property
    def unsigned(self) -> tuple[Service, ...]:
        """The services under which no signature stands."""
        return tuple(service for service in self.services if service.signed is None)

    @property
    def signed(self) -> bool:
        """Whether the case may be approved as far as its baseline goes."""
        return bool(self.services) and not self.unsigned

    @property
    def sentence(self) -> str:
        """The state in words."""
        count = len(self.services)
        if not count:
            return "The case has no baseline, so it can be drafted but not approved."
        if not self.unsigned:
            every = "The one service line is" if count == 1 else f"All {count} service lines are"
            return f"{every} signed."
        names = ", ".join(service.title for service in self.unsigned)
        return (
            f"{count - len(self.unsigned)} of {count} service lines signed, so the case can be "
            f"drafted but not approved. Not signed: {names}."
        )


def baseline_state(version: Version) -> BaselineState:
    """The baseline of a version with the signatures that it carries."""
    return _state(text_of_version(version), [signed_of(one) for one in version.signatures])


def draft_baseline(draft: Draft, text: CaseText | None = None) -> BaselineState:
    """The baseline of a draft with the signatures that stand or fell away. At most two queries."""
    return _state(text or draft_text(draft), signatures_for(draft.partnership_id))


def sign_service(
    acting: Acting, partnership: Partnership, service: str, *, as_shown: str = ""
) -> BaselineSignature:
    """Sign a service line as it now stands in the open draft.

    as_shown: the digest of the figures that the signer saw; others are not signed unseen.

    Raises: Refused for who typed its figures; Http404 when the draft has no such service;
    InvalidValue when its figures are missing or it is signed already; NoOpenDraft.
    """
    with transaction.atomic():
        draft = locked_draft(partnership)
        text = stored_text(draft)
        row = _row(text, service)
        refusal = signer_is_not_author(
            signer=acting.user.pk, authors=authors_by_row(draft).get(row.id, ())
        )
        if refusal is not None:
            raise Refused(refusal)
        _refuse_incomplete(row)
        if as_shown and as_shown != service_digest(row.cells):
            raise InvalidValue(
                what="its figures changed after you opened the page",
                where=row.text("title"),
                mend="look at them again, then sign",
            )
        if standing(row, signatures_for(partnership.pk)) is not None:
            raise InvalidValue(
                what="this service is signed already",
                where=row.text("title"),
                mend="sign it again only after its figures change",
            )
        signature = BaselineSignature.objects.create(
            partnership=partnership,
            service=service,
            digest=service_digest(row.cells),
            cells=_figures(row),
            signed_by=acting.user,
            organisation=acting.organisation,
            role=_role_of(acting).value,
            signed_at=timezone.now(),
        )
        keep_reading(draft, text)
        draft.save()
        log.write(
            acting,
            "baseline-signed",
            record=f"baseline/{partnership.ref}/{service}",
            partnership=partnership,
            after={"digest": signature.digest, "role": signature.role, **_figures(row)},
        )
    return signature


def withdraw_signature(acting: Acting, partnership: Partnership, service: str) -> None:
    """Take back one's own signature under a service line; what versions carry stays.

    Raises: Http404 when one has signed no such service; NoOpenDraft.
    """
    with transaction.atomic():
        draft = locked_draft(partnership)
        mine = BaselineSignature.objects.filter(
            partnership=partnership, service=service, signed_by=acting.user, withdrawn_at=None
        )
        if not mine:
            raise Http404("You have not signed this service.")
        for signature in mine:
            signature.withdrawn_at = timezone.now()
            signature.save()
        keep_reading(draft, stored_text(draft))
        draft.save()
        log.write(
            acting,
            "baseline-signature-withdrawn",
            record=f"baseline/{partnership.ref}/{service}",
            partnership=partnership,
            before={"digest": [signature.digest for signature in mine]},
        )


def missing_in(row: TextRow) -> tuple[str, ...]:
    """What a service line lacks before it can be signed, in words."""
    words = {"title": "title", "cost_gbp": "cost", "as_at": "date", "sources": "source"}
    return tuple(word for name, word in words.items() if not row.text(name))


def _state(text: CaseText, signatures: Iterable[Signed]) -> BaselineState:
    known = tuple(signatures)
    return BaselineState(
        services=tuple(_service(row, known) for row in text.rows(SIGNED_TABLE)),
    )


def _service(row: TextRow, known: tuple[Signed, ...]) -> Service:
    signed = standing(row, known)
    service = row.text("id").strip()
    earlier = [one for one in known if one.service == service]
    fallen = max(earlier, key=lambda one: one.at, default=None) if signed is None else None
    return Service(row=row, signed=signed, fallen=fallen, claim=row.text("signed_by"))


def _row(text: CaseText, service: str) -> TextRow:
    found = [row for row in text.rows(SIGNED_TABLE) if row.text("id").strip() == service]
    if not service or len(found) != 1:
        raise Http404("There is no such service in the draft.")
    return found[0]


def _refuse_incomplete(row: TextRow) -> None:
    missing = missing_in(row)
    if missing:
        raise InvalidValue(
            what=f"it has no {' and no '.join(missing)}",
            where=row.text("title") or row.text("id"),
            mend="fill it in first: a signature stands under figures with a date and a source",
        )


def _figures(row: TextRow) -> dict[str, str]:
    return {name: text for name, text in row.cells.items() if name not in SIGNED_CELLS}


def _role_of(acting: Acting) -> Role:
    """The role in which somebody signs: the first of theirs that may."""
    able = CAPABILITY_RULES[Capability.SIGN_BASELINE].roles
    return next(role for role in sorted(acting.roles) if role in able)
