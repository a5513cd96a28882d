from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from counterfoil.casefile.case_text import text_fingerprint
from counterfoil.casefile.edits import CellEdit, RowAdded
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.baseline_store import sign_service
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.kept_drafts import KEPT
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import (
    NoOpenDraft,
    draft_case,
    draft_text,
    locked_draft,
    open_draft,
    open_draft_from,
    problems_of,
    stored_text,
)
from counterfoil_web.records.kept_in_memory import forget_all
from counterfoil_web.records.models import Event


def test_a_draft_says_what_it_was_opened_from(draft, template_text):
    assert text_fingerprint(draft_text(draft)) == text_fingerprint(template_text)
    assert draft.source == "the template"


def test_a_draft_of_the_template_makes_a_case(draft):
    read = draft_case(draft)

    assert read.case is not None
    assert read.errors == ()


def test_opening_a_draft_is_logged(draft, world):
    event = Event.objects.get(kind="draft-opened")

    assert event.partnership_ref == world.partnership.ref
    assert event.record == f"draft/{world.partnership.ref}/{draft.pk}"


def test_at_most_one_draft_is_open(draft, world, acting_as, template_text):
    with pytest.raises(InvalidValue, match="open already"):
        open_draft_from(
            acting_as("finance_partner"), world.partnership, template_text, source="again"
        )

    assert Draft.objects.count() == 1


def test_the_open_draft_is_found_in_one_query(draft, world, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert open_draft(world.partnership) == draft


def test_without_a_draft_there_is_nothing_to_lock(world, in_scope):
    assert open_draft(world.partnership) is None
    with pytest.raises(NoOpenDraft):
        locked_draft(world.partnership)


def test_problems_are_kept_with_the_draft(draft):
    kept = problems_of(draft)

    assert [(one.table, one.column) for one in kept] == [("baseline", "signed_by")]
    assert "not signed" in kept[0].problem.what


def test_a_draft_is_read_once_as_it_stands(draft, world, acting_as, django_assert_num_queries):
    draft_text(draft)
    with django_assert_num_queries(0):
        assert draft_text(open_draft_row(draft)).row("lines", "r1").text("amount") == "2200000"

    change = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="7")
    save_edits(acting_as("finance_partner"), world.partnership, [change])
    after = draft_text(open_draft(world.partnership))
    assert after.row("lines", "r1").text("amount") == "7"


def open_draft_row(draft: Draft) -> Draft:
    """The same row as another request has it."""
    return Draft(pk=draft.pk, revision=draft.revision, changed_at=draft.changed_at)


def test_what_was_rolled_back_is_never_shown(draft, world, acting_as):
    def typed(text: str) -> Draft:
        change = CellEdit(table="lines", row="r1", column="amount", base="2200000", text=text)
        return save_edits(acting_as("finance_partner"), world.partnership, [change]).draft

    with transaction.atomic():
        lost = typed("1")
        assert draft_text(lost).row("lines", "r1").text("amount") == "1"
        transaction.set_rollback(True)
    stands = typed("2")

    assert stands.revision == lost.revision
    assert draft_text(stands).row("lines", "r1").text("amount") == "2"


def test_a_text_with_later_changes_than_its_row_is_not_kept(draft, world, acting_as):
    early = open_draft(world.partnership)
    change = CellEdit(table="lines", row="r1", column="amount", base="2200000", text="7")
    save_edits(acting_as("finance_partner"), world.partnership, [change])
    forget_all()

    draft_text(early)
    assert KEPT.held == 0


def test_the_case_of_a_draft_follows_its_signatures(draft, world, acting_as):
    before = draft_case(draft)
    assert draft_case(draft) is before
    give_source(world, acting_as)
    sign_service(acting_as("finance_officer"), world.partnership, "detention")

    signed = draft_case(open_draft(world.partnership))
    assert "Finance officer" in next(
        one.signed_by for one in signed.case.baseline if one.id == "detention"
    )


def give_source(world: Any, acting_as: Any) -> None:
    rows = [
        RowAdded(table="sources", row="n1", cells={"id": "ledger", "title": "Ledger"}),
        CellEdit(table="baseline", row="r1", column="sources", base="", text="ledger"),
        CellEdit(table="baseline", row="r1", column="as_at", base="", text="2026-03-31"),
    ]
    save_edits(acting_as("commercial_lead"), world.partnership, rows)


def test_who_writes_reads_what_is_stored(draft, django_assert_num_queries):
    draft_text(draft)
    with django_assert_num_queries(1):
        assert stored_text(draft) == draft_text(draft)
