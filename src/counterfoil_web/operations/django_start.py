"""Starts Django for a command: settings first, then everything that reads them."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

SETTINGS = "counterfoil_web.project.settings"
PRIVATE = 0o077
"""What is written is for its own user's eyes: records, files, keys."""


def add_data_option(parser: argparse.ArgumentParser) -> None:
    """The option that every command about an installation takes."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="FOLDER",
        help="folder of the records, files and keys (COUNTERFOIL_DATA, else var)",
    )


def start_django(data: Path | None = None, *, try_out: bool = False) -> None:
    """Make Django ready in this process. What is set here also reaches the processes it starts."""
    import django
    from django.conf import settings

    os.umask(PRIVATE)
    if not settings.configured:
        if data is not None:
            os.environ["COUNTERFOIL_DATA"] = str(data.resolve())
        if try_out:
            os.environ["COUNTERFOIL_TRY_OUT"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()
