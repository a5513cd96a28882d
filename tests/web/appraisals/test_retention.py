"""What of writing a case is taken away, and what stays."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from counterfoil_web.appraisals.models import CaseImport, Draft, DraftPresence
from counterfoil_web.records.retention import tidy


def _upload(draft, user, days, *, applied=False):
    at = timezone.now() - timedelta(days=days)
    return CaseImport.objects.create(
        partnership_id=draft.partnership_id,
        draft=draft,
        file_name="case.xlsx",
        digest="0" * 64,
        document={},
        by=user,
        at=at,
        applied_at=at if applied else None,
    )


def test_an_upload_that_nobody_applied_goes_after_a_month(draft, world):
    user = world.people["commercial_lead"]
    old = _upload(draft, user, 31)
    young, applied = _upload(draft, user, 29), _upload(draft, user, 900, applied=True)

    tidy(timezone.now())

    assert set(CaseImport.objects.all()) == {young, applied}
    assert old.pk not in CaseImport.objects.values_list("pk", flat=True)
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_where_somebody_was_goes_after_a_day(draft, world):
    now = timezone.now()
    for username, hours in (("commercial_lead", 25), ("finance_officer", 23)):
        DraftPresence.objects.create(
            partnership_id=draft.partnership_id,
            draft=draft,
            user=world.people[username],
            table="lines",
            seen_at=now - timedelta(hours=hours),
        )

    tidy(now)

    assert [one.user for one in DraftPresence.objects.all()] == [world.people["finance_officer"]]
