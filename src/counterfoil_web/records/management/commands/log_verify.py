"""`log_verify`: follow the chain of this installation's log and say where it is broken."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from counterfoil.record import Verdict
from counterfoil_web.records.verification import check_log, verify_log


class Command(BaseCommand):
    """Verify the log in the database. Leaves with 3 when it is broken."""

    help = "Verify the chain of the log in the database, and note what was found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--look-only", action="store_true", help="verify without noting it in the log"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["look_only"]:
            verdict: Verdict = verify_log()
            findings = [found.sentence for found in verdict.breaks]
            last, head = verdict.last, verdict.head
        else:
            check = check_log(None)
            findings, last, head = check.findings, check.last_number, check.head
        if findings:
            raise CommandError("\n".join(findings), returncode=3)
        self.stdout.write(f"{last:,} rows, none changed and none missing.\nLast hash: {head}")
