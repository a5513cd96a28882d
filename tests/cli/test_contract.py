"""`counterfoil contract`: statements, closing, invoices and what is wrong with a folder."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from counterfoil.cli.contract_arguments import TEMPLATE_KINDS
from counterfoil.contract.statements import Closed, close, statement
from counterfoil.contractfile.closed_json import fingerprint
from counterfoil.contractfile.folder import read_contract_folder, write_contract_folder
from counterfoil.contractfile.reference_page import reference_page
from counterfoil.quantities.years import Month
from tests.fixtures.contract_folders import two_month_contract, write_two_months

APRIL, MAY = Month(2026, 4), Month(2026, 5)
BY_TWO = ("--proposed-by", "Contract manager", "--closed-by", "Finance officer")


@pytest.fixture
def folder(tmp_path):
    return write_two_months(tmp_path / "contract")


@pytest.fixture
def april_closed(folder, run_command):
    finished = run_command("contract", "close", folder, "2026-04", "--on", "2026-05-10", *BY_TWO)
    assert finished.exit_code == 0, finished.stderr
    return folder


def changed(folder, file, old, new):
    """Change a text of a file that stands there once at least."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def added(folder, file, *rows):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(rows) + "\n", encoding="utf-8")


# New, check, terms


@pytest.mark.parametrize("kind", TEMPLATE_KINDS)
def test_a_new_contract_is_sound_and_has_a_statement(kind, run_command, tmp_path):
    folder = tmp_path / "my contract"

    made = run_command("contract", "new", folder, "--kind", kind)

    assert (made.exit_code, made.stdout) == (0, f"{folder}\n")
    assert f"counterfoil contract check '{folder}'" in made.stderr
    assert run_command("contract", "check", folder).exit_code == 0
    shown = run_command("contract", "statement", folder, "2026-04", "--on", "2026-05-01")
    assert shown.exit_code == 0
    assert "illustrative" in shown.stdout


def test_a_folder_that_holds_something_is_left_alone(folder, run_command):
    before = {path: path.read_bytes() for path in folder.iterdir()}

    finished = run_command("contract", "new", folder, "--kind", "business")

    assert finished.exit_code == 3
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_check_says_what_the_folder_holds(folder, run_command):
    finished = run_command("contract", "check", folder)

    assert finished.exit_code == 0
    assert finished.stdout == (
        "Example contract: 1 version of the terms, 2 charges and 3 measures in the last, "
        "10 records, 0 months closed, next to close 2026-04.\n"
    )


def test_the_fields_of_a_folder_are_printed_as_the_reference_page(run_command):
    finished = run_command("contract", "fields")

    assert finished.exit_code == 0
    assert finished.stdout == reference_page()


def test_the_terms_are_told_in_words(folder, run_command):
    finished = run_command("contract", "terms", folder)

    assert finished.exit_code == 0
    assert "The supplier is paid £85 for each detention" in " ".join(finished.stdout.split())


def test_a_version_that_is_not_there_has_no_terms(folder, run_command):
    finished = run_command("contract", "terms", folder, "--version", "2")

    assert finished.exit_code == 4
    assert "ask for one of 1" in finished.stderr


# Statements


def test_a_statement_shows_lines_what_caps_took_and_totals(folder, run_command):
    finished = run_command("contract", "statement", folder, "2026-04", "--on", "2026-05-10")
    lines = [" ".join(line.split()) for line in finished.stdout.splitlines()]

    assert finished.exit_code == 0
    assert "base/detentions-charge Detentions 2,000 × £85.00 = £170,000.00 170,000.00" in lines
    assert "deductions for performance −27,000.00" in lines
    assert "before VAT 243,000.00" in lines
    assert "to pay 291,600.00" in lines
    assert "Recorded [recorded] month 8,000.00 6,000.00 2,000.00" in lines


def test_what_is_missing_goes_to_standard_error(folder, run_command):
    finished = run_command("contract", "statement", folder, "2026-05", "--on", "2026-05-20")

    assert "no volume of detentions is recorded for 2026-05" in finished.stderr
    assert "no volume" not in finished.stdout
    values = json.loads(
        run_command(
            "contract", "statement", folder, "2026-05", "--on", "2026-05-20", "--json"
        ).stdout
    )
    assert any("no volume of detentions" in one["what"] for one in values["gaps"])


