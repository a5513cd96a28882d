"""`counterfoil new`: a filled template of a case, to start one's own from."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.casefile.folder import folder_files
from counterfoil.casefile.template import TEMPLATES, moved_to, template_case
from counterfoil.errors import InvalidValue, UsageError
from counterfoil.files import write_folder
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.quantities.years import FinancialYear

__all__ = ["TEMPLATES", "add_arguments", "moved_to", "run"]

_NO_PART_OF_AN_ID = re.compile(r"[^\w-]+|_+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: a new folder, the kind, and what the case is to be called."""
    parser.add_argument("folder", metavar="FOLDER", help="folder to make; it may not hold anything")
    parser.add_argument(
        "--kind",
        required=True,
        choices=[kind.value for kind in PartnershipKind],
        help="kind of partnership",
    )
    parser.add_argument("--title", help="name of the case as it is printed")
    parser.add_argument("--author", help="who writes it; somebody else must review it")
    parser.add_argument(
        "--first-year", metavar="YEAR", help="first financial year, such as 2027-28"
    )


def run(args: argparse.Namespace) -> int:
    """Write the template of the kind into the folder, and say what to do next."""
    folder = Path(args.folder)
    case = template_case(args.kind)
    if args.first_year is not None:
        case = moved_to(case, _first_year(args.first_year))
    case = replace(
        case,
        id=_id_from(folder.absolute().name, otherwise=case.id),
        title=_words("title", args.title, otherwise=case.title),
        author=_words("author", args.author, otherwise=case.author),
    )
    write_folder(folder, folder_files(case))
    print(folder)
    print(_next_steps(folder, case), file=sys.stderr)
    return 0


def _first_year(text: str) -> FinancialYear:
    try:
        return FinancialYear.parse(text)
    except InvalidValue as fault:
        raise UsageError(what=fault.what, where="--first-year", mend=fault.mend) from fault


def _words(name: str, text: str | None, *, otherwise: str) -> str:
    if text is None:
        return otherwise
    if not text.strip():
        raise UsageError(what="it is empty", where=f"--{name}", mend="give it some words")
    return text.strip()


def _id_from(name: str, *, otherwise: str) -> str:
    """A folder's name as the id of its case.

    >>> _id_from("Custody 2027 (draft)", otherwise="custody"), _id_from("...", otherwise="custody")
    ('custody-2027-draft', 'custody')
    """
    return _NO_PART_OF_AN_ID.sub("-", name.casefold()).strip("-") or otherwise


def _next_steps(folder: Path, case: BusinessCase) -> str:
    here = "./" if str(folder).startswith("-") else ""  # or it would be read as an option
    place = shlex.quote(f"{here}{folder}")
    steps = {
        f"check {place}": "list what must still be mended",
        f"appraise {place}": "see the answer",
        f"to-excel {place} case.xlsx": "fill it in as a workbook",
    }
    width = max(map(len, steps))
    return (
        f"Wrote a {case.kind} case for {case.first_year} to {case.last_year}. "
        "Every figure in it is illustrative:\n"
        "the note beside each says where to find your own, and no baseline is signed. Next:\n"
        + "\n".join(f"  counterfoil {step:<{width}}  {does}" for step, does in steps.items())
    )
