from __future__ import annotations

import pytest

from counterfoil_web.appraisals.forms import HistoryForm, OpenDraftForm, SubmitForm, UploadForm


def test_a_draft_begins_from_the_latest_version_where_there_is_one():
    first = OpenDraftForm(kind="custody", latest=None).fields["start"].choices
    later = OpenDraftForm(kind="custody", latest=3).fields["start"].choices

    assert [value for value, _ in first] == ["custody", "business", "consultancy", "empty"]
    assert later[0] == ("latest", "From version 3")


@pytest.mark.parametrize("data", [{}, {"start": "nowhere"}])
def test_a_beginning_must_be_chosen(data):
    assert not OpenDraftForm(data, kind="custody", latest=None).is_valid()


def test_a_version_needs_a_reason():
    assert SubmitForm({"reason": " "}).errors["reason"] == ["Enter what this version is for"]


def test_an_upload_needs_a_file():
    assert UploadForm({}, {}).errors["workbook"] == ["Choose a workbook"]


def test_the_history_may_be_shown_whole():
    form = HistoryForm({}, tables=[("lines", "Lines")], people=[("1", "Commercial lead")])

    assert form.is_valid()
    assert not HistoryForm({"table": "x"}, tables=[], people=[]).is_valid()
