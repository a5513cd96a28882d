"""Partnerships and answers are found as soon as they are saved."""

from __future__ import annotations

from django_scopes import scopes_disabled

from counterfoil_web.partnerships.models import SearchEntry
from counterfoil_web.partnerships.searchable import all_answers, all_partnerships
from tests.web.partnerships.conftest import QUESTION


def entry(record):
    with scopes_disabled():
        return SearchEntry.objects.get(record=record)


def test_a_partnership_is_found_by_its_words_and_its_parties(world):
    world.partnership.summary = "Dalfa ar Ynys Môn"
    world.partnership.save()

    found = entry(f"partnership/{world.partnership.ref}").folded

    assert "ynys mon" in found
    assert "example policing body" in found
    assert found.startswith(" custody services ")


def test_an_answer_is_found_by_its_words_evidence_and_owner(world, answered):
    found = entry(f"answer/{world.partnership.ref}/{QUESTION}")

    assert "deputy chief constable" in found.folded
    assert "board minute 14" in found.folded
    assert "owner contract manager" in found.folded
    assert found.address == f"/partnerships/{world.partnership.ref}/questions/{QUESTION}/"


def test_a_rebuild_yields_the_same(world, answered):
    with scopes_disabled():
        records = {document.record for document in (*all_partnerships(), *all_answers())}
        kept = set(SearchEntry.objects.values_list("record", flat=True))

    assert records == kept
    assert len(records) == 4