def test_total_and_fingerprint_are_those_of_the_library(april_closed, run_command):
    """What the pages of a contract call: statement, close, and the fingerprint of it."""
    held = read_contract_folder(april_closed)
    on = date(2026, 6, 10)
    made = statement(held.contract, held.records, MAY, on=on, closed=held.closed)
    would = close(held.contract, made, held.closed)

    finished = run_command("contract", "statement", april_closed, "2026-05", "--on", on, "--json")
    values = json.loads(finished.stdout)

    assert values["total_gbp"] == f"{made.total_gbp:f}"
    assert values["fingerprint"] == fingerprint(held.contract.id, would)
    # 261,500 - 5,100 + 510 = 256,910, and a fifth of it.
    assert (values["net_gbp"], values["vat_gbp"]) == ("256910.00", "51382.00")
    closed = json.loads(
        run_command("contract", "statement", april_closed, "2026-04", "--json").stdout
    )
    assert closed["fingerprint"] == fingerprint(held.contract.id, held.closed[0])
    assert closed["total_gbp"] == "291600.00"


def test_a_statement_as_csv_has_a_row_for_each_line(folder, run_command):
    finished = run_command(
        "contract", "statement", folder, "2026-04", "--on", "2026-05-10", "--csv"
    )
    rows = list(csv.DictReader(io.StringIO(finished.stdout)))

    assert sum(Decimal(row["amount_gbp"]) for row in rows) == Decimal("291600.00")
    assert rows[1]["line"] == "base/detentions-charge"
    assert rows[1]["records"] == "v-2026-04"


def test_two_forms_at_once_are_refused(folder, run_command):
    finished = run_command("contract", "statement", folder, "2026-04", "--json", "--csv")

    assert finished.exit_code == 2


def test_a_correction_is_an_adjustment_that_names_its_month(april_closed, run_command):
    finished = run_command("contract", "statement", april_closed, "2026-05", "--json")
    lines = {one["id"]: one for one in json.loads(finished.stdout)["lines"]}

    put_right = lines["adjustment/2026-04/base/detentions-charge"]
    assert put_right["amount_gbp"] == "-5100.00"
    assert put_right["about"] == "2026-04"


def test_as_of_an_earlier_day_a_closed_month_is_as_it_stood_then(april_closed, run_command):
    finished = run_command("contract", "statement", april_closed, "2026-04", "--on", "2026-05-09")

    assert "open: as it stands on 2026-05-09" in finished.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["statement", "2028-04"], 4, "ask for a month from 2026-04 to 2028-03"),
        (["statement", "April"], 2, "write it as 2018-04"),
        (["statement", "2026-13"], 2, "is not a month"),
        (["statement", "2026-04", "--on", "yesterday"], 2, "write it as 2026-05-31"),
        (["explain", "2026-04"], 2, "name one of base/service, base/detentions-charge"),
        (["explain", "2026-04", "detention-charge"], 3, "ask for detentions-charge"),
        (["invoice", "2026-05"], 4, "no invoice for 2026-05 is recorded"),
    ],
)
def test_what_has_no_answer_says_why(words, code, said, folder, run_command):
    action, *rest = words

    finished = run_command("contract", action, folder, *rest)

    assert (finished.exit_code, finished.stdout) == (code, "")
    assert said in finished.stderr


@pytest.mark.parametrize("action", ["check", "terms", "forecast", "backtest"])
def test_a_folder_that_is_not_there(action, run_command, tmp_path):
    finished = run_command("contract", action, tmp_path / "none")

    assert finished.exit_code == 3
    assert "there is no such folder" in finished.stderr


# Closing


def test_a_month_is_closed_by_two_people(april_closed, run_command):
    kept = json.loads((april_closed / "closed" / "2026-04.json").read_text(encoding="utf-8"))
    text = (april_closed / "closed" / "register.csv").read_text(encoding="utf-8")
    register = list(csv.DictReader(io.StringIO(text)))

    assert kept["total_gbp"] == "291600.00"
    assert register[0]["fingerprint"] == kept["fingerprint"]
    assert (register[0]["proposed_by"], register[0]["closed_by"]) == (
        "Contract manager",
        "Finance officer",
    )
    shown = run_command("contract", "statement", april_closed, "2026-04").stdout
    assert "proposed by Contract manager, closed by Finance officer" in shown


