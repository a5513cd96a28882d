"""Django's own commands run with this application's settings."""

from __future__ import annotations

from counterfoil_web import manage


def test_the_command_named_on_the_command_line_is_run(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["manage", "version"])

    manage.main()

    assert capsys.readouterr().out.startswith("5.2")
