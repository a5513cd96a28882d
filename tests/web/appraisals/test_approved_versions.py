from __future__ import annotations

import pytest

from counterfoil_web.appraisals import approved_versions
from counterfoil_web.appraisals.approved_versions import approved_before, approved_of, register
from counterfoil_web.appraisals.models import Version


def version(pk, partnership, number):
    return Version(pk=pk, partnership_id=partnership, number=number)


def test_the_last_approved_version_before_each(monkeypatch):
    monkeypatch.setattr(approved_versions, "_sources", [])
    register(lambda _ids: [(1, 2), (1, 3), (2, 1)])
    versions = [version(11, 1, 3), version(12, 1, 4), version(13, 1, 2), version(21, 2, 9)]

    assert approved_before(versions) == {11: 2, 12: 3, 13: 0, 21: 1}


def test_nobody_is_asked_about_nothing(monkeypatch):
    monkeypatch.setattr(approved_versions, "_sources", [lambda _ids: pytest.fail("asked")])

    assert approved_before([]) == {}


def test_the_approved_versions_of_one_partnership(monkeypatch):
    monkeypatch.setattr(approved_versions, "_sources", [lambda _ids: [(1, 2), (1, 5), (2, 3)]])

    assert approved_of(1) == {2, 5}
