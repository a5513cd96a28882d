"""Terms written, proposed and agreed: by two people, and nothing agreed is ever changed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from counterfoil.access import Capability, separation
from counterfoil.errors import InvalidValue
from counterfoil.record.canonical import digest
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.contracts.models import AgreedTerms, Contract, TermsDraft
from counterfoil_web.contracts.store import OF_CONTRACT, agreed_terms, suppliers_of
from counterfoil_web.contracts.terms_beginnings import Beginning
from counterfoil_web.contracts.terms_reading import Reading, read_terms
from counterfoil_web.partnerships.kept_queries import QueryOfOne
from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log


class ChangedMeanwhile(Exception):
    """Somebody else saved the draft since it was opened; row: how it stands now, None if gone."""

    def __init__(self, row: TermsDraft | None) -> None:
        super().__init__("the draft was changed by somebody else")
        self.row = row


def draft_of(contract: Contract) -> TermsDraft | None:
    """The draft of a contract's terms, with who saved and who proposed it."""
    return next(iter(_draft.of(contract.partnership_id, contract=contract.pk)), None)


_draft = QueryOfOne(
    lambda: TermsDraft.objects.filter(**OF_CONTRACT).select_related("saved_by", "proposed_by")
)


def agreements_of(contract: Contract) -> list[AgreedTerms]:
    """Every document agreed, newest first, with who did it; without its text."""
    return _agreements.of(contract.partnership_id, contract=contract.pk)


_agreements = QueryOfOne(
    lambda: (
        AgreedTerms.objects.filter(**OF_CONTRACT)
        .select_related("proposed_by", "agreed_by")
        .defer("text")
    )
)


def agreement_numbered(contract: Contract, number: int) -> AgreedTerms | None:
    """One agreed document, none where no terms of that number were agreed."""
    return AgreedTerms.objects.filter(contract=contract, number=number).first()


def reading_of(contract: Contract, text: str, agreed: AgreedTerms | None) -> Reading:
    """A text read as terms of the contract."""
    return read_terms(text, contract.key, "" if agreed is None else agreed.text)


def key_is_taken(seen: Seen, key: str) -> bool:
    """Whether a contract of the partnership has the key already."""
    return Contract.objects.filter(partnership=seen.partnership, key=key).exists()


@transaction.atomic
def start_contract(seen: Seen, begun: Beginning, *, authority_only: bool = False) -> Contract:
    """A contract with a draft of its terms. Raises: Refused, InvalidValue for a key in use.

    authority_only: whether no supplier sees it once its terms are agreed. It is that of the
    partnership's only supplier; of several one is named later.
    """
    seen.require(Capability.RECORD_FIGURES)
    Partnership.objects.select_for_update().filter(pk=seen.partnership.pk).first()
    if key_is_taken(seen, begun.key):
        raise InvalidValue(
            what=f"a contract is kept here as {begun.key} already",
            where="the short name",
            mend="give this one another",
        )
    suppliers = suppliers_of(seen)
    contract = Contract.objects.create(
        partnership=seen.partnership,
        supplier=suppliers[0] if len(suppliers) == 1 else None,
        key=begun.key,
        title=begun.title,
        illustrative=_illustrative(begun),
        authority_only=authority_only,
        made_by=seen.acting.user,
    )
    _write_draft(seen, contract, TermsDraft(contract=contract, revision=0), begun.text)
    log.write(
        seen.acting,
        "contract-started",
        record=address(contract),
        partnership=seen.partnership,
        after={
            "title": begun.title,
            "fingerprint": digest(begun.text),
            "authority_only": authority_only,
        },
    )
    return contract


@transaction.atomic
def show_to(seen: Seen, contract: Contract, supplier: Organisation | None) -> None:
    """Name the supplier that sees a contract; None keeps it to the authority. Raises: Refused.

    Kept to the authority, it still names whose it is.
    """
    seen.require(Capability.RECORD_FIGURES)
    before = _sight(contract)
    contract.authority_only = supplier is None
    contract.supplier = supplier or contract.supplier
    if _sight(contract) == before:
        return
    contract.save(update_fields=["authority_only", "supplier"])
    log.write(
        seen.acting,
        "contract-kept-to-authority" if supplier is None else "contract-shown-to-supplier",
        record=f"contract/{contract.partnership.ref}/{contract.key}",
        partnership=seen.partnership,
        before=before,
        after=_sight(contract),
    )


def _sight(contract: Contract) -> dict[str, Any]:
    supplier = "" if contract.supplier is None else contract.supplier.name
    return {"authority_only": contract.authority_only, "supplier": supplier}


@transaction.atomic
def save_draft(seen: Seen, contract: Contract, text: str, revision: int) -> TermsDraft:
    """Keep the text, whatever it says; a proposal of what stood before ends.

    revision: the one it was opened on, 0 when there was none. Raises: Refused, ChangedMeanwhile.
    """
    seen.require(Capability.RECORD_FIGURES)
    draft = _locked(contract)
    if (0 if draft is None else draft.revision) != revision:
        raise ChangedMeanwhile(draft)
    if draft is not None and draft.text == text:
        return draft
    before = None if draft is None else {"revision": draft.revision, **_mark(draft.text)}
    draft = _write_draft(seen, contract, draft or TermsDraft(contract=contract, revision=0), text)
    log.write(
        seen.acting,
        "terms-draft-saved",
        record=address(contract),
        partnership=seen.partnership,
        before=before,
        after={"revision": draft.revision, **_mark(text)},
    )
    return draft


