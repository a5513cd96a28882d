"""`counterfoil backup`: records, files and keys in one file, while serving goes on."""

from __future__ import annotations

import argparse
from pathlib import Path

from counterfoil_web.operations.django_start import add_data_option, start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: where to write."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="the file to write, or a folder (a name with the moment, here)",
    )
    add_data_option(parser)


def run(args: argparse.Namespace) -> int:
    """Write the backup and say what it holds."""
    start_django(args.data)
    from django.conf import settings
    from django.utils import timezone

    from counterfoil_web.operations.backup import KEY_MEMBER, default_name, write_backup
    from counterfoil_web.operations.full_disk import full_disk_told

    now = timezone.now()
    target = args.file or Path()
    if target.is_dir():
        target = target / default_name(now)
    with full_disk_told(target.absolute().parent, settings.DATA_FOLDER):
        manifest = write_backup(target, settings.DATA_FOLDER, now)
    rows = sum(table.rows for table in manifest.tables.values())
    files = sum(name.startswith("files/") for name in manifest.members)
    print(f"{target}\n  {rows:,} rows of {len(manifest.tables)} tables, {files:,} files")
    if KEY_MEMBER in manifest.members:
        print("  It holds the secret key: keep it where only you can read it.")
    else:
        print(
            "  The secret key is not in it, since COUNTERFOIL_SECRET_KEY gives it: keep that too."
        )
    return 0
