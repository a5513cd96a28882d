from __future__ import annotations

from counterfoil.casefile.case_text import CaseText, TextRow
from counterfoil.casefile.tables import TABLES
from counterfoil_web.appraisals.section_page import ROWS_A_PAGE, section_page

LINES = TABLES["lines"]
TEXT = CaseText(
    fields={"first_year": "2027-28", "years": "5"},
    tables={
        "options": (TextRow(id="r1", cells={"id": "as-now", "title": "Carry on"}),),
        "lines": tuple(
            TextRow(id=f"r{n}", cells={"option": "as-now" if n % 2 else "partner", "id": f"l{n}"})
            for n in range(1, 61)
        ),
    },
)


def test_the_first_page_holds_the_first_rows_and_what_they_are():
    page = section_page(TEXT, LINES, {})

    assert (len(page.rows), page.pages, page.chosen.slug) == (ROWS_A_PAGE, 3, "what")
    assert page.query() == "?"


def test_one_options_rows_keep_their_numbers():
    page = section_page(TEXT, LINES, {"option": "partner"})

    assert (page.of_rows, page.rows[0].id, page.numbers[page.rows[0].id]) == (30, "r2", 2)
    assert dict(page.options) == {"as-now": "Carry on", "partner": "partner"}


def test_a_cell_that_is_asked_for_is_on_the_page():
    page = section_page(TEXT, LINES, {"row": "r57", "column": "nature", "option": "as-now"})

    assert "r57" in [row.id for row in page.rows]
    assert page.chosen.slug == "benefit"


def test_an_address_can_be_nonsense():
    page = section_page(TEXT, LINES, {"page": "999", "columns": "<", "option": "nobody", "row": ""})

    assert (page.page, page.option, page.chosen.slug) == (3, "", "what")
    assert section_page(TEXT, LINES, {"page": "-1"}).page == 1
    assert section_page(CaseText(), LINES, {"row": "r1"}).rows == ()


def test_links_keep_what_is_shown():
    page = section_page(TEXT, LINES, {"option": "partner", "columns": "reckoned", "page": "2"})

    assert page.query(page="") == "?option=partner&columns=reckoned"


def test_months_are_columns_when_they_are_wanted():
    profiles = TABLES["profiles"]

    assert any(
        one.slug.startswith("months")
        for one in section_page(TEXT, profiles, {"months": "yes"}).sets
    )
    assert section_page(TEXT, profiles, {"row": "r1", "column": "2027-05"}).months
