"""One setting says which database; what is not an address of one is told with its mend."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from counterfoil_web.project.database import database_settings


def test_without_an_address_sqlite_in_the_data_folder(tmp_path):
    told = database_settings("", tmp_path)

    assert told["ENGINE"].endswith("sqlite3")
    assert told["NAME"] == str(tmp_path / "counterfoil.sqlite3")
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in told["OPTIONS"]["init_command"]


def test_an_address_gives_every_part_also_with_marks_in_the_password(tmp_path):
    told = database_settings("postgres://force:p%40ss%2Fword@db.local:5433/case%20book", tmp_path)

    assert told["ENGINE"].endswith("postgresql")
    assert (told["USER"], told["PASSWORD"]) == ("force", "p@ss/word")
    assert (told["HOST"], told["PORT"], told["NAME"]) == ("db.local", 5433, "case book")


def test_a_socket_and_options_are_read_from_the_query(tmp_path):
    told = database_settings(
        "postgresql:///counterfoil?host=/run/postgresql&sslmode=require", tmp_path
    )

    assert told["HOST"] == "/run/postgresql"
    assert told["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://x/y", "postgres://host", "postgres:///", "counterfoil"])
def test_anything_else_is_refused_without_repeating_a_password(url, tmp_path):
    with pytest.raises(ImproperlyConfigured, match="mend: write it as postgres://"):
        database_settings(url, tmp_path)
