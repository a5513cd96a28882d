from __future__ import annotations

from counterfoil.reports.live_bounds import BoundsTable, plain_name
from tests.fixtures.live_sheets import shown

BLOCK = "Optimism bias bounds"
TABLE = BoundsTable(names="N", upper="U", lower="L", last_row=9)


def test_published_bounds_are_shown():
    # HM Treasury: outsourcing, operating cost, 41% and 0%; equipment, works cost, 200% and 10%.
    assert shown("Prices", BLOCK, "outsourcing/opex")[:2] == [0.41, 0]
    assert shown("Prices", BLOCK, "equipment/development/capex")[:2] == [2, 0.1]


def test_marks_between_words_do_not_matter():
    assert plain_name("non-standard_buildings/capex") == "non standard buildings capex"
    assert TABLE.looked_up("A1", "upper") == (
        'INDEX(U,MATCH(TRIM(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(A1,"-"," "),"_"," "),"/"," ")),N,0))'
    )


def test_a_bound_of_a_case_without_an_edition_is_not_available():
    assert BoundsTable(names="", upper="", lower="", last_row=0).looked_up("A1", "lower") == "NA()"
