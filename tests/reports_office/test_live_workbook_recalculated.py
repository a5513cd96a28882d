"""The formulas of the live workbook, recalculated by LibreOffice, against the engine.

Every value that a formula shows is set to nought first, so that only a recalculation can give the
engine's figures. LibreOffice takes seconds to start: two runs hold every comparison.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.casefile.load import load_case, load_case_or_raise
from counterfoil.reports.live_workbook import live_workbook_bytes
from counterfoil.reports.wording import name
from tests.fixtures.every_amount_case import BASE_AFTER_START, CASE
from tests.fixtures.labelled_book import LabelledBook
from tests.reports_office.recalculation import (
    recalculated,
    same,
    without_shown_values,
)


def published_cases() -> dict[str, BusinessCase]:
    """The examples and the templates that come with Counterfoil."""
    content = Path(str(resources.files("counterfoil") / "content"))
    folders = sorted(path.parent for path in content.glob("*/*/case.yaml"))
    return {folder.name: load_case_or_raise(folder) for folder in folders}


def figures(answer: Appraisal, book: LabelledBook) -> Iterator[tuple[str, object, object]]:
    """Every yearly figure and total of an answer, and what the workbook shows for it."""
    for option in answer.options:
        yield from _option_figures(option, answer, book)
    for view in answer.affordability:
        band = f"{view.title} ({name(view.kind)})"
        for cash in view.options:
            where = f"{view.body} under {cash.option}"
            shown = {
                "Net cash": cash.net_cash_gbp,
                "Effect": cash.against_counterfactual_gbp,
                **({"Headroom": cash.headroom_gbp} if cash.headroom_gbp else {}),
            }
            for block, expected in shown.items():
                cells = book.row("Purse", band, block, cash.option)
                yield from _pairs(f"{where}, {block}", (*expected, sum(expected)), cells)


def _option_figures(
    option: OptionResult, answer: Appraisal, book: LabelledBook
) -> Iterator[tuple[str, object, object]]:
    band = f"{option.title} ({name(option.role)})"
    for line in option.lines:
        real = [abs(pounds) for pounds in line.real_gbp]
        yield from _pairs(line.key, (*real, sum(real)), book.row("Flows", band, "7 Real", line.key))
        worth = book.row("Flows", band, "9 Discounted, in the social view", line.key)
        yield from _pairs(line.key, (*line.discounted_gbp, line.present_value_gbp), worth)
    net = book.titled("Flows", "Net, real", band, "Totals")
    yield from _pairs(f"{option.id} net", option.net_real_gbp, net[: len(answer.years)])
    discounted = book.titled("Flows", "Net, discounted", band, "Totals")
    yield from _pairs(
        f"{option.id} net", option.net_discounted_gbp, discounted[: len(answer.years)]
    )
    worth = book.row("Answer", "What each option is worth", option.id)
    totals = (
        option.npsv_gbp,
        option.present_cost_gbp,
        option.present_benefit_gbp,
        option.npv_gbp,
        option.npsv_without_optimism_bias_gbp,
    )
    yield from _pairs(f"{option.id} totals", totals, worth[2:7])
    for what, expected, found in (
        ("ratio", option.bcr, worth[7]),
        ("payback", option.payback_years, worth[8]),
    ):
        is_words = isinstance(found, str)
        yield f"{option.id} {what}", expected, None if is_words else found


def _pairs(where, expected, found) -> Iterator[tuple[str, object, object]]:
    yield f"{where}: how many", len(expected), len(found)
    for t, pair in enumerate(zip(expected, found, strict=False)):
        yield f"{where} [{t}]", *pair


def test_every_formula_shows_what_the_engine_found(tmp_path):
    cases = {"every-amount": CASE, "base-after-start": BASE_AFTER_START, **published_cases()}
    answers = {key: appraise(case, simulate=False) for key, case in cases.items()}
    books = {key: live_workbook_bytes(case, answers[key]) for key, case in cases.items()}
    emptied = {key: without_shown_values(data) for key, data in books.items()}
    found = recalculated({key: data for key, (data, _) in emptied.items()}, tmp_path)
    parted = []
    for key, data in books.items():
        places = LabelledBook(data, formulas=True).formula_places
        written, shown = LabelledBook(data), LabelledBook(found[key])
        assert emptied[key][1] == len(places)
        pairs = [(place, written.value(place), shown.value(place)) for place in places]
        for where, expected, got in (*pairs, *figures(answers[key], shown)):
            parted += [] if same(expected, got) else [(key, where, expected, got)]

    assert len(cases) >= 5
    assert parted == []


CHANGES: dict[tuple[str, str, str], object] = {
    ("lines", "partner/base-charge", "amount"): 975_000.5,
    ("lines", "partner/base-charge", "end"): "2026-27",
    ("lines", "partner/charge", "body"): "force 0.5; neighbour 0.25; society 0.25",
    ("lines", "partner/charge", "ob_mitigation"): 0.8,
    ("lines", "partner/charge", "index"): "pay",
    ("lines", "partner/set-up", "start"): "2023-24",
    ("lines", "partner/set-up", "delay_months"): 17,
    ("lines", "partner/fee", "amount"): 0.08,
    ("lines", "partner/time", "driver"): "stays",
    ("lines", "partner/time", "per"): "stay",
    ("lines", "partner/staff", "nature"): "cost_avoided",
    ("lines", "partner/staff", "real_growth"): 0.012,
    ("lines", "partner/redundancy", "transfer"): "no",
    ("lines", "partner/base-charge", "vat"): "irrecoverable",
    ("lines", "in-house/service", "amount_last"): 650_000,
    ("lines", "in-house/wellbeing", "health"): "",
    ("drivers", "stays", "value"): 1_450,
    ("drivers", "stays", "growth"): 0.2,
    ("profiles", "calls", "2025-26"): 9_999,
    ("bands", "stay-bands#3", "rate_gbp"): 60,
    ("delays", "mobilisation", "months"): 3.5,
    ("indices", "deflator", "rate"): 0.015,
    ("indices", "cpi", "rate"): 0.045,
    ("risks", "partner/late-start", "chance"): 0.45,
    ("risks", "partner/dispute", "impact"): "discrete(1000: 0.5, 2000: 0.25, 90000: 0.25)",
    ("risks", "partner/seen", "impact"): "triangular(10000, 20000, 90000)",
    ("risks", "in-house/sick", "end"): "2024-25",
    ("budgets", "plan", "2024-25"): 1_111_111,
    ("case", "price_base", "value"): "2020-21",
    ("case", "discount_schedule", "value"): "sensitivity_lower",
}


def test_an_assumption_changed_in_the_workbook_moves_the_answer_as_the_engine_does(tmp_path):
    answer = appraise(CASE, simulate=False)
    data = live_workbook_bytes(CASE, answer)
    changed = edited(data, lambda book: [set_cell(book, *at, value=v) for at, v in CHANGES.items()])
    longer = edited(data, lambda book: book["drivers"].append(["more", "More", "unit", 1]))
    (tmp_path / "changed.xlsx").write_bytes(changed)
    case = load_case_or_raise(tmp_path / "changed.xlsx")
    moved = appraise(case, simulate=False)
    found = recalculated({"changed": changed, "longer": longer}, tmp_path / "office")
    triples = list(figures(moved, LabelledBook(found["changed"])))

    assert moved.option("partner").npsv_gbp != answer.option("partner").npsv_gbp
    assert [triple for triple in triples if not same(triple[1], triple[2])] == []
    for key, checks, standing in (("changed", 0, "Yes: "), ("longer", 1, "NO: rows")):
        book = LabelledBook(found[key])
        assert book.row("Answer", "Checks", "all") == [checks]
        words = book.sheets["Answer"][book.row_number("Answer", "Do the formulas follow?")][1]
        assert str(words).startswith(standing)

    (tmp_path / "saved.xlsx").write_bytes(found["changed"])
    assert load_case(tmp_path / "saved.xlsx").case == case


def edited(data: bytes, change: Callable) -> bytes:
    """The workbook with a change made to it, formulas kept and no values shown."""
    book, out = load_workbook(io.BytesIO(data)), io.BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def set_cell(book, table: str, key: str, column: str, *, value: object) -> None:
    """Type a value into an input sheet."""
    sheet: Worksheet = book[table]
    if table == "case":
        row = next(row for row in sheet.iter_rows() if row[0].value == key)
        row[1].value = value
        return
    place = [cell.value for cell in sheet[1]].index(column)
    record, _, number = key.partition("#")
    names = record.split("/")
    matching = [
        row
        for row in sheet.iter_rows(min_row=2)
        if [str(cell.value) for cell in row[: len(names)]] == names
    ]
    matching[int(number or 1) - 1][place].value = value
