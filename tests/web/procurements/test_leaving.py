"""Whatever is taken out is marked, called illustrative where it is, and told in the log."""

from __future__ import annotations

import pytest
from django.http import Http404

from counterfoil_web.procurements.leaving import file_out, table_out
from counterfoil_web.records.models import Event

pytestmark = pytest.mark.django_db


def test_a_table_bears_its_marking_and_that_it_is_illustrative(procurement, opened_by):
    with opened_by("auditor") as one:
        rows = table_out(one, "Some days", "csv", ("What",), [("=1+1",)]).content.decode()
        sheet = table_out(one, "Some days", "xlsx", ("What",), [("=1+1",)])
        with pytest.raises(Http404):
            table_out(one, "Some days", "ods", ("What",), [])
    assert "'=1+1,illustrative,OFFICIAL-SENSITIVE: COMMERCIAL" in rows
    assert "illustrative" in sheet["Content-Disposition"]
    assert sheet.content.startswith(b"PK")


def test_a_file_that_leaves_is_told_in_the_log(planned, opened_by):
    with opened_by("auditor") as one:
        answer = file_out(one, "Notices", "json", "{}", "application/json")
    event = Event.objects.latest("number")
    assert (event.kind, event.record.rpartition("/")[2]) == ("export", "notices.json")
    assert "illustrative" not in answer["Content-Disposition"]
