from __future__ import annotations

from dataclasses import replace

from counterfoil.casefile.case_to_rows import case_rows
from counterfoil.casefile.load import load_case_or_raise
from tests.fixtures.case_folders import write_small_case


def test_each_record_states_what_is_not_blank(tmp_path):
    written = case_rows(load_case_or_raise(write_small_case(tmp_path)))
    charge = next(row for row in written.tables["lines"] if row.key == "partner/charge")

    assert charge.values == {
        **{"option": "partner", "id": "charge", "title": "The charge", "heading": "charge"},
        **{"body": "force", "amount_kind": "driver_rate", "driver": "detentions"},
        **{"amount": 92.0, "per": "detention", "basis": "assumed"},
    }


def test_bands_are_named_by_their_place_and_say_once_what_they_price(tmp_path):
    written = case_rows(load_case_or_raise(write_small_case(tmp_path)))
    bands = written.tables["bands"]

    assert [row.key for row in bands] == ["prices#1", "prices#2", "prices#3"]
    assert [row.values.get("title") for row in bands] == ["Price of a detention", None, None]
    assert [row.values.get("up_to") for row in bands] == [1500.0, 2000.0, None]


def test_equal_cases_have_equal_rows_however_their_parts_were_put_in(tmp_path):
    case = load_case_or_raise(write_small_case(tmp_path))
    one = replace(
        case, narrative={"management": "m", "economic": "e"}, editions={"b": "1", "a": "2"}
    )
    two = replace(
        case, narrative={"economic": "e", "management": "m"}, editions={"a": "2", "b": "1"}
    )

    assert one == two
    assert list(case_rows(one).fields.items()) == list(case_rows(two).fields.items())


def test_the_term_gives_the_columns_and_the_fields_their_defaults(tmp_path):
    written = case_rows(load_case_or_raise(write_small_case(tmp_path)))

    assert written.years == ("2027-28", "2028-29", "2029-30")
    assert written.months == ()
    assert written.fields["simulation.trials"] == 20_000
    assert written.fields["editions.discount_rates"] == "2026"
    assert written.fields["monthly_detail"] is False
