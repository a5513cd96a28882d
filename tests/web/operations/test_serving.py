"""Serving refuses what would not be safe, before anything is started."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.errors import CounterfoilError, UsageError
from counterfoil_web.operations import serving
from counterfoil_web.operations.installation import Purpose, WrongInstallation, begin_as, purpose
from counterfoil_web.operations.serving import Wish, check_settings, check_static_files, children

WISH = Wish(host="127.0.0.1", port=None, workers=2, threads=3, try_out=False)


@pytest.fixture(autouse=True)
def no_hosts(monkeypatch):
    monkeypatch.delenv("COUNTERFOIL_HOSTS", raising=False)


def test_settings_that_are_safe_pass():
    check_settings(WISH)
    check_settings(replace(WISH, try_out=True))


def test_a_try_out_answers_its_own_machine_alone():
    with pytest.raises(UsageError, match="everybody may be anybody"):
        check_settings(replace(WISH, host="0.0.0.0", try_out=True))


def test_other_machines_need_the_names_they_may_use(monkeypatch):
    with pytest.raises(UsageError, match="COUNTERFOIL_HOSTS"):
        check_settings(replace(WISH, host="0.0.0.0"))

    monkeypatch.setenv("COUNTERFOIL_HOSTS", "counterfoil.force.example")
    check_settings(replace(WISH, host="0.0.0.0"))


def test_faults_in_the_settings_are_told_with_their_mend(monkeypatch):
    fault = serving.checks.Error("the cache is odd", hint="Set it right.")
    monkeypatch.setattr(serving.checks, "run_checks", lambda: [fault])

    with pytest.raises(UsageError, match=r"the cache is odd(.|\n)*Set it right"):
        check_settings(WISH)


def test_pages_without_their_looks_are_not_served(tmp_path):
    with pytest.raises(CounterfoilError, match=r"not been built(.|\n)*make run"):
        check_static_files(tmp_path)

    (tmp_path / "staticfiles.json").write_text("{}")
    check_static_files(tmp_path)


def test_one_web_server_and_as_many_workers_as_wished():
    started = children(WISH, 8123)

    assert [child.name for child in started] == ["web server", "worker 1", "worker 2"]
    assert all("--ends-with-parent" in child.command for child in started)
    assert [child.is_vital for child in started] == [True, False, False]
    assert started[0].command[-4:] == ["--port", "8123", "--threads", "3"]


@pytest.fixture
def prepared(db, monkeypatch):
    """Prepare without upgrading; what was loaded is noted."""
    loaded = []
    monkeypatch.setattr(serving, "bring_up_to_date", lambda folder, say: None)
    monkeypatch.setattr("counterfoil_web.operations.examples.load_examples", loaded.append)
    return loaded


def test_an_empty_installation_becomes_real_and_loads_nothing(prepared):
    serving.prepare(try_out=False, say=print)

    assert purpose() == Purpose.REAL
    assert prepared == []


def test_a_try_out_loads_the_examples_and_never_becomes_real(prepared):
    serving.prepare(try_out=True, say=print)

    assert prepared == [print]
    with pytest.raises(WrongInstallation):
        serving.prepare(try_out=False, say=print)


def test_real_records_are_never_opened_to_everybody(prepared):
    begin_as(Purpose.REAL)

    with pytest.raises(WrongInstallation, match="real records"):
        serving.prepare(try_out=True, say=print)
    assert prepared == []


def test_made_up_records_may_be_looked_at(prepared):
    begin_as(Purpose.MADE_UP)

    serving.prepare(try_out=False, say=print)

    assert purpose() == Purpose.MADE_UP


def test_the_greeting_comes_once_and_only_when_the_address_answers(monkeypatch):
    said, is_up = [], [False]
    monkeypatch.setattr(serving, "answers", lambda host, port: is_up[0])
    greeting = serving._Greeting(WISH, 8000, "http://127.0.0.1:8000", "First words.", said.append)

    greeting.when_ready()
    assert said == []

    is_up[0] = True
    greeting.when_ready()
    greeting.when_ready()
    assert said == [
        "Counterfoil is at http://127.0.0.1:8000",
        "First words.",
        "Press Ctrl-C to stop it.",
    ]


def test_people_find_it_by_the_name_it_answers_to(monkeypatch, settings):
    assert serving._address(WISH, 8000) == "http://127.0.0.1:8000"

    monkeypatch.setenv("COUNTERFOIL_HOSTS", "counterfoil.force.example")
    settings.TLS = True
    assert serving._address(WISH, 8000) == "https://counterfoil.force.example"


def test_the_first_words_of_a_new_installation_hold_the_one_time_link(db):
    words = serving._first_words("http://127.0.0.1:8000", WISH)

    assert "http://127.0.0.1:8000/first-administrator/" in words
    assert "works once" in words


def test_the_first_words_of_a_try_out_lead_to_the_accounts():
    words = serving._first_words("http://127.0.0.1:8000", replace(WISH, try_out=True))

    assert "http://127.0.0.1:8000/try-as/" in words
