from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil.appraisal.appraise import appraise
from counterfoil.casefile.case_text import text_fingerprint
from counterfoil.casefile.edits import CellEdit
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.template import template_case
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.models import Draft, Version
from counterfoil_web.appraisals.store import NoOpenDraft, open_draft, open_draft_from
from counterfoil_web.appraisals.versions_store import (
    NotReady,
    authors_since,
    case_of,
    latest_version,
    make_version_from_case,
    submit_draft,
    text_of_version,
    version_for,
    versions_of,
    versions_to_list,
)
from counterfoil_web.records.models import Event


@pytest.fixture
def version(draft, world, acting_as):
    return submit_draft(acting_as("commercial_lead"), world.partnership, "for the finance officer")


def amount(base, text):
    return CellEdit(table="lines", row="r1", column="amount", base=base, text=text)


def test_a_version_holds_the_case_as_it_was_drafted(version):
    case = case_of(version)

    assert case.lines == template_case("custody").lines
    assert case.version == "1"
    assert version.fingerprint == case_fingerprint(case)


def test_the_summary_is_what_the_engine_says(version):
    answer = appraise(template_case("custody"))
    assert answer.chances is not None
    spread = next(one for one in answer.chances.options if one.option == answer.preferred).npsv

    assert version.summary["preferred"] == answer.preferred
    assert version.summary["npsv_gbp"] == answer.option(answer.preferred).npsv_gbp
    assert (version.summary["p10_gbp"], version.summary["p90_gbp"]) == (
        spread.p10_gbp,
        spread.p90_gbp,
    )
    assert spread.p10_gbp < spread.p90_gbp


def test_submitting_closes_the_draft_and_is_logged_with_its_reason(version, draft, world):
    assert open_draft(world.partnership) is None
    assert Draft.objects.get(pk=draft.pk).became == version
    event = Event.objects.get(kind="case-submitted")
    assert event.reason == "for the finance officer"
    assert event.record == f"version/{world.partnership.ref}/1"


def test_everybody_who_wrote_is_an_author(draft, world, acting_as):
    save_edits(acting_as("finance_partner"), world.partnership, [amount("2200000", "2210000")])
    version = submit_draft(acting_as("finance_officer"), world.partnership, "ready")

    people = world.people
    assert set(version.authors.all()) == {people["commercial_lead"], people["finance_partner"]}


def test_authors_of_versions_that_were_never_approved_count_too(version, world, acting_as):
    open_draft_from(
        acting_as("finance_partner"),
        world.partnership,
        text_of_version(version),
        source="version 1",
        based_on=version,
    )
    second = submit_draft(acting_as("finance_partner"), world.partnership, "again")

    lead, partner = world.people["commercial_lead"].pk, world.people["finance_partner"].pk
    assert authors_since(second) == {lead, partner}
    assert authors_since(second, approved_number=1) == {partner}
    assert second.based_on == version


def test_a_draft_with_errors_is_not_submitted(draft, world, acting_as):
    acting = acting_as("commercial_lead")
    save_edits(acting, world.partnership, [amount("2200000", "much")])
    with pytest.raises(NotReady) as fault:
        submit_draft(acting, world.partnership, "ready")

    assert [(one.row, one.column) for one in fault.value.errors] == [("r1", "amount")]
    assert Version.objects.count() == 0
    assert open_draft(world.partnership) is not None


def test_nothing_is_submitted_twice(version, world, acting_as):
    with pytest.raises(NoOpenDraft):
        submit_draft(acting_as("commercial_lead"), world.partnership, "again")


def test_versions_are_numbered_in_turn(version, world):
    second = make_version_from_case(
        world.partnership,
        template_case("custody"),
        submitted_by=world.people["finance_partner"],
        reason="an example",
    )

    assert second.number == 2
    assert [one.number for one in versions_of(world.partnership)] == [2, 1]
    assert latest_version(world.partnership) == second
    assert version_for(world.partnership, 1) == version


def test_a_version_that_is_not_there_is_not_found(world, in_scope):
    assert latest_version(world.partnership) is None
    with pytest.raises(Http404):
        version_for(world.partnership, 1)


def test_a_draft_from_a_version_says_the_same(version):
    text = text_of_version(version)

    assert text_fingerprint(text) == text_fingerprint(text_of_version(version))
    assert text.fields["version"] == "1"


def test_a_list_of_versions_is_one_query(version, world, django_assert_num_queries):
    with django_assert_num_queries(1):
        told = [
            (one.number, one.stage, one.reason, one.submitted_by.name, one.summary["years"])
            for one in versions_to_list(world.partnership)
        ]

    case = template_case("custody")
    reason, by = "for the finance officer", "Commercial lead"
    assert told == [(1, case.stage.value, reason, by, case.years)]