@transaction.atomic
def propose_terms(seen: Seen, contract: Contract, reason: str, revision: int) -> TermsDraft:
    """Ask finance to agree the draft as it stands.

    Raises: Refused, ChangedMeanwhile, InvalidValue when it cannot be agreed.
    """
    seen.require(Capability.RECORD_FIGURES)
    draft = _at(contract, revision)
    _sound(contract, draft)
    draft.proposed_by, draft.proposed_at = seen.acting.user, timezone.now()
    draft.reason = reason
    draft.save(update_fields=["proposed_by", "proposed_at", "reason"])
    log.write(
        seen.acting,
        "terms-proposed",
        record=address(contract),
        partnership=seen.partnership,
        after=_mark(draft.text),
        reason=reason,
    )
    return draft


@transaction.atomic
def send_terms_back(seen: Seen, contract: Contract, why: str) -> None:
    """Say why a proposed draft is not agreed; it stays to be changed. Raises: Refused."""
    seen.require(Capability.AGREE_TERMS)
    draft = _proposed(contract)
    draft.proposed_by, draft.proposed_at = None, None
    draft.save(update_fields=["proposed_by", "proposed_at"])
    log.write(
        seen.acting,
        "terms-sent-back",
        record=address(contract),
        partnership=seen.partnership,
        before=_mark(draft.text),
        reason=why,
    )


@transaction.atomic
def agree_terms(seen: Seen, contract: Contract, revision: int) -> AgreedTerms:
    """The proposed draft becomes what is agreed, for ever.

    revision: the one that the person was shown. Raises: Refused, by a role or because they wrote
    some of it; ChangedMeanwhile; InvalidValue when it cannot be agreed.
    """
    seen.require(Capability.AGREE_TERMS)
    draft = _at(contract, revision)
    _proposed(contract)
    refusal = separation.agreer_is_not_author(
        agreer=seen.acting.user.pk, authors=[*draft.authors, draft.proposed_by_id]
    )
    if refusal is not None:
        raise Refused(refusal)
    last, reading = _sound(contract, draft)
    document = reading.document
    assert document is not None
    row = AgreedTerms.objects.create(
        partnership=seen.partnership,
        contract=contract,
        number=1 if last is None else last.number + 1,
        text=draft.text,
        fingerprint=digest(draft.text),
        reason=draft.reason,
        proposed_by=draft.proposed_by,
        agreed_by=seen.acting.user,
    )
    contract.title, contract.illustrative = document.title[:200], document.illustrative
    contract.save(update_fields=["title", "illustrative"])
    draft.delete()
    log.write(
        seen.acting,
        "terms-agreed",
        record=address(contract),
        partnership=seen.partnership,
        after={"number": row.number, "fingerprint": row.fingerprint},
        reason=row.reason,
    )
    return row


def address(contract: Contract) -> str:
    """The record of a contract's terms in the log."""
    return f"terms/{contract.partnership.ref}/{contract.key}"


def _write_draft(seen: Seen, contract: Contract, draft: TermsDraft, text: str) -> TermsDraft:
    author = str(seen.acting.user.pk)
    draft.partnership = seen.partnership
    draft.contract = contract
    draft.text = text
    draft.revision += 1
    draft.saved_by, draft.saved_at = seen.acting.user, timezone.now()
    draft.authors = sorted({*draft.authors, author})
    draft.proposed_by, draft.proposed_at = None, None
    draft.save()
    return draft


def _locked(contract: Contract) -> TermsDraft | None:
    Contract.objects.select_for_update().filter(pk=contract.pk).first()
    return draft_of(contract)


def _at(contract: Contract, revision: int) -> TermsDraft:
    draft = _locked(contract)
    if draft is None or draft.revision != revision:
        raise ChangedMeanwhile(draft)
    return draft


def _proposed(contract: Contract) -> TermsDraft:
    draft = _locked(contract)
    if draft is None or draft.proposed_by_id is None:
        raise InvalidValue(
            what="no terms are proposed",
            where=contract.title,
            mend="have the contract manager propose the draft",
        )
    return draft


def _sound(contract: Contract, draft: TermsDraft) -> tuple[AgreedTerms | None, Reading]:
    last = agreed_terms(contract)
    reading = reading_of(contract, draft.text, last)
    if not reading.is_sound:
        count = len(reading.errors)
        raise InvalidValue(
            what=f"{count} problem{'' if count == 1 else 's'} must be mended first",
            where="the draft of the terms",
            mend="open the draft: each is listed with its line",
        )
    if last is not None and last.text == draft.text:
        raise InvalidValue(
            what="the draft says what is agreed already",
            where="the draft of the terms",
            mend="change it first, or leave it",
        )
    return last, reading


def _illustrative(begun: Beginning) -> str:
    document = read_terms(begun.text, begun.key, "").document
    return "" if document is None else document.illustrative


def _mark(text: str) -> dict[str, Any]:
    return {"fingerprint": digest(text)}
