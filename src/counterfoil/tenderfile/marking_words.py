"""The words of a marking workbook: its sheets, its columns, and how an answer is fingerprinted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from counterfoil.casefile.record_reader import first_unwritable, is_unwritable
from counterfoil.contractfile.exact_text import exact_text
from counterfoil.record.canonical import digest
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.marking import Answered, AnswerToMark, every_answer, marking_work

READ_ME, MARKS, QUESTIONS, SCALE, ANSWERS = "Read me", "Marks", "Questions", "Scale", "Answers"
CRITERION, TITLE, BID, BIDDER = "Criterion", "Title", "Bid", "Bidder"
MARK, REASON, CHANGE = "Mark", "Reason", "Why it changes"
STATE, TAKEN_OUT = "State", "Taken out as"
COLUMNS = (CRITERION, TITLE, BID, BIDDER, MARK, REASON, CHANGE, STATE, TAKEN_OUT)
"""The columns of the sheet Marks, in order."""
TO_FILL = (MARK, REASON, CHANGE)
NEEDED = (CRITERION, BID, *TO_FILL, TAKEN_OUT)
"""The columns without which a workbook cannot be taken back."""

HOW_TO = (
    "Fill in the columns Mark, Reason and Why it changes of the sheet Marks. The other sheets hold "
    "the questions, what each mark means, and the answers that were given as text.",
    "Every mark needs a reason: what in the answer earns it, by page. Nothing else is weighed.",
    "Why it changes is for a mark that you gave before and now change. The earlier mark is kept.",
    "A row without a mark, or without a reason, comes back as a draft.",
    "Leave the last column as it is: it says what stood when the workbook was made, so that "
    "nothing written since then is lost when the workbook comes back.",
    "Type numbers and words. A formula is refused.",
)
_FINGERPRINT = 16


@dataclass(frozen=True, slots=True)
class Written:
    """A mark and a reason as they are written, whole or not."""

    mark: str = ""
    reason: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written."""
        return not self.mark and not self.reason


Drafts = Mapping[Answered, Written]
"""What an evaluator has written and not recorded yet."""


def written(mark: str, reason: str) -> Written:
    """A mark and a reason with blanks and ends of lines made alike, and no control characters.

    >>> written(" 4", "Page 3.\\r\\nAnd 4. ")
    Written(mark='4', reason='Page 3.\\nAnd 4.')
    """
    return Written(plain(mark).strip(), plain(reason).strip())


def plain(text: str) -> str:
    """Text as a cell holds it: ends of lines alike, no control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if first_unwritable(lines) is None:
        return lines
    return "".join(mark for mark in lines if not is_unwritable(mark))


def standing_words(one: AnswerToMark, drafts: Drafts) -> Written:
    """What stands of one answer: what is written and not recorded, else the mark recorded."""
    draft = drafts.get(one.name)
    if draft is not None and not draft.is_blank:
        return written(draft.mark, draft.reason)
    if one.score is None:
        return Written()
    return written(exact_text(one.score.mark), one.score.reason)


def fingerprint(evaluator: str, answered: Answered, stood: Written) -> str:
    """What stood of one answer, as an evaluator's id and 16 hexadecimal digits."""
    whole = digest([evaluator, *answered, stood.mark, stood.reason])
    return f"{evaluator}:{whole[:_FINGERPRINT]}"


def answers_of(dossier: Dossier, evaluator: str) -> tuple[AnswerToMark, ...]:
    """The answers that an evaluator may see, in the order of the workbook."""
    return tuple(every_answer(marking_work(dossier, evaluator)))
