"""Work is kept for just what it rests on, and one answer of a name at a time."""

from __future__ import annotations

import pytest

from counterfoil_web.tenders.kept_work import keep, kept
from counterfoil_web.tenders.models import KeptWork

pytestmark = pytest.mark.django_db


def test_it_is_kept_until_what_it_rests_on_changes(tender_at, opened_by):
    tender_at("locked")
    with opened_by("commercial_lead") as one:
        assert kept(one.tender, "ranks", ("rates", 1)) is None
        keep(one.seen, one.tender, "ranks", ("rates", 1), {"a": [1]})
        assert kept(one.tender, "ranks", ("rates", 1)) == {"a": [1]}
        assert kept(one.tender, "ranks", ("rates", 2)) is None
        assert kept(one.tender, "other", ("rates", 1)) is None
        keep(one.seen, one.tender, "ranks", ("rates", 2), {"a": [2]})
        assert kept(one.tender, "ranks", ("rates", 1)) is None
        assert KeptWork.objects.count() == 1
