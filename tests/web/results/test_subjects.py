from __future__ import annotations

import pytest
from django.http import Http404
from django_scopes import scopes_disabled

from counterfoil.casefile.edits import CellEdit
from counterfoil_web.appraisals.edits_store import save_edits
from counterfoil_web.appraisals.store import draft_text
from counterfoil_web.appraisals.versions_store import case_of
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.results.subjects import NoAnswerYet, draft_subject, version_subject


@pytest.fixture
def seen(drafted):
    with scopes_disabled():
        yield partnership_for(drafted.acting("commercial_lead"), drafted.ref)


def test_a_version_and_the_draft_have_their_names_records_and_addresses(drafted, seen):
    version, draft = version_subject(seen, 2), draft_subject(seen)

    assert (version.name, draft.name) == ("Version 2", "Draft")
    assert version.record == f"version/{drafted.ref}/2"
    assert draft.record == f"draft/{drafted.ref}/{drafted.draft.pk}"
    assert version.url("lines") == drafted.url("lines/")
    assert draft.url("lines") == drafted.draft_url("lines/")
    assert draft.url("version") == drafted.draft_url()
    assert version.case == case_of(drafted.versions[1])
    assert draft.case == version.case
    assert not draft.state.reviewed


def test_what_is_not_there(drafted, seen):
    with pytest.raises(Http404):
        version_subject(seen, 9)
    drafted.draft.closed_at = drafted.draft.opened_at
    drafted.draft.save()
    with pytest.raises(Http404):
        draft_subject(seen)


def test_a_draft_with_errors_gives_them(drafted, seen):
    row = draft_text(drafted.draft).rows("lines")[0]
    edit = CellEdit(
        table="lines", row=row.id, column="amount", base=row.text("amount"), text="many"
    )
    save_edits(seen.acting, drafted.partnership, [edit])

    with pytest.raises(NoAnswerYet) as caught:
        draft_subject(seen)

    assert caught.value.errors[0].table == "lines"
