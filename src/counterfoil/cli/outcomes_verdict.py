"""`counterfoil outcomes verdict`: promised, delivered, cost, how sure; statement and evidence."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterfoil.cli.outcomes_words import add_options, exact, head, opened, print_json, screen
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.outcomes.verdict import Verdict
    from counterfoil.reports.public_statement import PublicStatement


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes beside the folder."""
    add_options(parser)
    parser.add_argument(
        "--statement",
        metavar="FILE",
        type=Path,
        help="write the public statement: .docx, .html or .pdf",
    )
    parser.add_argument(
        "--evidence",
        metavar="FILE",
        type=Path,
        help="write the evidence pack, a .zip that sha256sum verifies",
    )


def run(args: argparse.Namespace) -> int:
    """Print the verdict, and write what is asked for."""
    from counterfoil.files import write_bytes
    from counterfoil.outcomes.evidence_pack import evidence_pack, fingerprint
    from counterfoil.outcomes.verdict import verdict
    from counterfoil.outcomesfile.sources import source_files
    from counterfoil.reports.public_statement import public_statement

    _check(args.statement, (".docx", ".html", ".pdf"), "--statement")
    _check(args.evidence, (".zip",), "--evidence")
    ledger = opened(args)
    found = verdict(ledger)
    sources = source_files(args.folder, ledger.document)
    told = public_statement(found, fingerprint=fingerprint(found, sources))
    if args.statement is not None:
        write_bytes(args.statement, _statement(told, args.statement.suffix.casefold()))
        print(f"wrote {args.statement}", file=sys.stderr)
    if args.evidence is not None:
        write_bytes(args.evidence, evidence_pack(found, sources))
        print(f"wrote {args.evidence}", file=sys.stderr)
    if args.json:
        print_json(verdict_values(found, told.fingerprint))
        return 0
    shown = screen()
    head(ledger, shown)
    _print(told, shown)
    return 0


def verdict_values(found: Verdict, pack: str) -> dict[str, Any]:
    """The verdict for programs. pack: the fingerprint of its evidence pack."""
    cash = found.register.cash
    return {
        "id": found.ledger.document.id,
        "title": found.ledger.document.title,
        "illustrative": found.ledger.document.illustrative,
        "promised_gbp": str(found.promised_gbp),
        "delivered_gbp": str(found.delivered_gbp),
        "promised_benefits_gbp": str(found.bridge.promised_benefits_gbp),
        "delivered_benefits_gbp": str(found.bridge.delivered_benefits_gbp),
        "cost_gbp": str(found.cost_gbp),
        "guaranteed_gbp": None if found.guaranteed_gbp is None else str(found.guaranteed_gbp),
        "guaranteed_lines_gbp": None
        if found.guarantees.lines_gbp is None
        else str(found.guarantees.lines_gbp),
        "guarantee": found.guarantees.words,
        "claimed_gbp": exact(cash.claimed_gbp),
        "certified_gbp": exact(cash.certified_gbp),
        "banked_gbp": exact(cash.banked_gbp),
        "confidence": found.confidence.grade.value,
        "answers": [
            {"question": one.question.words, "yes": one.is_yes, "because": one.because}
            for one in found.confidence.answers
        ],
        "evidence": {one.virtue.value: list(one.told) for one in found.evidence},
        "evidence_pack_sha256": pack,
    }


def _statement(told: PublicStatement, suffix: str) -> bytes:
    if suffix == ".docx":
        from counterfoil.reports.public_statement_word import public_statement_word

        return public_statement_word(told)
    from counterfoil.reports.public_statement_print import (
        public_statement_page,
        public_statement_pdf,
    )

    return public_statement_pdf(told) if suffix == ".pdf" else public_statement_page(told).encode()


def _check(path: Path | None, kinds: tuple[str, ...], where: str) -> None:
    if path is not None and path.suffix.casefold() not in kinds:
        raise UsageError(
            what=f"{path} is not a name for it",
            where=where,
            mend=f"end it with {' or '.join(kinds)}",
        )


def _print(told: PublicStatement, shown: Screen) -> None:
    from counterfoil.cli.screen import TableColumn

    columns = [TableColumn(title=""), TableColumn(title="Pounds", right=True)]
    shown.prose(told.sentence)
    for sentence in (*told.incomplete, told.guarantee):
        if sentence:
            shown.prose(sentence, mark="- ")
    for title, rows in (
        ("In all", told.headline),
        ("Claimed, certified and banked, in cash", told.three_totals),
        ("Why the two differ", told.causes),
    ):
        shown.heading(title)
        shown.table(columns, [list(row) for row in rows])
    shown.heading("How sure we are")
    shown.prose(told.sure)
    for sentence in told.unanswered:
        shown.prose(sentence, mark="- ")
    shown.heading("Value for money")
    for asked, words in told.evidence:
        shown.prose(f"{asked} {words}", mark="- ")
    shown.prose(f"Evidence pack: SHA-256 of SHA256SUMS {told.fingerprint}")
