"""Words of the library as pages say them: who reads a page has no command line.

A mend may name a command that shows or writes something. On a page that part is said by what the
page itself offers, or left out where the rest says enough.
"""

from __future__ import annotations

import re

_COMMAND = re.compile(r"`counterfoil\b[^`]*`")
_INSTEAD: tuple[tuple[str, str], ...] = (
    ("list the ids with `counterfoil experience`", "look it up under Experience"),
    ("`counterfoil new` writes a folder that has it", "a workbook from the Excel page has it"),
    ("`counterfoil to-excel` writes one", "a workbook from the Excel page has it"),
)
_PARTS = re.compile(r"([;.:]\s+)")


def on_a_page(words: str) -> str:
    """The words without commands.

    >>> on_a_page("add it. One row for each line. See `counterfoil schema lines`")
    'add it. One row for each line'
    >>> on_a_page("add the sheet; `counterfoil to-excel` writes one")
    'add the sheet; a workbook from the Excel page has it'
    """
    if "`counterfoil" not in words:
        return words
    for said, instead in _INSTEAD:
        words = words.replace(said, instead)
    parts = _PARTS.split(words)
    kept = parts[:1] if not _COMMAND.search(parts[0]) else []
    for between, part in zip(parts[1::2], parts[2::2], strict=True):
        if not _COMMAND.search(part):
            kept += [between, part] if kept else [part]
    return "".join(kept) or "ask whoever looks after the installation"
