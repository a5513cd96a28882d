"""Every address of performance leads to the page of its name."""

import pytest
from django.urls import resolve

from counterfoil_web.contracts.performance_urls import urlpatterns

ROOM = "/partnerships/k3m9q2xw/contract-room/example/"


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("performance/", "performance"),
        ("performance/measures.csv", "performance-csv"),
        ("performance/calls/", "measure"),
        ("performance/calls/chart-wide.svg", "measure-chart"),
        ("rating/bands/", "rating-bands"),
        ("rating/3/notice.docx", "rating-word"),
        ("breaches/new/", "breach-new"),
        ("breaches/2/", "breach"),
        ("changes/", "changes"),
        ("health/metrics.csv", "health-csv"),
        ("dates/", "obligations"),
    ],
)
def test_an_address_leads_to_its_page(rest, name):
    assert resolve(ROOM + rest).view_name == f"contracts:{name}"


def test_no_name_is_used_twice():
    names = [one.name for one in urlpatterns]
    assert len(set(names)) == len(names)
