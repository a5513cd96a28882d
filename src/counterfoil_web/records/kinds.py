"""The kinds of event that the log holds, each in words, as its report offers them."""

from __future__ import annotations

KIND_WORDS: dict[str, str] = {
    "answer-saved": "Answer saved",
    "export": "Copy taken out",
    "hidden-record-asked-for": "Record asked for that the person may not see",
    "log-exported": "Log exported",
    "log-verified": "Log verified",
    "seal-released": "Seal released",
    "viewed-sealed": "Sealed value seen",
}
"""Words for each kind. A test finds every kind that the application writes and asks for it here."""


def kind_words(kind: str) -> str:
    """A kind in words; one that came from an older version is shown by its name.

    >>> kind_words("log-verified"), kind_words("some-older-kind")
    ('Log verified', 'Some older kind')
    """
    return KIND_WORDS.get(kind) or kind.replace("-", " ").capitalize()


def kind_choices() -> list[tuple[str, str]]:
    """Every kind with its words, in the order of the words."""
    return sorted(KIND_WORDS.items(), key=lambda pair: pair[1].casefold())
