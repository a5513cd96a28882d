from __future__ import annotations

from counterfoil_web.results.table_html import (
    cell,
    figure,
    joined,
    link,
    placed,
    row_head,
    source,
    table,
)

NASTY = '<script>alert(1)</script>"&'
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&amp;"
CHART = {
    "id": "costs",
    "title": NASTY,
    "sentence": NASTY,
    "headings": ["a", NASTY],
    "rows": [[NASTY, NASTY]],
    "wide": "1" * 64,
    "narrow": "2" * 64,
    "wide_definition": "{}",
    "narrow_definition": "[]",
}


def test_what_a_person_typed_is_text_everywhere():
    made = [
        table(NASTY, [NASTY, NASTY], [[NASTY, NASTY]]),
        figure(CHART, drawn=True),
        cell(NASTY),
        row_head(NASTY),
        link(NASTY, f"npsv/{NASTY}"),
        joined([NASTY]),
        source({"title": NASTY, "url": NASTY, "date": NASTY, "confidence": NASTY}),
    ]

    for html in made:
        assert "<script>alert" not in html
        assert ESCAPED in html


def test_addresses_are_put_in_when_it_is_shown():
    html = placed(link("£1", "npsv/a") + figure(CHART, drawn=True), figures="/f/", charts="/c/")

    assert 'href="/f/npsv/a/"' in html
    assert f'src="/c/{"1" * 64}.svg"' in html
    assert f'srcset="/c/{"2" * 64}.svg"' in html
    assert "\x02" not in html


def test_an_address_is_quoted():
    assert 'href="/f/input/line.a%20b/c%3Fd/"' in placed(
        link("1", "input/line.a b/c?d"), figures="/f/"
    )


def test_a_figure_without_an_address_is_no_link():
    assert link("–", "") == "–"


def test_a_script_that_draws_for_itself_gets_no_picture():
    html = figure(CHART, drawn=False)

    assert "<picture" not in html
    assert 'id="costs-definition">{}</script>' in html
    assert 'id="costs-narrow">[]</script>' in html


def test_only_an_address_of_the_web_becomes_a_link():
    parts = {"title": "Accounts", "date": "2025", "confidence": "recalled"}

    assert 'href="https://example.org"' in source({**parts, "url": "https://example.org"})
    assert "href" not in source({**parts, "url": "javascript:alert(1)"})
    assert "recalled, to be checked" in source({**parts, "url": ""})


def test_a_table_names_its_rows_and_scrolls_by_keyboard():
    html = table("Years", ["Year", "Pounds"], [["2026-27", "£1"]])

    assert 'scope="row"' in html
    assert html.count('scope="col"') == 2
    assert 'tabindex="0" role="region" aria-label="Years"' in html
    assert "govuk-table__cell--numeric" in html
    assert "govuk-table__cell--numeric" not in table("a", ["b", "c"], [["d", "e"]], words=True)


def test_words_among_numbers_may_break_and_numbers_may_not():
    words = table("Turns", ["Input", "Level with"], [["Pay", "Buy the service again at a price"]])

    assert "govuk-table__cell--numeric app-table__words" in words
    assert "app-table__words" not in table("Years", ["Year", "Pounds"], [["2026-27", "£1"]])
