"""What leaves is marked, called illustrative and told in the log."""

import pytest
from django.http import Http404

from counterfoil_web.accounts.acting import Refused
from counterfoil_web.records.models import Event
from counterfoil_web.tenders.leaving import file_name, file_out, made_up_in, table_out, told_out

pytestmark = pytest.mark.django_db


def test_a_table_leaves_with_its_marking_and_a_line_in_the_log(tender, opened_by):
    with opened_by("auditor") as one:
        assert made_up_in(one).startswith("Illustrative")
        assert file_name(one, "bids", "csv") == "Custody services 2027 bids illustrative.csv"
        answer = table_out(one, "Bids", "csv", ("Bid",), [("a",)])
        with pytest.raises(Http404):
            table_out(one, "Bids", "pdf", ("Bid",), [])
    assert "illustrative" in answer.content.decode()
    assert answer["X-Protective-Marking"] == "OFFICIAL-SENSITIVE: COMMERCIAL"
    assert Event.objects.get(kind="export").record.endswith("/1/bids.csv")


def test_an_evaluator_takes_a_file_of_a_bid_and_no_table(tender, opened_by):
    with opened_by("evaluator") as one:
        with pytest.raises(Refused):
            file_out(one, "bids", "csv", "a", "text/csv")
        assert told_out(one, "bid a", "txt", b"abc", "text/plain").content == b"abc"
