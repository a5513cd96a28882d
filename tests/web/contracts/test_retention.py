"""What of a contract is taken away after a time, and what stays."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import RecordImport
from counterfoil_web.records.retention import tidy
from tests.web.contracts.uploads import upload_of


def _upload(world, contract, days, *, applied=False):
    row = upload_of(world, contract)
    row.made_at = timezone.now() - timedelta(days=days)
    row.applied_at = row.made_at if applied else None
    with scopes_disabled():
        row.save()
    return row


def test_a_spreadsheet_that_was_not_brought_in_goes_with_its_file_after_a_month(
    world, contract, django_capture_on_commit_callbacks
):
    old = _upload(world, contract, 31)
    young, applied = _upload(world, contract, 29), _upload(world, contract, 900, applied=True)

    with django_capture_on_commit_callbacks(execute=True):
        tidy(timezone.now())

    with scopes_disabled():
        assert set(RecordImport.objects.all()) == {young, applied}
    kept = [default_storage.exists(one.file.name) for one in (old, young, applied)]
    assert kept == [False, True, True]
