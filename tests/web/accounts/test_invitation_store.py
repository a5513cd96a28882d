"""Invitations: made, renewed, withdrawn, taken up once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from counterfoil.access import Role
from counterfoil_web.accounts import invitation_store as invitations
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.invitation_store import AlreadyInvited, NotOpen
from counterfoil_web.accounts.models import Invitation, Membership, User
from counterfoil_web.accounts.people_store import people_of

NEW = "New-Evaluator@Force.Example"


@pytest.fixture
def made(world, acting):
    return invite(acting)


def invite(acting, email=NEW, roles=(Role.EVALUATOR,), ends=None):
    acts = acting("administrator")
    return invitations.invite(
        acts, acts.organisation, email=email, roles=roles, starts=acts.today, ends=ends
    )


def test_only_the_digest_of_a_link_is_kept(made):
    row = Invitation.objects.get()

    assert made.token not in str(row.__dict__)
    assert row.email == "new-evaluator@force.example"


def test_an_invitation_is_found_by_its_link_alone(made):
    assert invitations.invitation_by(made.token) == made.invitation
    assert invitations.invitation_by("guess") is None


def test_a_new_person_joins_once(made, kinds, world):
    user = invitations.join_as_new_person(
        made.invitation, name="Prif Swyddog Ŵyl'r", password="a pass phrase of some length"
    )

    (role,) = user.memberships.all()
    assert (role.role, role.organisation, role.granted_by) == (
        Role.EVALUATOR,
        world.organisations["force"],
        world.people["administrator"],
    )
    assert user.check_password("a pass phrase of some length")
    assert kinds() == ["person-invited", "invitation-accepted"]
    assert invitations.invitation_by(made.token) is None
    with pytest.raises(NotOpen):
        invitations.join(made.invitation, user)


def test_of_two_who_open_a_link_at_once_one_joins(made):
    invitations.join_as_new_person(made.invitation, name="First", password="x" * 12)

    with pytest.raises(NotOpen):
        invitations.join_as_new_person(made.invitation, name="Second", password="y" * 12)
    assert User.objects.filter(email=made.invitation.email).count() == 1


def test_who_has_an_account_joins_a_further_organisation(world, acting):
    outsider = world.people["outsider"]
    made = invite(acting, email=outsider.email, ends=date(2099, 12, 31))

    invitations.join(made.invitation, outsider)

    joined = outsider.memberships.get(organisation=world.organisations["force"])
    assert (joined.role, joined.ends) == (Role.EVALUATOR, date(2099, 12, 31))


def test_a_link_made_out_for_somebody_else_does_nothing(world, made):
    with pytest.raises(NotOpen):
        invitations.join(made.invitation, world.people["outsider"])


@pytest.mark.parametrize("ending", ["withdrawn", "renewed", "ran out", "archived"])
def test_a_link_ends(world, acting, made, ending):
    if ending == "withdrawn":
        invitations.withdraw(acting("administrator"), made.invitation)
    elif ending == "renewed":
        assert invitations.renew(acting("administrator"), made.invitation).token != made.token
    elif ending == "ran out":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        force = world.organisations["force"]
        force.archived_at = timezone.now()
        force.save()

    assert invitations.invitation_by(made.token) is None


def test_what_was_used_is_neither_renewed_nor_withdrawn(acting, made):
    invitations.join_as_new_person(made.invitation, name="First", password="x" * 12)

    for act in (invitations.renew, invitations.withdraw):
        with pytest.raises(NotOpen):
            act(acting("administrator"), made.invitation)


def test_an_address_is_invited_once_at_a_time(acting, made):
    with pytest.raises(AlreadyInvited):
        invite(acting, email=NEW.upper())


def test_nobody_invites_themself_to_a_role(world, acting):
    with pytest.raises(Refused) as refused:
        invite(acting, email=world.people["administrator"].email, roles=[Role.CHIEF_OFFICER])

    assert refused.value.refusal.rule == "roles-are-given-by-another"


def test_a_role_of_another_kind_of_organisation_is_refused(acting, world):
    with pytest.raises(Refused) as refused:
        invite(acting, roles=[Role.COMMISSIONER])

    assert refused.value.refusal.rule == "role-fits-organisation"


def test_an_invitation_of_another_organisation_is_not_found(world, made):
    with pytest.raises(Http404):
        invitations.invitation_of(world.organisations["other_force"], made.invitation.pk)


def _lose_the_role(inviter):
    inviter.memberships.update(revoked_at=timezone.now())


def _hold_it_until_yesterday(inviter):
    inviter.memberships.update(ends=timezone.localdate() - timedelta(days=1))


def _lose_the_account(inviter):
    User.objects.filter(pk=inviter.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [_lose_the_role, _hold_it_until_yesterday, _lose_the_account])
def test_an_invitation_ends_with_the_inviter_s_own_right_to_give_roles(world, acting, made, lose):
    acts = acting("administrator")
    assert invitations.inviter_refusal(made.invitation, acts.today) is None
    lose(world.people["administrator"])

    found = invitations.invitation_by(made.token)
    assert invitations.inviter_refusal(found, acts.today).rule == "inviter-still-gives-roles"
    with pytest.raises(NotOpen):
        invitations.join_as_new_person(found, name="First", password="x" * 12)
    assert not User.objects.filter(email=found.email).exists()


def test_who_looks_after_the_installation_invites_without_a_role_there(world, acting, made):
    administrator = world.people["administrator"]
    User.objects.filter(pk=administrator.pk).update(runs_installation=True)
    _lose_the_role(administrator)
    found = invitations.invitation_by(made.token)

    assert invitations.inviter_refusal(found, acting("auditor").today) is None


def test_who_renews_an_invitation_answers_for_it(world, acting, made):
    other = world.people["commercial_lead"]
    Membership.objects.create(
        user=other,
        organisation=world.organisations["force"],
        role=Role.ADMINISTRATOR,
        starts=date(2026, 1, 1),
    )
    _lose_the_role(world.people["administrator"])
    acts = acting("commercial_lead")
    renewed = invitations.renew(acts, made.invitation)

    assert invitations.inviter_refusal(renewed.invitation, acts.today) is None
    assert renewed.invitation.invited_by == other


def test_nobody_renews_an_invitation_of_themself(world, acting, made):
    Invitation.objects.update(email=world.people["administrator"].email)
    made.invitation.refresh_from_db()

    with pytest.raises(Refused) as refused:
        invitations.renew(acting("administrator"), made.invitation)
    assert refused.value.refusal.rule == "roles-are-given-by-another"


def test_the_list_of_people_knows_who_may_still_give_roles(world, acting, made):
    acts = acting("administrator")

    def givers():
        return invitations.givers_of_roles(people_of(acts.organisation, acts.today))

    assert givers() == {acts.user.pk}
    assert invitations.may_still(made.invitation, givers())
    _lose_the_role(acts.user)
    assert not invitations.may_still(made.invitation, givers())
