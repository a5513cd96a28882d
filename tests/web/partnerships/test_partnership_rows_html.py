"""Rows of the list of partnerships."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterfoil_web.partnerships.partnership_list import Listed
from counterfoil_web.partnerships.partnership_rows_html import drawn
from tests.web.govuk.parsed_html import attributes_of, text_of

TODAY = date(2026, 11, 22)
CUSTODY = Listed(
    ref="k3m9q2xw",
    title="<b>Custody & care</b>",
    kind="custody",
    stage="outline",
    starts=date(2016, 4, 1),
    ends=date(2026, 11, 22),
    value_gbp=Decimal("84500000.00"),
    marking="official",
    is_example=False,
    parties=(("supplier", "S & Co"), ("lead_force", "A force")),
)


def test_a_row_is_text():
    html = drawn([CUSTODY], TODAY)

    assert attributes_of(html, "a") == [{"class": "govuk-link", "href": "/partnerships/k3m9q2xw/"}]
    assert attributes_of(html, "b") == []
    words = text_of(html)
    assert words.startswith("<b>Custody & care</b> Custody ")
    assert words.endswith("A force, S & Co 1 April 2016 22 November 2026 £84.5 million")


def test_what_is_kept_is_of_that_row_alone():
    before = drawn([CUSTODY], TODAY)

    assert "(past)" not in before
    assert "22 November 2026 (past)" in drawn([CUSTODY], date(2026, 11, 23))
    assert "Example" in drawn([CUSTODY._replace(is_example=True)], TODAY)
    assert "B force" in drawn([CUSTODY._replace(parties=(("lead_force", "B force"),))], TODAY)
    assert drawn([CUSTODY], TODAY) == before