def test_the_sum_of_the_statements_is_that_of_hindsight(april_closed, run_command):
    finished = run_command(
        "contract", "close", april_closed, "2026-05", "--on", "2026-06-10", *BY_TWO
    )
    assert finished.exit_code == 0
    held = read_contract_folder(april_closed)
    on = date(2026, 6, 10)
    hindsight = [statement(held.contract, held.records, one, on=on) for one in (APRIL, MAY)]

    stated = sum((one.total_gbp for one in held.closed), Decimal(0))
    assert stated == sum((one.total_gbp for one in hindsight), Decimal(0))


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["2026-04", "--proposed-by", "Finance officer", "--closed-by", "finance  OFFICER"],
            3,
            "would both propose the month and close it",
        ),
        (["2026-04", "--proposed-by", "", "--closed-by", "Finance officer"], 3, "nobody is named"),
        (["2026-04", "--proposed-by", "=1+1", "--closed-by", "Finance officer"], 3, "not the name"),
        (["2026-05", *BY_TWO], 4, "cannot be closed before 2026-04"),
        (["2026-04", "--on", "2999-01-01", *BY_TWO], 2, "still to come"),
        (["2026-04", "--proposed-by", "Contract manager"], 2, "--closed-by"),
    ],
)
def test_a_closing_that_is_refused_leaves_nothing(words, code, said, folder, run_command):
    finished = run_command("contract", "close", folder, *words)

    assert (finished.exit_code, finished.stdout) == (code, "")
    assert said in finished.stderr
    assert not (folder / "closed").exists()


def test_a_month_is_closed_once(april_closed, run_command):
    before = (april_closed / "closed" / "register.csv").read_bytes()

    finished = run_command("contract", "close", april_closed, "2026-04", *BY_TWO)

    assert finished.exit_code == 4
    assert "closed already" in finished.stderr
    assert (april_closed / "closed" / "register.csv").read_bytes() == before


def test_a_month_is_not_closed_on_a_day_before_the_last_closing(april_closed, run_command):
    finished = run_command(
        "contract", "close", april_closed, "2026-05", "--on", "2026-05-09", *BY_TWO
    )

    assert finished.exit_code == 2
    assert "2026-04 was closed later" in finished.stderr


@pytest.mark.parametrize("action", ["check", "statement"])
def test_a_closed_statement_taken_away_is_found(action, april_closed, run_command):
    (april_closed / "closed" / "2026-04.json").unlink()
    words = ["2026-05"] if action == "statement" else []

    finished = run_command("contract", action, april_closed, *words)

    assert finished.exit_code == 3
    assert "closed on 2026-05-10, and its statement is missing" in finished.stdout + finished.stderr


# Invoices, comparison, one line


def test_missed_deductions_are_found_in_the_invoice(folder, run_command):
    finished = run_command("contract", "invoice", folder, "2026-04", "--on", "2026-05-10", "--json")
    values = json.loads(finished.stdout)

    # 324,000 billed less 291,600 due.
    assert values["difference_gbp"] == "32400.00"
    missed = [one for one in values["differences"] if one["cause"] == "deduction_missed"]
    assert [one["difference_gbp"] for one in missed] == ["12000.00", "9000.00", "6000.00"]
    told = run_command("contract", "invoice", folder, "2026-04", "--on", "2026-05-10")
    assert told.exit_code == 0
    assert "deduction missed" in told.stdout


def test_two_months_compared(april_closed, run_command):
    finished = run_command(
        "contract", "compare", april_closed, "2026-04", "2026-05", "--on", "2026-06-10", "--json"
    )
    values = json.loads(finished.stdout)
    lines = {one["id"]: one for one in values["lines"]}

    # 100 detentions fewer at £85; 308,292 less 291,600.
    assert lines["base/detentions-charge"]["reasons"] == {"volume": "-8500.00"}
    assert values["difference_gbp"] == "16692.00"
    told = run_command(
        "contract", "compare", april_closed, "2026-04", "2026-05", "--on", "2026-06-10"
    )
    assert "+16,692.00" in told.stdout
    assert "1 line the same in both." in told.stdout


