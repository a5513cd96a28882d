"""`counterfoil load-examples`: the example partnerships and the accounts to try them with."""

from __future__ import annotations

import argparse
import sys

from counterfoil_web.operations.django_start import add_data_option, start_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: which installation."""
    add_data_option(parser)


def run(args: argparse.Namespace) -> int:
    """Load what is not there yet. Refuses an installation for real work."""
    start_django(args.data, try_out=True)
    from django.conf import settings

    from counterfoil_web.operations.data_lock import data_lock
    from counterfoil_web.operations.examples import load_examples
    from counterfoil_web.operations.installation import Purpose, begin_as
    from counterfoil_web.operations.upgrade import bring_up_to_date

    def say(words: str) -> None:
        print(f"counterfoil: {words}", file=sys.stderr, flush=True)

    with data_lock(settings.DATA_FOLDER):
        bring_up_to_date(settings.DATA_FOLDER, say)
        begin_as(Purpose.TRY_OUT)
        count = load_examples(say)
    print(f"{count} examples loaded" if count else "every example is there already")
    return 0
