"""An organisation's own Word template: tried before it is kept, one at a time, none ever lost."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.template import template_case
from counterfoil.errors import UnreadableInput
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.reports.marked_word import marked_word
from counterfoil.reports.word_case import word_case
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import Organisation
from counterfoil_web.records import log
from counterfoil_web.records.prepared_query import PreparedQuery
from counterfoil_web.results.models import WordTemplate

MOST_BYTES = 20_000_000


def template_of(organisation: Organisation) -> WordTemplate | None:
    """The template that an organisation uses, its content unread; None for ours. One query."""
    return next(iter(_in_use(organisation.pk)), None)


_in_use: PreparedQuery[WordTemplate] = PreparedQuery(
    lambda organisation_id: (
        WordTemplate.objects.filter(organisation_id=organisation_id, withdrawn_at=None)
        .select_related("added_by")
        .only("organisation_id", "name", "added_at", "added_by__name")
        .order_by("pk")[:1]
    )
)


def set_template(acting: Acting, upload: UploadedFile) -> WordTemplate:
    """Use a template from now on; the one before is kept, but no longer used.

    Raises: UnreadableInput when it is no .docx, is too large, holds macros, or cannot be filled.
    """
    content = _checked(upload)
    with transaction.atomic():
        _withdraw(acting.organisation)
        row = WordTemplate.objects.create(
            organisation=acting.organisation,
            name=(upload.name or "template.docx")[:200],
            content=content,
            digest=hashlib.sha256(content).hexdigest(),
            added_by=acting.user,
        )
        log.write(
            acting,
            "word-template-set",
            record=f"word-template/{row.pk}",
            after={"name": row.name, "sha256": row.digest},
        )
    return row


def remove_template(acting: Acting) -> None:
    """Go back to our own template."""
    with transaction.atomic():
        row = template_of(acting.organisation)
        if row is None:
            return
        _withdraw(acting.organisation)
        log.write(
            acting,
            "word-template-removed",
            record=f"word-template/{row.pk}",
            before={"name": row.name, "sha256": row.digest},
        )


def _withdraw(organisation: Organisation) -> None:
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    WordTemplate.objects.filter(organisation=organisation, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )


def _checked(upload: UploadedFile) -> bytes:
    """The bytes of a template that fills in. Raises: UnreadableInput."""
    name = upload.name or "the file"
    if not name.casefold().endswith(".docx"):
        raise _unfit(name, "it is not a .docx file", "save it from Word as .docx, without macros")
    if (upload.size or 0) > MOST_BYTES:
        what = f"it is {upload.size or 0:,} bytes; at most {MOST_BYTES:,} are read"
        raise _unfit(name, what, "take pictures out of the template")
    content = upload.read()
    _refuse_active_content(name, content)
    case = template_case(PartnershipKind.BUSINESS)
    answer = appraise(case, trials=500)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "template.docx"
        place.write_bytes(content)
        try:
            marked_word(word_case(case, answer, "Not reviewed", place), "OFFICIAL", "Not reviewed")
        except UnreadableInput as fault:
            raise _unfit(name, fault.what, fault.mend) from fault
        except Exception as fault:
            what = "Word's own parts of it cannot be read"
            raise _unfit(name, what, "open it in Word, save it again as .docx") from fault
    return bytes(content)


def _refuse_active_content(name: str, content: bytes) -> None:
    """Refuse what could run or fetch something in the reader's Word."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > 10 * MOST_BYTES:
                raise _unfit(name, "unpacked it is too large", "take pictures out of the template")
            names = [member.filename.lower() for member in members]
            relations = [
                archive.read(member).decode("utf-8", "replace")
                for member in members
                if member.filename.lower().endswith(".rels")
            ]
    except zipfile.BadZipFile as fault:
        raise _unfit(name, "it is not a Word document", "save it from Word as .docx") from fault
    if any("vbaproject" in one or "/activex/" in one or "oleobject" in one for one in names):
        raise _unfit(name, "it holds macros", "save it from Word as .docx, without macros")
    fetched = [
        text for text in relations if 'TargetMode="External"' in text and "attachedTemplate" in text
    ]
    if fetched:
        what = "it fetches another template from elsewhere when it is opened"
        raise _unfit(name, what, "in Word, detach the template, then save it again")


def _unfit(name: str, what: str, mend: str) -> UnreadableInput:
    return UnreadableInput(what=what, where=name, mend=mend)