def test_one_pound_is_followed_to_the_clause_and_the_raw_row(folder, run_command):
    words = (
        "contract",
        "explain",
        folder,
        "2026-04",
        "base/detentions-charge",
        "--on",
        "2026-05-10",
    )

    told = run_command(*words).stdout
    values = json.loads(run_command(*words, "--json").stdout)

    assert "volumes.csv, line 2: volume v-2026-04" in told
    assert "source: April return.xlsx, row 4" in told
    assert "entered: 2026-05-01 by contract manager" in told
    assert "clause: Schedule 7" in told
    assert values["records"][0]["place"] == "volumes.csv, line 2"
    assert values["line"]["working"] == "2,000 × £85.00 = £170,000.00"


# Outlook


def test_the_next_month_on_figures_so_far(folder, run_command):
    finished = run_command("contract", "forecast", folder, "--on", "2026-05-10", "--json")

    assert json.loads(finished.stdout)["month"] == "2026-04"
    assert json.loads(finished.stdout)["total_gbp"] == "291600.00"
    assert "forecast of 2026-04" in run_command("contract", "forecast", folder).stdout


def test_the_terms_tried_on_the_past(folder, run_command):
    finished = run_command("contract", "backtest", folder, "--trials", "5", "--json")
    values = json.loads(finished.stdout)

    # April with the verified volume: 264,900 less its pool of 26,490; May 261,500.
    assert [one["net_gbp"] for one in values["months"]] == ["238410.00", "261500.00"]
    assert values["largest_deduction"]["before_caps_gbp"] == "29000.00"
    told = run_command("contract", "backtest", folder, "--trials", "5")
    assert "A year simulated, 5 trials" in told.stdout


def test_no_trials_are_refused(folder, run_command):
    finished = run_command("contract", "backtest", folder, "--trials", "0")

    assert finished.exit_code == 3
    assert "ask for 1 to 1,000,000 trials" in finished.stderr


# Bad input: a clear message with row and mend, and nothing half-saved

VOLUME = "x-1,detentions,{month},{count},supplier,,2026-06-01,,,"
INVOICE = "x-2,{number},2026-05,2026-06-03,0.00,{currency},service,Service,1.00,,,,2026-06-03,,,"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (VOLUME.format(month="2028-04", count="5"), "2028-04 is outside the term"),
        (VOLUME.format(month="2026-06", count="-5"), "the volume is below nought"),
        (VOLUME.format(month="2026-06", count="many"), "is not an exact number"),
        (VOLUME.format(month="2026-05", count="5"), "recorded already, in volumes.csv, line 3"),
    ],
    ids=["outside the term", "negative", "no number", "two records of one fact"],
)
def test_a_volume_that_cannot_be(row, what, folder, run_command):
    added(folder, "volumes.csv", row)

    refused(folder, run_command, "volumes.csv, line 5", what)


def test_a_measure_with_nothing_counted(folder, run_command):
    added(folder, "measurements.csv", "x-3,answered,2026-06,1,0,supplier,,,2026-07-01,,,")

    refused(folder, run_command, "measurements.csv, line 8", "the denominator is 0")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (INVOICE.format(number="INV-2", currency="EUR"), "the invoice is in EUR"),
        (INVOICE.format(number="inv-1", currency="GBP"), "entered already, in invoices.csv"),
    ],
    ids=["currency", "number used before"],
)
def test_an_invoice_that_cannot_be(row, what, folder, run_command):
    added(folder, "invoices.csv", row)

    refused(folder, run_command, "invoices.csv, line 4", what)


def test_a_bad_row_in_the_middle_of_many(folder, run_command):
    rows = [f"y-{n},detentions,2026-06,1,supplier,,2026-06-01,,," for n in range(20_000)]
    rows[10_000] = rows[10_000].replace(",1,", ",one,")
    added(folder, "volumes.csv", *rows)

    finished = run_command("contract", "check", folder)

    assert finished.exit_code == 3
    assert "volumes.csv, line 10005, column count: 'one' is not an exact number" in finished.stdout


