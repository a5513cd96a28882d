"""A figure's source leads to its record, the case, the month's statement, or another figure."""

from __future__ import annotations

import pytest
from django.urls import reverse

from counterfoil_web.outcomes.sources import record_url, source_of

pytestmark = pytest.mark.django_db


def test_each_kind_of_source_has_its_address(opened_by, page):
    with opened_by("auditor") as one:
        ref = one.seen.partnership.ref
        home = reverse("contracts:overview", args=[ref, "cleveland-custody-2017"])
        lines = reverse("results:lines", args=[ref, 1])
        for words, url in (
            ("figure bridge/volume", "#figure-bridge-volume"),
            ("record saving-2017-18", one.url("record", "claim", "saving-2017-18")),
            (
                "record line saving-2017-18, 2017-18",
                one.url("record", "claim", "saving-2017-18"),
            ),
            ("record no-such", ""),
            ("case line partner/charge, 2017-18", lines),
            ("contract line cells, 2018-01", f"{home}months/2018-01/"),
            ("contract line as-signed, 2018-19", home),
            ("the contract's statements of 2018-19", home),
        ):
            assert source_of(one, words).url == url
        assert record_url(one, "") == ""
