"""Partnerships and answers put where search finds them, whenever they are saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil import guide
from counterfoil.access import Capability
from counterfoil_web.partnerships import presenters, search_index
from counterfoil_web.partnerships.models import Access, Answer, Partnership
from counterfoil_web.partnerships.search_index import Document


def connect() -> None:
    """Keep the index in step with what is saved."""
    for sender, saved in (
        (Partnership, _partnership_saved),
        (Access, _access_saved),
        (Answer, _answer_saved),
    ):
        post_save.connect(saved, sender=sender, dispatch_uid=f"search of {sender.__name__}")
    search_index.register_kind("partnership", "Partnerships", all_partnerships)
    search_index.register_kind("answer", "Answers", all_answers)


def all_partnerships() -> Iterable[Document]:
    """Every partnership as search keeps it; for a rebuild."""
    parties: dict[int, list[str]] = {}
    for partnership, name in _live_parties().values_list("partnership_id", "organisation__name"):
        parties.setdefault(partnership, []).append(name)
    for partnership in Partnership.objects.iterator(chunk_size=500):
        yield partnership_document(partnership, parties.get(partnership.pk, []))


def all_answers() -> Iterable[Document]:
    """Every answer as search keeps it; for a rebuild."""
    rows = Answer.objects.select_related("partnership", "owner")
    for answer in rows.iterator(chunk_size=500):
        yield answer_document(answer)


def partnership_document(partnership: Partnership, parties: Iterable[str]) -> Document:
    """What a partnership is found by. Whoever may know of it may find it."""
    kind = presenters.kind_words(partnership.kind)
    told = (partnership.summary, f"{kind}. {', '.join(parties)}", partnership.ref)
    return Document(
        kind="partnership",
        record=f"partnership/{partnership.ref}",
        partnership=partnership,
        title=partnership.title,
        text="\n".join(filter(None, told)),
        url=reverse("partnerships:workspace", args=[partnership.ref]),
        capability=Capability.VIEW_SUMMARY,
    )


def answer_document(answer: Answer) -> Document:
    """What an answer is found by: its words, its evidence and its owner."""
    question = guide.question(answer.question_id)
    owner = f"Owner: {answer.owner}" if answer.owner else ""
    return Document(
        kind="answer",
        record=f"answer/{answer.partnership.ref}/{question.id}",
        partnership=answer.partnership,
        title=f"{question.id}: {question.text}",
        text="\n".join(filter(None, (answer.text, answer.evidence, owner))),
        url=reverse("partnerships:question", args=[answer.partnership.ref, question.id]),
    )


def _put(document: Document) -> None:
    search_index.put(
        kind=document.kind,
        record=document.record,
        partnership=document.partnership,
        title=document.title,
        text=document.text,
        url=document.url,
        capability=document.capability,
    )


def _index(partnership: Partnership) -> None:
    with scopes_disabled():
        rows = _live_parties().filter(partnership=partnership)
        _put(partnership_document(partnership, rows.values_list("organisation__name", flat=True)))


def _partnership_saved(instance: Partnership, **_signal: Any) -> None:
    _index(instance)


def _access_saved(instance: Access, **_signal: Any) -> None:
    if instance.part:
        _index(instance.partnership)


def _answer_saved(instance: Answer, **_signal: Any) -> None:
    with scopes_disabled():
        _put(answer_document(instance))


def _live_parties() -> Any:
    day = timezone.localdate()
    return (
        Access.objects.filter(Q(ends=None) | Q(ends__gte=day), revoked_at=None, starts__lte=day)
        .exclude(part="")
        .order_by("pk")
    )
