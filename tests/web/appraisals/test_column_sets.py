from __future__ import annotations

from counterfoil.casefile.columns import year_names
from counterfoil.casefile.tables import TABLES
from counterfoil.quantities.years import FinancialYear
from counterfoil_web.appraisals.column_sets import is_signature, set_for, sets_of


def test_every_column_stands_in_some_set():
    for table in TABLES.values():
        names = table.names(("2027-28",))
        shown = {name for one in sets_of(table, names) for name in one.columns}
        assert shown == {name for name in names if not is_signature(table.name, name)}


def test_each_set_of_lines_says_which_line_it_is():
    lines = TABLES["lines"]
    for one in sets_of(lines, lines.names()):
        assert {"option", "id", "title"} <= set(one.columns)


def test_long_terms_are_shown_ten_years_at_a_time():
    names = TABLES["budgets"].names(year_names(FinancialYear(2027), 25))
    titles = [one.title for one in sets_of(TABLES["budgets"], names)]

    assert titles[:3] == [
        "Years 2027-28 to 2036-37",
        "Years 2037-38 to 2046-47",
        "Years 2047-48 to 2051-52",
    ]


def test_the_set_of_a_column_is_found():
    lines = TABLES["lines"]
    sets = sets_of(lines, lines.names())

    assert set_for(sets, "", "nature").slug == "benefit"
    assert set_for(sets, "evidence").slug == "evidence"
    assert set_for(sets, "nonsense") is sets[0]


def test_who_signed_is_not_a_column_to_type_in():
    assert is_signature("baseline", "signed_by")
    assert not is_signature("lines", "note")


def test_lines_open_on_what_a_line_is_and_how_much():
    lines = TABLES["lines"]
    first = sets_of(lines, lines.names())[0]

    assert first.columns[:8] == (
        *("title", "heading", "option", "amount_kind", "amount", "per", "start", "end"),
    )
    assert {"id", "body"} <= set(first.columns)
