"""contract.yaml as read: everything wrong with it at once, each with its line."""

from __future__ import annotations

import pytest

from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.write_contract_yaml import write_contract_yaml
from tests.fixtures.every_term_contract import every_term_contract

GOOD = write_contract_yaml(every_term_contract())


def told(*swaps: tuple[str, str]) -> list[str]:
    text = GOOD
    for old, new in swaps:
        assert old in text, old
        text = text.replace(old, new, 1)
    contract, problems = read_contract_yaml(text)
    assert contract is None
    assert all(one.mend for one in problems)
    return [f"{one.where}: {one.what} -- {one.mend}" for one in problems]


def line_of(text: str) -> int:
    return GOOD[: GOOD.index(text)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "what", "mend"),
    [
        ("title: Every term", "titel: Every term", "'titel' is not a field here", "title"),
        ("title: Every term\n", "", "title is missing", "write title"),
        ("kind: business", "kind: busines", "'busines' is not a word for kind", "business"),
        ("kind: fixed", "kind: fix", "'fix' is not a kind of charge", "fixed"),
        ("yearly_gbp: 1200000.25", "yearly_gbp: £1.2m", "exact number", "write 1200000"),
        ("share: 80%", "share: 80", "more than the whole", "write 80%"),
        ("base: 2026-01", "base: January 2026", "is not a month", "write 2026-01"),
        ("indexation: cpi", "indexation: cpl", "no indexation has the id cpl", "cpi"),
        ("regime: cells", "regime: cell", "no availability regime has the id cell", "cells"),
        ("above: 1500", "above: 1400", "its bands from 0 and 1400 overlap", "1400"),
        ("above: 5%", "above: 4%", "its bands overlap at 4%", "end the band before at 4%"),
        ("starts: 2026-05-03", "starts: 2026-04-03", "outside the term", "2026-04-15"),
        ("due: 2026-09-30", "due: 2036-09-30", "outside the term", "2031-04-14"),
        ("effective_from: 2027-08-01", "effective_from: 2027-08-02", "within a month", "first"),
        ("number: 2", "number: 1", "two versions have the number 1", "order agreed"),
        ("id: calls", "id: answered", "answered names 2 things", "an id of its own"),
        ("id: calls", "id: calls/999", "is not an id", "letters, digits"),
        ("vat_rate: 17.5%", "vat_rate: 175%", "VAT rate is not from 0% to 100%", "rate"),
        ("end: 2031-04-14", "end: 2025-04-14", "before it starts", "on or after"),
        ("rolling_months: 5", "rolling_months: 1", "rolling window", "2 rolling"),
        ("standard: 4.10", "standerd: 4.10", "cells has no type of unit standerd", "standard"),
    ],
)
def test_each_fault_names_its_line_and_mend(old, new, what, mend):
    found = told((old, new))
    assert any(what in one and mend in one and "contract.yaml, line " in one for one in found)


def test_the_line_is_that_of_the_value():
    found = told(("yearly_gbp: 1200000.25", "yearly_gbp: lots"))
    assert found[0].startswith(f"contract.yaml, line {line_of('yearly_gbp')}: ")


def test_all_faults_are_told_at_once_in_order():
    found = told(
        ("yearly_gbp: 1200000.25", "yearly_gbp: lots"),
        ("indexation: cpi", "indexation: cpl"),
        ("number: 2", "number: two"),
        ("regime: cells", "regime: cell"),
    )
    lines = [int(one.split(":")[0].rsplit(" ", 1)[1]) for one in found]
    assert len(found) == 4
    assert lines == sorted(lines)


def test_a_thing_that_could_not_be_read_still_has_its_name():
    found = told(("share: 80%", "share: most"))
    assert len(found) == 1


def test_what_terms_refuse_of_themselves_is_told_too(monkeypatch):
    """The rules of the terms stand behind those that name the very line."""
    monkeypatch.setattr("counterfoil.contractfile.contract_yaml.contract_faults", lambda *_: ())
    (one,) = told(("id: calls", "id: answered"))
    assert "answered names two things" in one
    (one,) = told(("effective_from: 2026-04-15", "effective_from: 2026-05-01"))
    assert "no terms hold on its first day" in one


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "it holds no contract"),
        ("- 1", "it holds no contract"),
        ("id: &a x", "anchors and aliases"),
        ("versions: []\nid: x", "there is no version"),
        ("id: x\nversions: 3", "versions is not a list"),
        ("id: [x]", "id is not a single value"),
    ],
)
def test_what_is_no_contract_is_told(text, what):
    contract, problems = read_contract_yaml(text)
    assert contract is None
    assert any(what in one.what for one in problems)
