"""`counterfoil restore`: a backup put back, which never throws away what was there."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterfoil_web.operations.django_start import add_data_option, start_django

if TYPE_CHECKING:
    from counterfoil_web.operations.backup_file import BackupFile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: the backup, and whether later records may go."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the backup")
    parser.add_argument(
        "--force",
        action="store_true",
        help="although later log rows or decisions will no longer be in the records",
    )
    parser.add_argument(
        "--check", action="store_true", help="only check the file, and change nothing"
    )
    add_data_option(parser)


def run(args: argparse.Namespace) -> int:
    """Check the backup, put it back and upgrade it to this version's form."""
    start_django(args.data)
    from counterfoil_web.operations.backup_file import open_backup

    with open_backup(args.file) as backup:
        if not args.check:
            _restore(args, backup)
        made = backup.manifest
        print(
            f"{args.file}: whole, of {made.moment:%-d %B %Y at %H:%M} UTC, version {made.version}"
        )
    return 0


def _restore(args: argparse.Namespace, backup: BackupFile) -> None:
    from django.conf import settings
    from django.utils import timezone

    from counterfoil_web.operations.restore import restore
    from counterfoil_web.operations.upgrade import bring_up_to_date
    from counterfoil_web.records.log import write

    def say(words: str) -> None:
        print(f"counterfoil: {words}", file=sys.stderr, flush=True)

    now = timezone.now()
    aside = restore(backup, settings.DATA_FOLDER, now, force=args.force, say=say)
    bring_up_to_date(settings.DATA_FOLDER, say)
    write(
        None,
        "restored-from-backup",
        record="installation",
        after={"made_at": backup.manifest.made_at, "version": backup.manifest.version},
    )
    for place in aside:
        print(f"put aside: {place}")
