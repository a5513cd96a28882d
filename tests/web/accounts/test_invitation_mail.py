"""The letter of an invitation."""

from __future__ import annotations

import pytest
from django.core import mail

from counterfoil.access import Role
from counterfoil_web.accounts.invitation_mail import send_invitation
from counterfoil_web.accounts.invitation_store import invite


@pytest.fixture
def invitation(world, acting):
    world.people["administrator"].name = "Prif Swyddog Ŵyl'r"
    world.people["administrator"].save()
    acts = acting("administrator")
    return invite(
        acts,
        acts.organisation,
        email="new@force.example",
        roles=[Role.EVALUATOR],
        starts=acts.today,
        ends=None,
    ).invitation


def test_it_says_who_invites_where_and_until_when(invitation, settings):
    settings.SENDS_MAIL = True

    assert send_invitation(invitation, "https://x/join/secret/")

    (letter,) = mail.outbox
    assert "Prif Swyddog Ŵyl'r invites you to join Example force" in letter.body
    assert "https://x/join/secret/" in letter.body
    assert "join Example force" in letter.subject


def test_without_mail_nothing_is_sent(invitation):
    assert not send_invitation(invitation, "https://x/join/secret/")
    assert mail.outbox == []


def test_a_server_that_does_not_answer_leaves_the_link_to_hand_over(
    invitation, settings, monkeypatch, caplog
):
    settings.SENDS_MAIL = True

    def refused(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("counterfoil_web.accounts.invitation_mail.send_mail", refused)

    assert not send_invitation(invitation, "https://x/join/secret/")
    assert "secret" not in caplog.text
