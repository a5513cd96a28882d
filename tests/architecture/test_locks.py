"""The locks pin everything by hash, agree with each other, and name no address."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.architecture.repository import ROOT

LOCKS = ("run.lock", "test.lock")
ADDRESS = re.compile(r"://|index-url|find-links|trusted-host|@ *(?:file|git)|\.[a-z]{2,}/", re.I)
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)(.*)$")


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    found = (PIN.match(line) for line in text_of(lock).splitlines())
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock):
    assert [line for line in text_of(lock).splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock):
    entries = re.split(r"\n(?=[a-z0-9])", text_of(lock))
    unhashed = [entry for entry in entries if PIN.match(entry) and "--hash=sha256:" not in entry]

    assert len(pins(lock)) > 20
    assert unhashed == []


def test_lock_covers_every_dependency():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in project["dependencies"]}

    assert wanted <= pins("run.lock").keys()


def test_tests_run_on_the_versions_that_users_get():
    tested = pins("test.lock")

    assert {name: tested.get(name) for name in pins("run.lock")} == pins("run.lock")
