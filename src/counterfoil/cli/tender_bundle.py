"""`counterfoil tender bundle`: everything behind one score; or whether such a file is unchanged."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from counterfoil.errors import UsageError

_BAD_INPUT = 3
MOST_BYTES = 500_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which score, and where to write; or what to verify."""
    parser.add_argument("--bid", metavar="ID", help="the bid that was marked")
    parser.add_argument("--criterion", metavar="ID", help="the criterion that it was marked on")
    parser.add_argument("--out", metavar="FILE", type=Path, help="the .zip to write")
    parser.add_argument(
        "--verify",
        metavar="FILE",
        type=Path,
        help="tell whether a bundle is as it was made; it may come from another folder",
    )
    parser.add_argument(
        "--fingerprint", metavar="SHA256", default="", help="what the bundle is said to have"
    )


def run(args: argparse.Namespace) -> int:
    """Write the bundle and its fingerprint, or verify one."""
    if args.verify is not None:
        return _verified(args)
    from counterfoil.files import write_bytes
    from counterfoil.tender.challenge_bundle import challenge_bundle, fingerprint
    from counterfoil.tenderfile.folder import read_tender_folder
    from counterfoil.tenderfile.plan_sources import plan_sources

    for option in ("bid", "criterion", "out"):
        if getattr(args, option) is None:
            raise UsageError(
                what=f"no {option} is given", where=f"--{option}", mend="give --bid, --criterion "
                "and --out, or --verify with a bundle",
            )  # fmt: skip
    if args.out.suffix.casefold() != ".zip":
        raise UsageError(what=f"{args.out} is no name for it", where="--out", mend="end it .zip")
    dossier = read_tender_folder(args.folder).dossier
    sources = plan_sources(args.folder)
    write_bytes(args.out, challenge_bundle(dossier, args.bid, args.criterion, sources))
    print(f"wrote {args.out}", file=sys.stderr)
    print(fingerprint(dossier, args.bid, args.criterion, sources))
    return 0


def _verified(args: argparse.Namespace) -> int:
    from counterfoil.cli.problems import print_problems
    from counterfoil.files import read_bytes
    from counterfoil.record.pack import pack_problems

    problems = pack_problems(read_bytes(args.verify, MOST_BYTES), args.fingerprint)
    if problems:
        print_problems(problems, file=sys.stdout)
        return _BAD_INPUT
    told = " and has that fingerprint" if args.fingerprint else ""
    print(f"{args.verify} is as it was made{told}.")
    return 0
