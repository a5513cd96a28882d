"""Who may give and end roles, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from counterfoil.access import appointments


@pytest.mark.parametrize(
    ("giver", "receiver", "rule"),
    [
        pytest.param(7, 7, "roles-are-given-by-another", id="oneself"),
        pytest.param("7", 7, "roles-are-given-by-another", id="ids are compared as text"),
        pytest.param(7, 77, None, id="another"),
    ],
)
def test_nobody_gives_themself_a_role(giver, receiver, rule):
    refusal = appointments.roles_are_given_by_another(giver=giver, receiver=receiver)

    assert (refusal.rule if refusal else None) == rule


@pytest.mark.parametrize(("left", "refused"), [(0, True), (1, False), (5, False)])
def test_an_organisation_keeps_an_administrator(left, refused):
    refusal = appointments.an_administrator_remains(lasting_administrators_left=left)

    assert (refusal is not None) is refused


@pytest.mark.parametrize(
    ("others", "runs", "refused"),
    [
        pytest.param(0, False, False, id="a person of this organisation alone"),
        pytest.param(1, False, True, id="a person of two organisations"),
        pytest.param(0, True, True, id="who looks after the installation"),
    ],
)
def test_an_administrator_leaves_the_accounts_of_others_alone(others, runs, refused):
    refusal = appointments.account_is_of_one_organisation(
        other_organisations=others, runs_installation=runs
    )

    assert (refusal is not None) is refused


@pytest.mark.parametrize(
    ("account", "manages", "runs", "refused"),
    [
        pytest.param(True, True, False, False, id="an administrator of the organisation"),
        pytest.param(True, False, True, False, id="who looks after the installation"),
        pytest.param(True, False, False, True, id="an administrator no longer"),
        pytest.param(False, True, True, True, id="an account that was closed"),
    ],
)
def test_an_invitation_opens_while_its_maker_could_make_it(account, manages, runs, refused):
    refusal = appointments.inviter_still_gives_roles(
        account_is_open=account, manages_people=manages, runs_installation=runs
    )

    assert (refusal.rule if refusal else None) == ("inviter-still-gives-roles" if refused else None)


@pytest.mark.parametrize(
    ("from_end", "to_end", "longer"),
    [
        pytest.param(None, None, False, id="no end stays no end"),
        pytest.param(None, date(2027, 1, 1), False, id="an end is shorter than none"),
        pytest.param(date(2027, 1, 1), None, True, id="no end is longer than an end"),
        pytest.param(date(2027, 1, 1), date(2027, 1, 2), True, id="a day later"),
        pytest.param(date(2027, 1, 1), date(2027, 1, 1), False, id="the same day"),
    ],
)
def test_when_a_role_is_lengthened(from_end, to_end, longer):
    assert appointments.lengthens(from_end=from_end, to_end=to_end) is longer


@pytest.mark.parametrize(
    ("others", "refused"),
    [
        pytest.param([], False, id="nobody opened the other part"),
        pytest.param([8], False, id="another did"),
        pytest.param([8, "7"], True, id="the same administrator did"),
    ],
)
def test_two_open_the_way_in(others, refused):
    refusal = appointments.two_open_the_way_in(opener=7, openers_of_the_other_part=others)

    assert (refusal is not None) is refused


def test_each_rule_says_what_forbids_and_what_mends():
    names = [rule.rule for rule in appointments.APPOINTMENT_RULES]

    assert len(names) == len(set(names))
    for rule in appointments.APPOINTMENT_RULES:
        refusal = rule.refusal()
        assert refusal.sentence.endswith(".")
        assert refusal.mend.endswith(".")
