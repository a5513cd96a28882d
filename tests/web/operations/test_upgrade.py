"""The records are brought to this version's form, or stay as they were."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from counterfoil_web.accounts.models import User
from counterfoil_web.operations import upgrade
from counterfoil_web.operations.models import Installation
from counterfoil_web.operations.upgrade import UpgradeFailed, bring_up_to_date, pending
from tests.web.operations.conftest import ENGINES

pytestmark = pytest.mark.parametrize("engine", ENGINES)


@pytest.fixture
def said():
    return []


def test_records_in_the_right_form_are_left_alone(place, engine, said, settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
        }
    }
    with place(engine).opened() as folder:
        bring_up_to_date(folder, said.append)

        assert pending() == 0
        assert said == []
        assert "cache" in connection.introspection.table_names()
        assert not (folder / "before-upgrades").exists()


def test_an_earlier_form_is_upgraded_and_sqlite_keeps_a_copy(place, engine, said):
    with place(engine).opened() as folder:
        call_command("migrate", "operations", "zero", verbosity=0)
        User.objects.create_user("auditor@force.example", "Auditor")

        bring_up_to_date(folder, said.append)

        assert said == ["upgrading the records: 1 steps"]
        assert User.objects.count() == 1
        assert Installation.objects.count() == 0
        copies = list(folder.glob("before-upgrades/*.sqlite3"))
        assert len(copies) == (1 if engine == "sqlite" else 0)


def test_a_failed_upgrade_leaves_the_old_records(place, engine, said, monkeypatch):
    """The step does half its work, then stops."""
    with place(engine).opened() as folder:
        call_command("migrate", "operations", "zero", verbosity=0)
        User.objects.create_user("auditor@force.example", "Auditor")
        real = upgrade.call_command

        def half_way(*words, **options):
            if words[0] == "migrate":
                real("migrate", "operations", verbosity=0)
                User.objects.all().delete()
                raise RuntimeError("half way")

        monkeypatch.setattr(upgrade, "call_command", half_way)
        with pytest.raises(UpgradeFailed, match=r"half way(.|\n)*start the version you had before"):
            bring_up_to_date(folder, said.append)

        assert User.objects.count() == 1
        assert pending() == 1


def test_records_of_a_later_version_are_refused(place, engine, said):
    with place(engine).opened() as folder:
        MigrationRecorder(connection).record_applied("operations", "0999_of_the_future")

        with pytest.raises(UpgradeFailed, match=r"a later version(.|\n)*0999_of_the_future"):
            bring_up_to_date(folder, said.append)
