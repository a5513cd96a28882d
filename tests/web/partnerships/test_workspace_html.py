"""What stands around every page of a partnership."""

from __future__ import annotations

from datetime import UTC, datetime

from counterfoil_web.partnerships.models import Partnership
from counterfoil_web.partnerships.workspace_html import head_html, side_html
from tests.web.govuk.parsed_html import attributes_of, text_of

PLACES = [
    {"name": "Decisions", "url": "/d/", "current": False},
    {"name": "Sharing", "url": "/s/", "current": True},
]


def _partnership(**values):
    return Partnership(ref="k3m9q2xw", title="<b>Custody & care</b>", **values)


def test_the_head_says_where_one_is_and_escapes_what_people_wrote():
    crumbs = [("<i>Case</i>", "/c/?a&b")]
    html = head_html(_partnership(), "Custody", [("Lead force", "A & B")], crumbs)

    assert [one["href"] for one in attributes_of(html, "a")] == [
        "/partnerships/",
        "/partnerships/k3m9q2xw/",
        "/c/?a&b",
    ]
    assert text_of(html) == (
        "Partnerships <b>Custody & care</b> <i>Case</i> <b>Custody & care</b> Custody "
        "Lead force: A & B"
    )
    assert attributes_of(html, "b") == attributes_of(html, "i") == []


def test_an_example_and_an_archived_one_say_so():
    archived = _partnership(is_example=True, archived_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert text_of(head_html(archived, "Custody", [], [])).endswith("Custody Example Archived")


def test_the_side_shows_the_page_one_is_on():
    html = side_html("k3m9q2xw", [], PLACES, overview=False)

    links = attributes_of(html, "a")
    assert [one["href"] for one in links] == ["/partnerships/k3m9q2xw/", "/d/", "/s/"]
    assert [one["href"] for one in links if "aria-current" in one] == ["/s/"]
    items = attributes_of(html, "li")
    parted = [one for one in items if "app-rooms__place" in one["class"]]
    assert len(parted) == 1


def test_who_may_open_nothing_has_no_side():
    assert side_html("k3m9q2xw", [], [], overview=True) == ""
