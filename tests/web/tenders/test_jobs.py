"""A worker ranks the bids under many weightings, or says why it cannot."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.tenders.jobs import rank_under_weightings
from counterfoil_web.tenders.models import KeptWork

pytestmark = pytest.mark.django_db


def test_without_a_winner_the_job_says_what_to_do(tender_at, world):
    tender_at("agreed")
    today = timezone.localdate()
    row = SimpleNamespace(
        owner=world.people["commercial_lead"], organisation_id=world.organisations["force"].pk
    )
    job = SimpleNamespace(row=row, today=today, tick=None, leads_to=None)
    with (
        organisation_scope(world.organisations["force"], today),
        pytest.raises(InvalidValue, match="no bid wins outright"),
    ):
        rank_under_weightings(job, world.partnership.ref, 1, "")
    with scopes_disabled():
        assert not KeptWork.objects.exists()
