"""Which accounts may be signed in at all."""

from __future__ import annotations

import pytest

from counterfoil_web.accounts.backends import SignInBackend
from counterfoil_web.accounts.models import User


@pytest.mark.parametrize(
    ("active", "of_try_out", "try_out_runs", "may"),
    [
        pytest.param(True, False, False, True, id="an open account"),
        pytest.param(False, False, False, False, id="a closed account"),
        pytest.param(True, True, True, True, id="of the try-out, where it runs"),
        pytest.param(True, True, False, False, id="of the try-out, elsewhere"),
    ],
)
def test_only_open_accounts_and_those_of_the_try_out_in_it(
    settings, active, of_try_out, try_out_runs, may
):
    settings.TRY_OUT = try_out_runs
    user = User(email="a@force.example", is_active=active, is_try_out=of_try_out)

    assert SignInBackend().user_can_authenticate(user) is may


def test_a_closed_account_is_signed_out_at_the_next_page(world, client_as):
    client = client_as("commercial_lead")
    assert client.get("/you/").status_code == 200

    user = world.people["commercial_lead"]
    user.is_active = False
    user.save()

    assert client.get("/you/").status_code == 302
