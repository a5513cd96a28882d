"""`counterfoil contract`: what is due each month of a contract, why, and whether it was billed."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from counterfoil.cli.contract_arguments import add_arguments
from counterfoil.errors import UsageError

if TYPE_CHECKING:
    from counterfoil.cli.screen import Screen
    from counterfoil.contractfile.folder import ContractFolder

__all__ = ["add_arguments", "run"]

_BAD_INPUT = 3
_LISTED = 50
"""How many problems `check` lists unless it is asked for all."""


def run(args: argparse.Namespace) -> int:
    """Do what the action says."""
    code: int = _RUNS[args.action](args)
    return code


def _new(args: argparse.Namespace) -> int:
    from counterfoil.contractfile.templates import TemplateKind, new_contract

    contract = new_contract(TemplateKind(args.kind), args.folder)
    print(args.folder)
    here = "./" if str(args.folder).startswith("-") else ""  # or it would be read as an option
    place = shlex.quote(f"{here}{args.folder}")
    print(
        f"Wrote the terms of {contract.title} and an empty table for each kind of record. Next:\n"
        f"  counterfoil contract terms {place}      read the terms in words\n"
        f"  counterfoil contract check {place}      list what must be mended\n"
        f"  counterfoil contract statement {place} {contract.first_account}",
        file=sys.stderr,
    )
    return 0


def _fields(_: argparse.Namespace) -> int:
    from counterfoil.contractfile.reference_page import reference_page

    sys.stdout.write(reference_page())
    return 0


def _check(args: argparse.Namespace) -> int:
    from counterfoil.cli.problems import print_first_problems
    from counterfoil.contractfile.closing_register import register_problems
    from counterfoil.contractfile.folder import check_contract_folder
    from counterfoil.errors import errors_among

    held, problems = check_contract_folder(args.folder)
    if held is not None:
        problems = (*problems, *register_problems(args.folder, held))
    errors = errors_among(problems)
    most = len(problems) if args.all else _LISTED
    out = sys.stdout if errors else sys.stderr
    print_first_problems(problems, most, "run it with --all", out)
    if held is None or errors:
        return _BAD_INPUT
    print(summary(held))
    return 0


def summary(held: ContractFolder) -> str:
    """What a contract's folder holds, in a line."""
    from counterfoil.contract.statements import next_open

    contract = held.contract
    terms = contract.versions[-1]
    first = next_open(contract, held.closed)
    parts = (
        _count(len(contract.versions), "version") + " of the terms",
        f"{_count(len(terms.charges), 'charge')} and {_count(len(terms.measures), 'measure')} "
        "in the last",
        _count(len(held.records), "record"),
        f"{_count(len(held.closed), 'month')} closed",
        f"next to close {first}" if first else "every month closed",
    )
    return f"{contract.title}: {', '.join(parts)}."


def _import(args: argparse.Namespace) -> int:
    from counterfoil.cli.contract_import import run_import

    return run_import(args)


def _terms(args: argparse.Namespace) -> int:
    from counterfoil.cli.contract_pages import print_term_sheet
    from counterfoil.contractfile.folder import read_contract_folder
    from counterfoil.contractfile.term_sheet import term_sheet

    sheet = term_sheet(read_contract_folder(args.folder).contract, args.version)
    print_term_sheet(sheet, _screen())
    return 0


