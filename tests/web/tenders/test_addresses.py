"""Under which addresses the pages of tenders stand."""

from django.urls import reverse

from counterfoil_web.tenders.addresses import ALL, ONE


def test_a_tender_stands_under_its_partnership():
    assert ONE.startswith(ALL)
    assert reverse("tenders:overview", args=["abcd2345", 2]) == "/partnerships/abcd2345/tender/2/"
