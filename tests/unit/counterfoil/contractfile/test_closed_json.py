"""Closed statements as files."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

import pytest

from counterfoil.contract.statements import close, statement
from counterfoil.contractfile.closed_json import fingerprint, read_closed_json, write_closed_json
from counterfoil.errors import InvalidValue
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import contract_with, fixed, per_unit, volume

CONTRACT = contract_with(fixed(yearly=100), per_unit())


def two_closed():
    """April closed on 2,000 detentions; May carries the adjustment to 1,999 and a third."""
    april = volume("2026-04", 2000, entered=date(2026, 5, 1))
    late = volume("2026-04", 1999, entered=date(2026, 6, 1), id="late", supersedes=april.id)
    records = [april, late, volume("2026-05", 7)]
    done = []
    for month, on in ((Month(2026, 4), date(2026, 5, 2)), (Month(2026, 5), date(2026, 6, 2))):
        made = statement(CONTRACT, records, month, on=on, closed=done)
        done.append(close(CONTRACT, made, done))
    return done


def test_a_statement_is_read_back_equal_in_every_part():
    for one in two_closed():
        assert read_closed_json(write_closed_json("example", one), "x.json") == one


def test_fractions_are_exact():
    text = write_closed_json("example", two_closed()[0])
    assert '"exact": "25/3"' in text  # £100 a year by twelfths


def test_the_fingerprint_is_that_of_the_canonical_json_without_it():
    one = two_closed()[0]
    values = json.loads(write_closed_json("example", one))
    told = values.pop("fingerprint")
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert told == sha256(plain.encode()).hexdigest() == fingerprint("example", one)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"amount_gbp": "8.33"', '"amount_gbp": "9.33"', "changed since it was closed"),
        ('"month": "2026-04"', '"month": "2026-05"', "changed since it was closed"),
        ('"vat": true', '"vat": 1.0', "no closed statement"),
        ("{", "[", "no closed statement"),
        ('"fingerprint"', '"print"', "no closed statement"),
    ],
)
def test_what_was_changed_is_refused(old, new, what):
    text = write_closed_json("example", two_closed()[0])
    assert old in text
    with pytest.raises(InvalidValue, match=what) as told:
        read_closed_json(text.replace(old, new, 1), "closed/2026-04.json")
    assert told.value.where == "closed/2026-04.json"


def test_a_statement_of_another_contract_is_refused():
    text = write_closed_json("example", two_closed()[0])
    with pytest.raises(InvalidValue, match="of the contract example, not another"):
        read_closed_json(text, "x", "another")
