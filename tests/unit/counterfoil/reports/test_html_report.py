"""The report is one file that asks for nothing, says who reviewed it, and holds text as text."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from counterfoil.reports.html_report import IndexedCase, html_index, html_report
from counterfoil.reports.stated_figures import stated_figures
from tests.fixtures.hand_made_answer import APPRAISAL, CASE, NOT_REVIEWED

pytestmark = pytest.mark.slow

NASTY = '<script>alert(1)</script> "Gŵyl" & {{ 7 * 7 }}'


class Tags(HTMLParser):
    """What a page is made of: its tags with their attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def named(self, *names):
        return [attributes for tag, attributes in self.found if tag in names]


@pytest.fixture(scope="module")
def page():
    return html_report(CASE, APPRAISAL, NOT_REVIEWED)


def test_nothing_is_fetched_and_nothing_is_run(page):
    tags = Tags(page)

    assert not tags.named("script", "iframe", "object", "embed", "img")
    assert [one["href"] for one in tags.named("link")] == ["data:,"]
    assert not [one for _, one in tags.found if "style" in one or "onclick" in one]
    assert "@import" not in page
    assert "url(http" not in page


def test_the_policy_allows_this_style_and_nothing_else(page):
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = Tags(page).named("meta")[1]["content"]

    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "unsafe" not in policy


def test_nothing_looks_like_a_page_of_the_government(page):
    for forbidden in ("GDS Transport", "crown", "govuk", "crest"):
        assert forbidden not in page


def test_it_says_that_nobody_reviewed_it_on_top_at_the_end_and_in_the_title(page):
    assert re.search(r"<title>[^<]*\(Not reviewed\)</title>", page)
    assert page.count("Not reviewed") >= 3
    assert "Nobody but the author has checked these figures." in page


def test_every_printed_page_says_so_too(page):
    assert '@page{@top-center{content:"Not reviewed"' in page


def test_a_reviewed_case_names_its_reviewer():
    text = "Reviewed by reviewer (finance) on 2026-11-01"

    page = html_report(CASE, APPRAISAL, text, reviewed=True)

    assert text in page
    assert "Nobody but the author" not in page
    assert "Not reviewed" not in page


def test_the_answer_comes_first_and_the_range_before_the_central_figure(page):
    order = [page.index(f'id="{part}"') for part in ("answer", "worth", "why", "time", "afford")]

    assert order == sorted(order)
    assert page.index("between £30,000 and £1.1 million") < page.index("central £588,262")


def test_every_chart_has_a_sentence_and_a_table(page):
    tags = Tags(page)

    assert len(tags.named("figure")) == len(tags.named("figcaption")) == 9
    assert page.count("Figures behind this chart") == 9


def test_every_table_has_a_caption_and_scrolls_by_keyboard(page):
    tags = Tags(page)
    regions = [one for one in tags.named("div") if one.get("class") == "scroll"]

    assert len(tags.named("table")) == len(tags.named("caption")) == len(regions)
    assert all(one["tabindex"] == "0" and one["role"] == "region" for one in regions)
    assert all(one.get("scope") in ("row", "col") for one in tags.named("th"))


def test_no_identifier_stands_twice_and_every_link_inside_leads_somewhere(page):
    tags = Tags(page)
    identifiers = [one["id"] for _, one in tags.found if "id" in one]
    inside = [one["href"][1:] for one in tags.named("a") if one["href"].startswith("#")]

    assert len(identifiers) == len(set(identifiers))
    assert set(inside) <= set(identifiers)


def test_every_stated_figure_has_its_tag_and_its_source(page):
    rows = page[page.index('id="stated-table"') :]

    assert rows.count('class="tag tag-published"') == 3
    assert rows.count('class="tag tag-illustrative"') == 5
    assert 'href="#source-accounts"' in rows
    assert 'href="https://example.org/accounts"' in page
    assert "recalled, to be checked" in page


def test_a_line_opens_into_the_working_of_each_year(page):
    part = page[page.index('id="lines"') : page.index('id="stated"')]

    assert part.count('class="line"') == 6
    assert part.count('class="year"') == 6 * 4
    assert "as stated in the case" in part


def test_what_a_user_typed_is_text():
    case = replace(
        CASE,
        title=NASTY,
        purpose=NASTY,
        lines=tuple(replace(line, title=NASTY) for line in CASE.lines),
        sources=(replace(CASE.sources[0], url="javascript:alert(1)"), CASE.sources[1]),
    )

    page = html_report(case, replace(APPRAISAL, title=NASTY), NASTY)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &#34;Gŵyl&#34; &amp; {{ 7 * 7 }}" in page
    assert not [one for one in Tags(page).named("a") if one["href"].startswith("javascript")]


def test_an_answer_without_chance_is_a_page_too():
    plain = replace(
        APPRAISAL,
        chances=None,
        variance_shares=(),
        tornado=(),
        switching_values=(),
        objectives=None,
        reference_classes=(),
        problems=(),
    )

    page = html_report(CASE, plain, NOT_REVIEWED)

    assert "Nothing was simulated, so how surely cannot be said." in page
    assert "none: nothing was simulated" in page


def test_the_same_answer_is_the_same_page(page):
    assert html_report(CASE, APPRAISAL, NOT_REVIEWED) == page


def test_the_index_leads_to_each_case():
    cases = [
        IndexedCase(
            appraisal=APPRAISAL,
            figures=stated_figures(CASE),
            review_text=NOT_REVIEWED,
            href=f"case-{number}.html",
        )
        for number in (1, 2)
    ]

    page = html_index("Two cases", "For a test.", cases)

    assert 'href="case-1.html"' in page
    assert 'href="case-2.html"' in page
    assert page.count("is worth between £30,000 and £1.1 million") == 2
    assert page.count("Not reviewed") == 2


def test_the_marking_stands_at_both_ends_and_on_every_sheet_of_paper():
    marked = html_report(CASE, APPRAISAL, NOT_REVIEWED, marking="OFFICIAL-SENSITIVE: COMMERCIAL")

    assert marked.count('<p class="marking">OFFICIAL-SENSITIVE: COMMERCIAL</p>') == 2
    assert '@top-center{content:"OFFICIAL-SENSITIVE: COMMERCIAL · Not reviewed"' in marked
    assert '@bottom-center{content:"OFFICIAL-SENSITIVE: COMMERCIAL"' in marked
    reviewed = html_report(CASE, APPRAISAL, "Reviewed", reviewed=True, marking='A"}*{')
    assert '@top-center{content:"A"' in reviewed
