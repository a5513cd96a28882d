"""Refuse every change of agreed versions and registers of procurements, in the database itself."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from counterfoil_web.procurements.guard import lower_guard, raise_guard


def up(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Put the triggers in place."""
    raise_guard(schema_editor.connection)


def down(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    """Take them away."""
    lower_guard(schema_editor.connection)


class Migration(migrations.Migration):
    """The triggers of agreed versions and registers of procurements."""

    dependencies = [("procurements", "0001_initial")]
    operations = [migrations.RunPython(up, down, elidable=False)]