def test_terms_that_change_within_a_month(tmp_path, run_command):
    folder = tmp_path / "contract"
    run_command("contract", "new", folder, "--kind", "custody_by_detention")
    text = (folder / "contract.yaml").read_text(encoding="utf-8")
    head, mark, first = text.partition("  - number: 1\n")
    second = first.replace("effective_from: 2026-04-01", "effective_from: 2026-06-15")
    second = second.replace("agreed_on: 2026-02-02", "agreed_on: 2026-06-01")
    (folder / "contract.yaml").write_text(
        f"{head}{mark}{first}  - number: 2\n{second}", encoding="utf-8"
    )

    refused(folder, run_command, "contract.yaml, line", "takes effect within a month", "first of")


def test_bands_that_overlap(tmp_path, run_command):
    folder = tmp_path / "contract"
    run_command("contract", "new", folder, "--kind", "custody_by_detention")
    changed(folder, "contract.yaml", "{above: 1500, rate_gbp", "{above: 1400, rate_gbp")

    refused(folder, run_command, "contract.yaml, line", "1400")


def test_a_cap_below_a_single_deduction_is_a_warning(tmp_path, run_command):
    folder = tmp_path / "contract"
    run_command("contract", "new", folder, "--kind", "custody_by_detention")
    changed(folder, "contract.yaml", "pool: 12%", "pool: 3%")

    finished = run_command("contract", "check", folder)

    assert finished.exit_code == 0
    assert "warning" in finished.stderr
    assert "contract.yaml, line" in finished.stderr


def test_an_index_that_is_not_published_yet(tmp_path, run_command):
    """The lift of April 2027 reads January's index: December's stands for it, provisionally."""
    folder = tmp_path / "contract"
    run_command("contract", "new", folder, "--kind", "business")
    none = run_command("contract", "statement", folder, "2027-04", "--on", "2027-05-01")
    assert none.exit_code == 4
    assert "enter the index for" in none.stderr
    added(
        folder,
        "index_values.csv",
        "c-1,CPI,2026-01,130.0,yes,,2026-02-20,,,",
        "c-2,CPI,2026-12,133.9,yes,,2027-01-20,,,",
    )

    finished = run_command("contract", "statement", folder, "2027-04", "--on", "2027-05-01")

    assert finished.exit_code == 0
    assert "indexation (provisional)" in finished.stdout


def refused(folder, run_command, where, what, mend=""):
    """The check tells it with its place and mend, and no month is closed on it."""
    finished = run_command("contract", "check", folder)
    assert finished.exit_code == 3
    first = next(line for line in finished.stdout.splitlines() if what in line)
    assert first.startswith(where)
    assert "\n  mend: " in finished.stdout
    assert mend in finished.stdout
    closing = run_command("contract", "close", folder, "2026-04", *BY_TWO)
    assert closing.exit_code == 3
    assert not (folder / "closed").exists()


def test_a_contract_without_records_closes_to_the_end(tmp_path, run_command):
    write_contract_folder(tmp_path / "c", two_month_contract(), (), _all_closed())

    finished = run_command("contract", "check", tmp_path / "c")

    assert finished.exit_code == 0
    assert "every month closed" in finished.stdout
    assert "register.csv does not say who closed 2026-04" in finished.stderr


def _all_closed():
    months = two_month_contract().term.months
    return [Closed(month=month, closed_on=date(2028, 5, 1), lines=()) for month in months]


# Many problems, and an invoice of another month


def test_of_many_problems_the_first_are_listed_and_the_rest_counted(folder, run_command):
    rows = [VOLUME.format(month="2026-06", count="many") for _ in range(60)]
    added(folder, "volumes.csv", *rows)

    few = run_command("contract", "check", folder)
    every = run_command("contract", "check", folder, "--all")

    assert (few.exit_code, every.exit_code) == (3, 3)
    assert few.stdout.count("  mend:") == 50
    assert "and 10 more, which are not listed: run it with --all" in few.stdout
    assert "10 in volumes.csv, column count" in few.stdout
    assert every.stdout.count("  mend:") == 60
    assert few.stdout.endswith("60 problems to mend\n")


def test_an_invoice_dated_before_its_month_is_asked_about(folder, run_command):
    asked = ("contract", "invoice", folder, "2026-04", "--on", "2026-05-10")
    assert "may not be for" not in run_command(*asked).stderr
    changed(folder, "invoices.csv", "2026-05-03", "2026-03-03")

    told = run_command(*asked)

    assert "invoice INV-1" in told.stderr
    assert "it may not be for April 2026: it is dated in March 2026" in told.stderr
