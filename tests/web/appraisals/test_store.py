from __future__ import annotations

import pytest

from counterfoil.casefile.case_text import text_fingerprint
from counterfoil.errors import InvalidValue
from counterfoil_web.appraisals.models import Draft
from counterfoil_web.appraisals.store import (
    NoOpenDraft,
    draft_case,
    draft_text,
    locked_draft,
    open_draft,
    open_draft_from,
    problems_of,
    table_text,
)
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


def test_one_table_can_be_read_alone(draft):
    text = table_text(draft, "baseline")

    assert [row.text("id") for row in text.rows("baseline")] == [
        "detention",
        "healthcare",
        "sergeants",
    ]
    assert text.rows("lines") == ()
