"""A refusal: which rule says no, in one sentence, and what would mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something may not be done. A refusal is an answer, not a fault, so it is a value.

    rule: a lasting name that the log, the page and the reference share.

    >>> print(Refusal(rule="role-allows", sentence="None of your roles lets you sign a baseline.",
    ...               mend="Ask a chief finance officer."))
    None of your roles lets you sign a baseline. Ask a chief finance officer. (rule: role-allows)
    """

    rule: str
    sentence: str
    mend: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.mend} (rule: {self.rule})"
