"""`counterfoil new`: a filled template of a case, to start one's own from."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import counterfoil
from counterfoil.appraisal.amounts import Amount, DriverBands, DriverRate, Flat, OneOff, Ramp
from counterfoil.appraisal.business_case import BaselineService, BusinessCase, PartnershipKind
from counterfoil.casefile import load_case_or_raise
from counterfoil.casefile.columns import year_of
from counterfoil.casefile.folder import folder_files
from counterfoil.errors import InvalidValue, UsageError
from counterfoil.files import write_folder
from counterfoil.quantities.years import FinancialYear

TEMPLATES = Path(counterfoil.__file__).parent / "content" / "templates"
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
    case = load_case_or_raise(TEMPLATES / args.kind)
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


def moved_to(case: BusinessCase, first_year: FinancialYear) -> BusinessCase:
    """The same case beginning in another year: every financial year in it moves by as many.

    Amounts stay as they are, so the price base moves too. Raises InvalidValue when a year would
    leave 1900 to 2400.
    """
    by = first_year - case.first_year
    return replace(
        case,
        first_year=first_year,
        price_base=case.price_base + by,
        lines=tuple(replace(line, amount=_moved_amount(line.amount, by)) for line in case.lines),
        risks=tuple(
            replace(risk, start=risk.start + by, end=_moved(risk.end, by)) for risk in case.risks
        ),
        baseline=tuple(_moved_service(service, by) for service in case.baseline),
    )


def _moved_amount(amount: Amount, by: int) -> Amount:
    match amount:
        case OneOff(year=year):
            return replace(amount, year=year + by)
        case Ramp(start=start, end=end):
            return replace(amount, start=start + by, end=end + by)
        case Flat() | DriverRate() | DriverBands():
            return replace(amount, start=_moved(amount.start, by), end=_moved(amount.end, by))
        case _:
            return amount


def _moved(year: FinancialYear | None, by: int) -> FinancialYear | None:
    return None if year is None else year + by


def _moved_service(service: BaselineService, by: int) -> BaselineService:
    year = year_of(service.as_at)
    return service if year is None else replace(service, as_at=str(year + by))


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
