from __future__ import annotations

from counterfoil.appraisal.business_case import Stage
from counterfoil.casefile.case_fields import CASE, id_column, title_column, words_of


def test_the_case_asks_for_what_no_case_can_do_without():
    required = [column.name for column in CASE.before if column.required]

    assert required == [
        *("id", "title", "kind", "stage", "author", "purpose", "first_year", "years"),
        *("price_base", "general_inflation"),
    ]


def test_words_are_those_of_the_enumeration():
    assert words_of(Stage) == ("SOC", "OBC", "FBC")


def test_ids_and_titles_must_be_given():
    assert id_column("Its name.").required
    assert title_column("Its name.").required