def _statement(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_months, contract_pages

    if args.json and args.csv:
        raise UsageError(
            what="--json and --csv together have no meaning",
            where="counterfoil contract statement",
            mend="leave one out",
        )
    month, day = contract_months.month_asked(args.month), contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    asked = contract_months.asked_month(args.folder, held, month, day)
    if args.json:
        print(contract_forms.json_text(contract_forms.statement_values(asked)), end="")
    elif args.csv:
        sys.stdout.write(contract_forms.statement_csv(asked))
    else:
        contract_pages.print_statement(asked, _screen())
    return 0


def _close(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_months
    from counterfoil.cli.problems import print_problems
    from counterfoil.contract.lines import pounds
    from counterfoil.contract.statements import close
    from counterfoil.contractfile.closing_register import close_by_two

    month, day = contract_months.month_asked(args.month), contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    day = contract_months.closing_day(held, day)
    made = contract_months.as_it_stands(held, month, day)
    closed = close(held.contract, made, held.closed)
    path = close_by_two(
        args.folder, held, closed, proposed_by=args.proposed_by, closed_by=args.closed_by
    )
    print_problems(made.due.gaps)
    print(path)
    print(f"Closed {month} at {pounds(closed.total_gbp)}, VAT included.", file=sys.stderr)
    return 0


def _invoice(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_months, contract_pages
    from counterfoil.cli.problems import print_problems

    month, day = contract_months.month_asked(args.month), contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    asked = contract_months.asked_month(args.folder, held, month, day)
    check = contract_months.checked_invoices(held, asked, day)
    print_problems(contract_months.doubtful_invoices(held, asked, day))
    if args.letter is not None:
        from counterfoil.cli.contract_letter import write_letter

        write_letter(args.letter, check, asked)
        print(f"wrote {args.letter}: a draft, to be read before it is sent", file=sys.stderr)
    if args.json:
        values = contract_forms.invoice_values(check, held.contract.illustrative)
        print(contract_forms.json_text(values), end="")
    else:
        contract_pages.print_invoice_check(check, held.contract, _screen())
    return 0


def _compare(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_months, contract_pages
    from counterfoil.contract.comparison_of_months import comparison_of_months

    months = [contract_months.month_asked(text) for text in (args.before, args.after)]
    day = contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    before, after = (contract_months.asked_month(args.folder, held, month, day) for month in months)
    found = comparison_of_months(before, after)
    if args.json:
        values = contract_forms.comparison_values(found, held.contract.illustrative)
        print(contract_forms.json_text(values), end="")
    else:
        contract_pages.print_comparison_of_months(found, before, after, _screen())
    return 0


def _explain(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_line_page, contract_months

    month, day = contract_months.month_asked(args.month), contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    asked = contract_months.asked_month(args.folder, held, month, day)
    if args.line is None:
        raise UsageError(
            what="no line is named",
            where=f"the statement of {month}",
            mend=f"name one of {', '.join(one.id for one in asked.lines)}",
        )
    line = contract_line_page.line_asked(asked, args.line)
    if args.json:
        records = contract_line_page.raw_records(held, line)
        words = contract_line_page.clause_words(asked, line)
        values = contract_forms.explained_values(asked, line, records, words)
        print(contract_forms.json_text(values), end="")
    else:
        contract_line_page.print_line(asked, line, held, _screen())
    return 0


def _forecast(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_months, contract_outlook
    from counterfoil.contract.forecast import next_month

    day = contract_months.day_asked(args.on)
    held = contract_months.opened_folder(args.folder)
    found = next_month(
        held.contract,
        held.records,
        contract_months.closed_by(held, day),
        on=day or contract_months.today(),
    )
    if args.json:
        values = contract_outlook.forecast_values(held.contract, found)
        print(contract_forms.json_text(values), end="")
    else:
        contract_outlook.print_forecast(held.contract, found, _screen())
    return 0


def _backtest(args: argparse.Namespace) -> int:
    from counterfoil.cli import contract_forms, contract_months, contract_outlook
    from counterfoil.cli.progress import progress_bar

    held = contract_months.opened_folder(args.folder)
    with progress_bar("Simulating a year") as progress:
        tried = contract_outlook.tried_out(
            held, trials=args.trials, seed=args.seed, progress=progress
        )
    if args.json:
        values = contract_outlook.tried_out_values(tried)
        print(contract_forms.json_text(values), end="")
    else:
        contract_outlook.print_tried_out(tried, _screen())
    return 0


def _screen() -> Screen:
    from counterfoil.cli.screen import Screen

    return Screen()


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


_RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "fields": _fields,
    "check": _check,
    "import": _import,
    "terms": _terms,
    "statement": _statement,
    "close": _close,
    "invoice": _invoice,
    "compare": _compare,
    "explain": _explain,
    "forecast": _forecast,
    "backtest": _backtest,
}
