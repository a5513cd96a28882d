"""What was agreed stays as it was; a change is a new version."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from counterfoil.contract.term import Term
from counterfoil.contractfile.agreed_versions import changed_since_agreed, new_versions
from tests.fixtures.contracts import contract_with, fixed, per_unit

AGREED = contract_with(fixed(), per_unit())


def _told(new):
    return [(one.where, one.what) for one in changed_since_agreed(AGREED, new)]


def _second(**more):
    first = AGREED.versions[0]
    return replace(first, number=2, effective_from=date(2026, 10, 1), reason="Change 1", **more)


def test_a_version_added_changes_nothing_agreed():
    new = replace(AGREED, versions=(*AGREED.versions, _second(vat_rate=Fraction(0))))

    assert _told(new) == []
    assert [one.number for one in new_versions(AGREED, new)] == [2]
    assert [one.number for one in new_versions(None, new)] == [1, 2]


def test_a_changed_field_is_named_with_what_was_agreed():
    charges = (fixed(yearly=1_260_000), per_unit())
    new = replace(AGREED, versions=(replace(AGREED.versions[0], charges=charges),))

    assert _told(new) == [
        (
            "version 1",
            "charges service: yearly_gbp was agreed as 1,200,000, and is now 1,260,000",
        )
    ]


def test_a_charge_taken_away_and_one_put_in_are_both_named():
    charges = (fixed(), fixed("cleaning"))
    new = replace(AGREED, versions=(replace(AGREED.versions[0], charges=charges),))

    assert _told(new) == [
        ("version 1", "charges detentions-charge was agreed as Detentions, and is now nothing"),
        ("version 1", "charges cleaning was agreed as nothing, and is now Cleaning"),
    ]


def test_the_order_in_which_deductions_are_taken_was_agreed_too():
    charges = (per_unit(), fixed())
    new = replace(AGREED, versions=(replace(AGREED.versions[0], charges=charges),))

    assert _told(new) == [
        (
            "version 1",
            "charges was agreed as service, detentions-charge, "
            "and is now detentions-charge, service",
        )
    ]


def test_a_version_that_is_gone_is_told():
    new = replace(AGREED, versions=(replace(_second(), effective_from=date(2026, 4, 1)),))

    assert _told(new) == [("version 1", "it was agreed, and is no longer there")]


def test_what_every_statement_rests_on_stays_and_the_term_may_be_extended():
    later = replace(AGREED, term=Term(date(2026, 4, 1), date(2030, 3, 31)), title="Renamed")
    moved = replace(AGREED, currency="EUR", id="another")

    assert _told(later) == []
    assert _told(moved) == [
        ("the contract", "id was agreed as example, and is now another"),
        ("the contract", "currency was agreed as GBP, and is now EUR"),
    ]
