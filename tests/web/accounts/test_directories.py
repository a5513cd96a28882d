"""The file of directories: what is read, and what is refused with its place."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from counterfoil.access import Role
from counterfoil.errors import InvalidValue
from counterfoil_web.accounts.directories import (
    directories_from,
    provider_settings,
    read_directories,
)

GOOD = {
    "name": "Force directory",
    "server_url": "https://login.example/tenant/v2.0/",
    "client_id": "counterfoil",
    "roles": {"Leads": ["commercial_lead"], "Money": "force_finance_officer"},
}


def one(**changed):
    return read_directories({"force": {**GOOD, **changed}})[0]


def test_no_file_means_no_directory():
    assert directories_from("") == ()


def test_a_file_is_read_with_its_secret_from_another(tmp_path):
    (tmp_path / "secret").write_text("s3cret\n", encoding="utf-8")
    file = tmp_path / "directories.json"
    entry = {**GOOD, "client_secret_file": "secret"}
    file.write_text(json.dumps({"force": entry}), encoding="utf-8")

    (found,) = directories_from(str(file))

    assert found.client_secret == "s3cret"
    assert "s3cret" not in repr(found)
    assert found.server_url == "https://login.example/tenant/v2.0"
    assert found.origins == ("https://login.example",)


@pytest.mark.parametrize(
    ("claims", "roles"),
    [
        ({"roles": ["Leads"]}, [Role.COMMERCIAL_LEAD]),
        ({"roles": "Money"}, [Role.FORCE_FINANCE_OFFICER]),
        (
            {"roles": ["Leads", "Money", "Leads"]},
            [Role.FORCE_FINANCE_OFFICER, Role.COMMERCIAL_LEAD],
        ),
        ({"roles": ["Domain Users"]}, []),
        ({"groups": ["Leads"]}, []),
        ({"roles": None}, []),
        ({}, []),
    ],
)
def test_a_claim_gives_only_what_the_file_maps(claims, roles):
    assert list(one().roles_of(claims)) == roles


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([], "not a list of entries"),
        ({"Force!": GOOD}, "small letters"),
        ({"force": "x"}, "fields and their values"),
        ({"force": {**GOOD, "servr": "x"}}, "servr is not a field"),
        ({"force": {**GOOD, "client_id": ""}}, "client_id is missing"),
        ({"force": {**GOOD, "server_url": "http://login.example"}}, "https://"),
        ({"force": {**GOOD, "roles": {"Leads": ["king"]}}}, "'king' under roles, Leads"),
        ({"force": {**GOOD, "client_secret_file": "not-there"}}, "cannot be read"),
    ],
)
def test_a_wrong_entry_is_refused_by_name(entries, said):
    with pytest.raises(InvalidValue, match=said):
        read_directories(entries)


@pytest.mark.parametrize("words", [None, "{"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, words):
    file = tmp_path / "directories.json"
    if words is not None:
        file.write_text(words, encoding="utf-8")

    with pytest.raises(InvalidValue, match="cannot be read"):
        directories_from(str(file))


def test_allauth_is_told_to_prove_keys_and_never_to_trust_an_email():
    (app,) = provider_settings([one()])["openid_connect"]["APPS"]

    assert app["settings"]["oauth_pkce_enabled"] is True
    assert app["settings"]["email_authentication"] is False
    assert app["settings"]["verified_email"] is False


def test_pages_may_lead_to_the_directory_and_nowhere_else(tmp_path):
    """Asked of a process of its own, since the policy is settled when it starts."""
    file = tmp_path / "directories.json"
    file.write_text(json.dumps({"force": GOOD}), encoding="utf-8")
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "from counterfoil_web.project import settings as s\n"
            "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])",
        ],
        env={
            **os.environ,
            "COUNTERFOIL_DATA": str(tmp_path),
            "COUNTERFOIL_DIRECTORIES": str(file),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout.strip() == """["'self'", 'https://login.example']"""
