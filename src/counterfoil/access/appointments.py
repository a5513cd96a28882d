"""Who may give and end roles: what keeps an administrator from being judge in their own cause.

Each rule takes lasting ids of people and gives a refusal or None, as the rules of separation do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from counterfoil.access.refusals import Refusal
from counterfoil.access.separation import PersonId, SeparationRule

ROLES_ARE_GIVEN_BY_ANOTHER = SeparationRule(
    rule="roles-are-given-by-another",
    says="Nobody gives themself a role or lengthens one they hold; another administrator does.",
    sentence="You cannot give yourself a role or lengthen one that you hold.",
    mend="Ask another administrator of your organisation to do it; if there is none, invite one.",
)
AN_ADMINISTRATOR_REMAINS = SeparationRule(
    rule="an-administrator-remains",
    says="An organisation that has an administrator keeps one with no end date.",
    sentence="This would leave the organisation without an administrator.",
    mend="Make somebody else administrator first, with no end date.",
)
ACCOUNT_IS_OF_ONE_ORGANISATION = SeparationRule(
    rule="account-is-of-one-organisation",
    says="An administrator opens or closes the way in only to accounts that belong to no other "
    "organisation.",
    sentence="This person belongs to another organisation as well, so you cannot change how they "
    "sign in.",
    mend="End their roles in your organisation, or ask whoever looks after the installation.",
)
DIRECTORY_GIVES_THE_ROLE = SeparationRule(
    rule="directory-gives-the-role",
    says="A role that comes from the organisation’s directory is changed there.",
    sentence="This role comes from your organisation’s directory, which would give it back.",
    mend="Change the person’s groups in the directory; the role follows when they next sign in.",
)
TWO_OPEN_THE_WAY_IN = SeparationRule(
    rule="two-open-the-way-in",
    says="One administrator does not both give a person a link to a new password and take away "
    "their second factor within a day.",
    sentence="You have opened one part of this person’s way in within the last day, so you cannot "
    "open the other.",
    mend="Ask another administrator to do it, or wait a day.",
)
INVITER_STILL_GIVES_ROLES = SeparationRule(
    rule="inviter-still-gives-roles",
    says="An invitation opens only while whoever made or last renewed it may still give roles: "
    "their account is open, and they manage the organisation’s people or look after the "
    "installation.",
    sentence="Whoever sent this invitation no longer gives roles in the organisation, so it has "
    "ended.",
    mend="Ask an administrator of the organisation to send it again.",
)
APPOINTMENT_RULES: tuple[SeparationRule, ...] = (
    ROLES_ARE_GIVEN_BY_ANOTHER,
    AN_ADMINISTRATOR_REMAINS,
    ACCOUNT_IS_OF_ONE_ORGANISATION,
    DIRECTORY_GIVES_THE_ROLE,
    TWO_OPEN_THE_WAY_IN,
    INVITER_STILL_GIVES_ROLES,
)


def roles_are_given_by_another(*, giver: PersonId, receiver: PersonId) -> Refusal | None:
    """Refuses when the giver of a role is the one who receives it.

    >>> roles_are_given_by_another(giver=7, receiver="7").rule
    'roles-are-given-by-another'
    >>> roles_are_given_by_another(giver=7, receiver=8)
    """
    if str(giver) == str(receiver):
        return ROLES_ARE_GIVEN_BY_ANOTHER.refusal()
    return None


def an_administrator_remains(*, lasting_administrators_left: int) -> Refusal | None:
    """Refuses when nobody would be administrator without an end date.

    lasting_administrators_left: people who would hold the role then, with an open account.
    """
    if lasting_administrators_left < 1:
        return AN_ADMINISTRATOR_REMAINS.refusal()
    return None


def account_is_of_one_organisation(
    *, other_organisations: int, runs_installation: bool
) -> Refusal | None:
    """Refuses to let an administrator open or close an account that is not theirs alone.

    other_organisations: those, beside the administrator's, where the person holds a role;
    runs_installation: whether the person looks after the whole installation.
    """
    if other_organisations or runs_installation:
        return ACCOUNT_IS_OF_ONE_ORGANISATION.refusal()
    return None


def two_open_the_way_in(
    *, opener: PersonId, openers_of_the_other_part: Iterable[PersonId]
) -> Refusal | None:
    """openers_of_the_other_part: who opened the other part of the way in within the last day.

    >>> two_open_the_way_in(opener=7, openers_of_the_other_part=[7]).rule
    'two-open-the-way-in'
    """
    if str(opener) in {str(other) for other in openers_of_the_other_part}:
        return TWO_OPEN_THE_WAY_IN.refusal()
    return None


def inviter_still_gives_roles(
    *, account_is_open: bool, manages_people: bool, runs_installation: bool
) -> Refusal | None:
    """Refuses to open an invitation whose maker could not make it today.

    account_is_open: the maker's account; manages_people: whether the maker holds a role in the
    organisation, today, that manages its people; runs_installation: whether the maker looks after
    the whole installation.

    >>> inviter_still_gives_roles(
    ...     account_is_open=True, manages_people=False, runs_installation=False
    ... ).rule
    'inviter-still-gives-roles'
    """
    if account_is_open and (manages_people or runs_installation):
        return None
    return INVITER_STILL_GIVES_ROLES.refusal()


def lengthens(*, from_end: date | None, to_end: date | None) -> bool:
    """Whether a new last day lies later than the old one; None is no end.

    >>> lengthens(from_end=date(2027, 3, 31), to_end=None)
    True
    >>> lengthens(from_end=None, to_end=date(2027, 3, 31))
    False
    """
    if from_end is None:
        return False
    return to_end is None or to_end > from_end
