"""Every paragraph of regulation 31 has its lines, and each says what the record says."""

from __future__ import annotations

import pytest

from counterfoil.tender.entries import ranking
from counterfoil.tender.summary_lines import lines_of
from tests.fixtures.tenders import a_dossier, supplier

AT = "the tender notice, documents 3 and 4"


@pytest.fixture(scope="module")
def dossier():
    return a_dossier(*(supplier(name) for name in "abc"))


def told(dossier, bid):
    return [
        (one.paragraph, one.about, one.text) for one in lines_of(dossier, ranking(dossier), bid, AT)
    ]


def test_the_winner_has_each_paragraph_but_why_not(dossier):
    """Regulation 31(2) as made, paragraph by paragraph."""
    assert {paragraph for paragraph, _, _ in told(dossier, "a")} == {
        "(2)(a)",
        "(2)(b)",
        "(2)(c)",
        "(2)(d)(i)(aa)",
        "(2)(d)(i)(bb)",
        "(2)(d)(i)(cc)",
        "(2)(d)(ii)",
        "(2)(e)(i)",
        "(2)(e)(i)(bb)",
        "(2)(e)(ii)",
    }


def test_a_loser_is_told_why_and_by_how_much(dossier):
    """The award's own test: a 75.2, b 73, c 64; care 36 of the hundred, 4 of 5 is 28.8."""
    found = told(dossier, "b")

    assert ("(2)(e)(i)", "care", "4 of 5, 28.8 points") in found
    assert ("(2)(e)(i)", "price", "25 of 40 points. Lowest price over price: points = weight × "
            "lowest price ÷ price") in found  # fmt: skip
    assert ("(2)(e)(ii)", "", "73 points; quality 80 of 100, price 25 points") in found
    assert found[-1] == ("(3)(c)", "", "It came 2nd of 3: 73, and the winning tender 75.2.")
    assert (
        "(2)(e)(i)(bb)",
        "staff",
        "Agreed: the rota on page 4 covers nights and weekends. Considered: Pages 4 to 6",
    ) in found


def test_each_criterion_has_title_weight_and_scores_available(dossier):
    found = told(dossier, "a")

    assert [about for paragraph, about, _ in found if paragraph == "(2)(d)(i)(aa)"] == [
        "quality",
        "care",
        "staff",
        "price",
    ]
    assert (
        "(2)(d)(i)(bb)",
        "care",
        "60 of 100 under what it is part of; 36 of the 100 in all",
    ) in found
    (scale,) = (
        text for paragraph, about, text in found if (paragraph, about) == ("(2)(d)(i)(cc)", "care")
    )
    assert "5 Excellent: An answer that is excellent" in scale


def test_what_the_record_lacks_is_blank():
    lines = list(lines_of(a_dossier(), ranking(a_dossier()), "a", ""))
    blank = [one for one in lines if not one.text]

    assert [one.paragraph for one in blank] == [
        "(2)(a)",
        "(2)(b)",
        "(2)(b)",
        "(2)(c)",
        "(2)(d)(ii)",
    ]
    assert all(one.mend for one in blank)
