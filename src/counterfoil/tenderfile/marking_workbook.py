"""One evaluator's marks as an Excel workbook, to be filled in without a network and taken back.

All text goes in as text: what a bidder or an evaluator wrote is never run as a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from counterfoil.contract.lines import number_text
from counterfoil.errors import InvalidValue
from counterfoil.tender.bid_checks import choose
from counterfoil.tender.bids import Answer
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.marking import AnswerState, AnswerToMark, Gate, gate
from counterfoil.tender.plan import Evaluator, Scale
from counterfoil.tenderfile.marking_words import (
    ANSWERS,
    BID,
    BIDDER,
    CHANGE,
    COLUMNS,
    CRITERION,
    HOW_TO,
    MARK,
    MARKS,
    QUESTIONS,
    READ_ME,
    REASON,
    SCALE,
    STATE,
    TAKEN_OUT,
    TITLE,
    TO_FILL,
    Drafts,
    answers_of,
    fingerprint,
    plain,
    standing_words,
    written,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_ALWAYS = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's date has no zone, and is not today's
_MOST_LETTERS = 32_000  # a cell of Excel holds 32,767
_MOST_LISTED = 60
_WIDTHS = (14, 26, 8, 14, 8, 70, 40, 16, 3)
_STATES = {
    AnswerState.TO_MARK: "to mark",
    AnswerState.MARKED: "marked",
    AnswerState.HANDED_IN: "handed in",
    AnswerState.LOCKED: "locked",
}
_REFUSED = {
    Gate.DECLARE: ("nothing of interests in bidders is declared", "declare interests first"),
    Gate.CONFLICTED: ("a conflict with every bidder is declared", "let another evaluator mark"),
    Gate.NOT_OPENED: ("bids are not opened yet", "wait until bids are opened"),
}


def marking_workbook(
    dossier: Dossier, evaluator: str, drafts: Drafts | None = None, marking: str = ""
) -> bytes:
    """The workbook of one evaluator: no colleague's mark, no price, no bid with a conflict in it.

    drafts: what is written and not recorded yet. marking: the protective marking of every sheet.
    Raises: InvalidValue when there is no such evaluator, or nothing that they may mark.
    """
    import xlsxwriter

    held = dossier.plan.evaluator(evaluator)
    if held is None:
        names = (one.id for one in dossier.plan.evaluators)
        raise _refused(f"there is no evaluator {evaluator}", choose(names))
    shut = _REFUSED.get(gate(dossier, evaluator))
    if shut is not None:
        raise _refused(*shut)
    answers = answers_of(dossier, evaluator)
    if not answers:
        raise _refused(f"there is no answer for {evaluator} to mark", "look at the plan and bids")
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, _OPTIONS) as book:
        title = _plain(f"Marks of {held.role}, {dossier.plan.title}")
        book.set_properties({"title": title, "created": _ALWAYS})
        _Writer(book, dossier, held, drafts or {}, marking).write(answers)
    return kept.getvalue()


class _Writer:
    def __init__(
        self, book: Workbook, dossier: Dossier, evaluator: Evaluator, drafts: Drafts, marking: str
    ) -> None:
        self.book, self.dossier, self.evaluator = book, dossier, evaluator
        self.drafts, self.marking = drafts, marking
        body = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.bold = book.add_format(
            {**body, "bold": True, "bg_color": "#1d3c5c", "font_color": "#ffffff"}
        )
        self.text = book.add_format(body)
        self.fixed = book.add_format({**body, "bg_color": "#f3f2f1"})
        self.fill = book.add_format({**body, "locked": False, "border": 1})
        self.number = book.add_format({"valign": "top", "locked": False, "border": 1})
        self.blank = book.add_format({"bg_color": "#fff7bf"})

    def write(self, answers: Sequence[AnswerToMark]) -> None:
        self._read_me()
        self._marks(answers)
        self._questions(answers)
        scale = self.dossier.plan.scale
        rows = [(_span(one.mark, one.last), one.label, one.meaning) for one in scale.anchors]
        self._table(SCALE, ("Mark", "Called", "What earns it"), (10, 24, 90), rows)
        head = ("Criterion", "Bid", "Part", "Words", "Document")
        self._table(ANSWERS, head, (14, 8, 6, 110, 40), list(self._answers(answers)))

    def _read_me(self) -> None:
        plan = self.dossier.plan
        sheet = self._sheet(READ_ME)
        sheet.set_column(0, 0, 100, self.text)
        head = (f"{plan.title}, {plan.authority}", f"Marks of {self.evaluator.role}")
        said = (f"Made up: {plan.illustrative}",) if plan.illustrative else ()
        for row, words in enumerate((*head, *said, *HOW_TO)):
            sheet.write_string(row, 0, _plain(words), self.text)

    def _marks(self, answers: Sequence[AnswerToMark]) -> None:
        sheet = self._sheet(MARKS)
        for at, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
            sheet.write_string(0, at, name, self.bold)
            hidden = {"hidden": name == TAKEN_OUT}
            sheet.set_column(at, at, width, self.fill if name in TO_FILL else self.fixed, hidden)
        for row, one in enumerate(answers, 1):
            self._mark_row(sheet, row, one)
        last, column = len(answers), COLUMNS.index(MARK)
        sheet.data_validation(1, column, last, column, _allowed(self.dossier.plan.scale))
        blank = {"type": "blanks", "format": self.blank}
        sheet.conditional_format(1, column, last, COLUMNS.index(REASON), blank)
        sheet.freeze_panes(1, COLUMNS.index(MARK))
        sheet.autofilter(0, 0, last, len(COLUMNS) - 2)
        allowed = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True}
        sheet.protect("", allowed)

    def _mark_row(self, sheet: Worksheet, row: int, one: AnswerToMark) -> None:
        leaf = self.dossier.plan.leaf(one.criterion)
        stood = standing_words(one, self.drafts)
        bidder = one.bid.bidder if self.dossier.plan.blind_names else one.bid.name
        cells = {
            CRITERION: one.criterion,
            TITLE: leaf.criterion.title if leaf else "",
            BID: one.bid.id,
            BIDDER: bidder,
            REASON: stood.reason,
            CHANGE: "",
            STATE: _STATES[one.state],
            TAKEN_OUT: fingerprint(self.evaluator.id, one.name, stood),
        }
        for at, name in enumerate(COLUMNS):
            if name == MARK:
                self._mark(sheet, row, at, stood.mark)
            elif name in TO_FILL:
                sheet.write_string(row, at, _plain(cells[name]), self.fill)
            else:
                sheet.write_string(row, at, _plain(cells[name]), self.fixed)

    def _mark(self, sheet: Worksheet, row: int, at: int, text: str) -> None:
        """A whole mark as a number; another as its digits, which Excel would round."""
        if text.isascii() and text.isdigit():
            sheet.write_number(row, at, int(text), self.number)
        elif text:
            sheet.write_string(row, at, _plain(text), self.number)
        else:
            sheet.write_blank(row, at, None, self.number)

    def _questions(self, answers: Sequence[AnswerToMark]) -> None:
        rows = []
        for name in dict.fromkeys(one.criterion for one in answers):
            leaf = self.dossier.plan.leaf(name)
            if leaf is not None:
                one = leaf.criterion
                limit = "" if one.word_limit is None else f"{one.word_limit:,}"
                least = "" if one.minimum is None else number_text(one.minimum)
                points = number_text(leaf.points, 2)
                rows.append((name, one.title, one.question, points, least, limit))
        head = ("Criterion", "Title", "Question", "Points of 100", "Lowest mark to stay in")
        self._table(QUESTIONS, (*head, "Word limit"), (14, 26, 80, 14, 14, 12), rows)

    def _answers(self, answers: Sequence[AnswerToMark]) -> Iterator[tuple[str, ...]]:
        """The words of each answer, cut into parts that a cell can hold."""
        held = {(one.bid, one.criterion): one for one in self.dossier.of(Answer)}
        for one in answers:
            given = held.get(one.name)
            if given is None:
                continue
            words = written("", given.text).reason
            parts = [
                words[at : at + _MOST_LETTERS] for at in range(0, len(words), _MOST_LETTERS)
            ] or [""]
            for number, part in enumerate(parts, 1):
                yield one.criterion, one.bid.id, str(number), part, given.document

    def _table(
        self, name: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
    ) -> None:
        sheet = self._sheet(name)
        for at, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.write_string(0, at, title, self.bold)
            sheet.set_column(at, at, width, self.text)
        for number, row in enumerate(rows, 1):
            for at, words in enumerate(row):
                sheet.write_string(number, at, _plain(words), self.text)
        sheet.freeze_panes(1, 0)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if self.marking:
            sheet.set_header(f"&C{self.marking.replace('&', '&&')}")
        return sheet


def _allowed(scale: Scale) -> dict[str, object]:
    """What Excel lets be typed as a mark."""
    span = f"Give a mark from {number_text(scale.lowest)} to {number_text(scale.highest)}"
    told = {"error_title": "Mark", "error_message": f"{span}, {number_text(scale.step)} apart."}
    count = (scale.highest - scale.lowest) / scale.step + 1
    listed = [number_text(scale.lowest + at * scale.step) for at in range(int(count))]
    if len(listed) <= _MOST_LISTED and len(",".join(listed)) < 250:
        return {"validate": "list", "source": listed, **told}
    low, high = float(scale.lowest), float(scale.highest)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        **told,
    }


def _span(first: Fraction, last: Fraction) -> str:
    one, other = number_text(first), number_text(last)
    return one if one == other else f"{one} to {other}"


def _plain(text: str) -> str:
    """Text that a cell can hold, cut where Excel would cut it."""
    return plain(text)[:_MOST_LETTERS]


def _refused(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="the marking workbook", mend=mend)
