from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from counterfoil_web.records.guard import lower_guard, raise_guard
from counterfoil_web.records.log import write
from counterfoil_web.records.models import LogCheck

pytestmark = pytest.mark.django_db


def test_a_whole_log_is_told_with_its_last_hash(capsys):
    row = write(None, "one", record="a")
    call_command("log_verify")

    assert capsys.readouterr().out == (
        f"1 rows, none changed and none missing.\nLast hash: {row.hash}\n"
    )
    assert LogCheck.objects.get().head == row.hash


def test_looking_only_notes_nothing(capsys):
    write(None, "one", record="a")
    call_command("log_verify", "--look-only")

    assert "none changed" in capsys.readouterr().out
    assert not LogCheck.objects.exists()


@pytest.mark.parametrize("options", [[], ["--look-only"]])
def test_a_broken_log_leaves_with_3(options):
    write(None, "one", record="a")
    lower_guard(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_event SET kind = 'two'")
    raise_guard(connection)

    with pytest.raises(CommandError, match="Row 1 is not what") as caught:
        call_command("log_verify", *options)
    assert caught.value.returncode == 3
