from __future__ import annotations

import pytest

from counterfoil_web.appraisals import version_notes
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote, notes_on, register


@pytest.fixture(autouse=True)
def _nobody_else_says_anything(monkeypatch):
    monkeypatch.setattr(version_notes, "_sources", [])


def test_what_apps_above_say_stands_with_the_version():
    note = VersionNote(version=7, words="Not reviewed")
    register(lambda versions: [note for one in versions if one.pk == 7])
    first, second = Version(pk=7), Version(pk=8)

    assert notes_on([first, second]) == {7: [note], 8: []}


def test_nobody_is_asked_about_nothing():
    register(lambda versions: pytest.fail("asked"))

    assert notes_on([]) == {}
