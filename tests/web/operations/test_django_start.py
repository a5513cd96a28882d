"""A command's options reach the settings, and the processes it starts."""

from __future__ import annotations

import argparse
import os
import stat
import subprocess
import sys

from counterfoil_web.operations.django_start import add_data_option

PROGRAM = """
import os, sys
from pathlib import Path
from counterfoil_web.operations.django_start import start_django
start_django(Path(sys.argv[1]), try_out=True)
from django.conf import settings
Path(sys.argv[1], "written").touch()
print(settings.DATA_FOLDER, settings.TRY_OUT, os.environ["COUNTERFOIL_DATA"])
"""


def test_options_go_before_the_environment_and_what_is_written_is_private(tmp_path):
    folder = tmp_path / "data"
    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM, folder],
        env={**os.environ, "COUNTERFOIL_DATA": "elsewhere", "DJANGO_SETTINGS_MODULE": SETTINGS},
        capture_output=True,
        text=True,
    )

    assert finished.stdout.split() == [str(folder), "True", str(folder)], finished.stderr
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "written").stat().st_mode) == 0o600


SETTINGS = "counterfoil_web.project.settings"


def test_the_folder_is_an_option():
    parser = argparse.ArgumentParser()
    add_data_option(parser)

    assert parser.parse_args(["--data", "var/x"]).data.name == "x"
    assert parser.parse_args([]).data is None
