"""Who sees a partnership, in words."""

from __future__ import annotations

from datetime import date

from counterfoil_web.partnerships.access_rows import access_rows
from counterfoil_web.partnerships.models import Access


def test_a_party_and_a_grant(world, enter):
    enter("commercial_lead")
    rows = Access.objects.filter(partnership=world.partnership).order_by("pk")
    lead, *_, grant = access_rows(rows.select_related("organisation__successor"))

    assert (lead.what, lead.since, lead.until) == ("Lead force", "1 April 2020", "No end set")
    assert not lead.may_end
    assert (grant.what, grant.is_party, grant.may_end) == ("Everything, to read", False, True)


def test_how_it_ended(world, enter):
    enter("commercial_lead")
    row = Access.objects.filter(partnership=world.partnership, grain="full_read").first()
    row.ends = date(2026, 3, 31)
    assert access_rows([row])[0].ended == "Ran out after 31 March 2026"

    row.revoked_at = "2026-01-31T12:00Z"
    row.save()
    row.refresh_from_db()
    assert access_rows([row])[0].ended == "Ended 31 January 2026"
