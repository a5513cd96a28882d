"""The second factor in a browser: an app, its codes when it is lost, a passkey, and a way back."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from counterfoil_web.accounts.models import Organisation
from counterfoil_web.records.models import Event
from tests.web.conftest import PASSWORD, World

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
STEP_SECONDS = 30
TYPING_SECONDS = 8


@pytest.fixture
def passkeys(page):
    """A passkey built into the machine, which says yes to whatever it is asked."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session, made["authenticatorId"]


def test_an_app_is_set_up_asked_for_and_lost(walker):
    walker.expected.append("422 (")
    page = walker.page
    walker.sign_in("commercial_lead")
    walker.go("/account/2fa/")
    walker.press("Set up the app")
    secret = page.get_by_label("Secret").input_value()
    enter(walker, "000000", "Use this app")
    assert walker.says("The code is not right")
    assert page.get_by_label("Secret").input_value() == secret
    enter(walker, code_of(secret), "Use this app")
    codes = re.findall(r"\b\d{8}\b", page.get_by_label("Codes that are left").input_value())
    assert len(codes) == 10
    with page.expect_download() as kept:
        page.get_by_role("button", name="Download the codes").click()
    assert codes[0] in kept.value.path().read_text()

    give_the_password(walker, "commercial_lead")
    enter(walker, "000000", "Sign in")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert walker.says("The code is not right")
    enter(walker, code_of(secret), "Sign in")
    assert page.url == f"{walker.address}/"

    for code, opens in ((codes[0], True), (codes[0], False), (codes[1], True)):
        give_the_password(walker, "commercial_lead")
        enter(walker, code, "Sign in")
        assert (page.url == f"{walker.address}/") is opens, code
    walker.go("/account/2fa/")
    assert walker.says("8 of 10 are left")

    walker.press("Make new codes")
    walker.press("Make new codes")
    assert walker.says("10 of 10 are left")
    walker.go("/account/2fa/")
    walker.press("Stop using it")
    walker.press("Stop using it")
    assert walker.says("Not in use")
    give_the_password(walker, "commercial_lead")
    assert page.url == f"{walker.address}/"


def test_who_lost_phone_and_codes_is_let_in_by_an_administrator(walker, world: World):
    demand_it(world.organisations["force"])
    page = walker.page
    give_the_password(walker, "commercial_lead")
    assert walker.says("Example force asks everybody to sign in with more than a password")
    walker.press("Set up an authenticator app")
    enter(walker, code_of(page.get_by_label("Secret").input_value()), "Use this app")
    walker.go("/")

    demand_it(world.organisations["force"], demanded=False)
    walker.sign_in("administrator")
    walker.go(f"/people/{world.people['commercial_lead'].pk}/")
    walker.follow("Take away", exact=False)
    page.locator("textarea").fill("Phone lost; known by voice, called back on the number we hold.")
    walker.press("Take it away")
    assert walker.says("has no second factor now")

    demand_it(world.organisations["force"])
    give_the_password(walker, "commercial_lead")
    assert walker.says("Set up a second factor")
    removed = Event.objects.get(kind="second-factor-removed")
    assert removed.actor == world.people["administrator"]


def test_a_passkey_opens_the_account_and_is_removed(walker, passkeys):
    page = walker.page
    session, authenticator = passkeys
    walker.sign_in("finance_officer")
    walker.go("/account/2fa/")
    walker.press("Add a key")
    page.get_by_label("Name of the passkey").fill("Work laptop")
    page.get_by_label("Sign in with this passkey alone").check()
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url(re.compile("recovery-codes|webauthn/$"))
    walker.look()
    held = session.send("WebAuthn.getCredentials", {"authenticatorId": authenticator})
    assert len(held["credentials"]) == 1

    page.context.clear_cookies()
    walker.go("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{walker.address}/")
    walker.look()

    give_the_password(walker, "finance_officer")
    page.get_by_role("button", name="Use a passkey or a security key").click()
    page.wait_for_url(f"{walker.address}/")

    walker.go("/account/2fa/webauthn/")
    assert walker.says("Work laptop")
    walker.follow("Rename", exact=False)
    page.get_by_label("Name of the passkey").fill("Old laptop")
    walker.press("Save")
    assert walker.says("Old laptop")
    walker.follow("Remove", exact=False)
    walker.press("Remove the key")
    assert not walker.says("Old laptop")
    give_the_password(walker, "finance_officer")
    assert page.url == f"{walker.address}/"


def test_a_passkey_that_is_refused_leaves_a_way_on(walker, passkeys):
    page = walker.page
    session, authenticator = passkeys
    walker.go("/account/login/")
    session.send(
        "WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False}
    )
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No key was used")
    walker.look()
    page.get_by_label("Email address").fill(walker.world.people["finance_officer"].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{walker.address}/")


def code_of(secret: str) -> str:
    """What the app shows; where it would change while it is typed, what it shows then."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    if left < TYPING_SECONDS:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // STEP_SECONDS))


def enter(walker, code: str, button: str) -> None:
    """Type a code and send it."""
    walker.page.get_by_label("Code", exact=False).first.fill(code)
    walker.press(button)


def give_the_password(walker, username: str) -> None:
    """The first step of signing in; what follows is looked at, whatever it is."""
    page = walker.page
    page.context.clear_cookies()
    walker.go("/account/login/")
    page.get_by_label("Email address").fill(walker.world.people[username].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    walker.press("Sign in")


def demand_it(organisation: Organisation, *, demanded: bool = True) -> None:
    """Make a second factor compulsory in an organisation, or not."""
    organisation.second_factor_required = demanded
    organisation.save()
