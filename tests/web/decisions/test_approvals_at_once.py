"""Approvals that come at once, twice, or are cut off half-way: all of one is kept, or nothing.

On PostgreSQL by threads. On SQLite by processes with a data folder of their own, so that they
can be killed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import OperationalError, connection, transaction
from django_scopes import scopes_disabled

from counterfoil.gates import Outcome
from counterfoil.record import verify
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.decisions import taking
from counterfoil_web.decisions.models import Act, Condition, Decision
from counterfoil_web.records.log import link_of
from counterfoil_web.records.models import Event

ON_POSTGRESQL = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the processes are SQLite's"),
]


def kept() -> dict[str, object]:
    """What is kept of the approvals of the one decision there is."""
    with scopes_disabled():
        decision = Decision.objects.get()
        return {
            "acts": Act.objects.count(),
            "conditions": Condition.objects.count(),
            "events": Event.objects.filter(kind="decision-approved").count(),
            "state": decision.state,
            "state in its history": decision.history.first().state,
            "dated": decision.decided_at is not None,
            "stage": decision.partnership.stage,
            "log holds": verify(map(link_of, Event.objects.order_by("number"))).holds,
        }


WAITING = {
    "acts": 0,
    "conditions": 0,
    "events": 0,
    "state": "waiting",
    "state in its history": "waiting",
    "dated": False,
    "stage": "outline",
    "log holds": True,
}
APPROVED = {
    "acts": 2,
    "conditions": 2,
    "events": 2,
    "state": "approved",
    "state in its history": "approved",
    "dated": True,
    "stage": "full",
    "log holds": True,
}


@pytest.fixture
def at_once(seen_by, decision, approvable):
    """Approve for several people at the same moment, each over a connection of their own."""

    def one(username):
        try:
            with seen_by(username) as seen:
                taking.take(seen, 1, Outcome.APPROVE, conditions=["A review after a year"])
                return "taken"
        except Refused as refused:
            return refused.refusal.rule
        finally:
            connection.close()

    def all_of(*usernames):
        with ThreadPoolExecutor(max_workers=len(usernames)) as pool:
            return sorted(pool.map(one, usernames))

    return all_of


class TestOnPostgreSQL:
    pytestmark = ON_POSTGRESQL

    def test_both_bodies_at_once_approve_it_together(self, at_once):
        assert at_once("chief_officer", "commissioner") == ["taken", "taken"]
        assert kept() == APPROVED

    def test_one_body_several_times_at_once_approves_once(self, at_once):
        found = at_once("chief_officer", "chief_officer", "chief_officer")

        assert found == ["a-body-decides-once", "a-body-decides-once", "taken"]
        assert (kept()["acts"], kept()["events"], kept()["state"]) == (1, 1, "waiting")

    def test_a_connection_lost_half_way_leaves_nothing(self, seen_by, at_once):
        def lost():
            try:
                with (
                    seen_by("chief_officer") as seen,
                    transaction.atomic(),
                    connection.cursor() as cursor,
                ):
                    taking.take(seen, 1, Outcome.APPROVE, conditions=["A review after a year"])
                    cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            finally:
                connection.close()

        before = kept()
        with ThreadPoolExecutor(max_workers=1) as pool:
            assert isinstance(pool.submit(lost).exception(), OperationalError)

        assert kept() == before
        assert at_once("chief_officer", "commissioner") == ["taken", "taken"]


@pytest.mark.django_db
@pytest.mark.parametrize("last", ["log.write", "move_to_stage"])
def test_a_fault_half_way_leaves_nothing(last, monkeypatch, seen_by, decision, approvable):
    with seen_by("chief_officer") as seen:
        taking.take(seen, 1, Outcome.APPROVE)
    before = kept()

    def fails(*_args, **_more):
        raise OSError("the disk is full")

    monkeypatch.setattr(f"counterfoil_web.decisions.taking.{last}", fails)
    with seen_by("commissioner") as seen, pytest.raises(OSError, match="disk"):
        taking.take(seen, 1, Outcome.APPROVE, conditions=["A review after a year"])

    assert kept() == before


START = """
import json, os, signal, sys
import django
django.setup()
from django.utils import timezone
from django_scopes import scopes_disabled
from counterfoil.access import Capability
from counterfoil.gates import Outcome
from counterfoil_web.accounts.acting import Refused
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.scope import organisation_scope
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.decisions import taking
from counterfoil_web.decisions.models import Decision
from counterfoil_web.partnerships.store import partnership_for
from counterfoil_web.records import log
"""
APPROVE = (
    START
    + """
who, dies = sys.argv[1:]
written = log.write
def dying(*args, **more):
    if dies == "after":
        written(*args, **more)
    os.kill(os.getpid(), signal.SIGKILL)
if dies:
    log.write = dying
with scopes_disabled():
    ref = Decision.objects.get().partnership.ref
user = User.objects.get(email=f"{who}@try-out.example")
acting = acting_for(user, wanted=None, today=timezone.localdate())
with organisation_scope(acting.organisation, acting.today):
    seen = partnership_for(acting, ref, Capability.VIEW_DECISIONS)
    try:
        taking.take(seen, 1, Outcome.APPROVE, conditions=["A review after a year"])
        print("taken")
    except Refused as refused:
        print(refused.refusal.rule)
"""
)
KEPT = (
    START
    + """
from tests.web.decisions.test_approvals_at_once import kept
print(json.dumps(kept()))
"""
)


@pytest.fixture
def run(tmp_path):
    """Start a process on a data folder that holds the examples, one with its decision waiting."""
    root = Path(__file__).parents[3]
    settings = {
        **{name: word for name, word in os.environ.items() if name != "DATABASE_URL"},
        "COUNTERFOIL_DATA": str(tmp_path),
        "COUNTERFOIL_TRY_OUT": "1",
        "DJANGO_SETTINGS_MODULE": "counterfoil_web.project.settings",
        "PYTHONPATH": str(root),
    }

    def started(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *words], env=settings, stdout=subprocess.PIPE, text=True
        )

    loaded = started("-m", "counterfoil.cli.main", "load-examples", "--data", str(tmp_path))
    loaded.communicate()
    assert loaded.returncode == 0
    return started


def said(process: subprocess.Popen[str]) -> str:
    return process.communicate()[0].strip()


@pytest.mark.slow
@pytest.mark.own_sqlite
def test_processes_killed_half_way_leave_nothing_and_those_at_once_take_turns(run):
    before = json.loads(said(run("-c", KEPT)))
    for dies in ("before", "after"):
        killed = run("-c", APPROVE, "chief-officer", dies)
        assert (said(killed), killed.returncode) == ("", -9)
        assert json.loads(said(run("-c", KEPT))) == before

    people = ("chief-officer", "commissioner", "chief-officer", "commissioner")
    together = [run("-c", APPROVE, who, "") for who in people]
    found = sorted(said(one) for one in together)

    assert found[2:] == ["taken", "taken"]
    assert set(found[:2]) <= {"a-body-decides-once", "a-decision-is-taken-once"}
    assert json.loads(said(run("-c", KEPT))) == APPROVED
    assert before == WAITING
