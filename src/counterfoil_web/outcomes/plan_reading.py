"""A plan's text read: its document, the version of the case that it is held to, the contract.

In the web `case` says the version, such as “version 3”, and `contract` the short name of the
contract, where a folder would name folders.
"""

from __future__ import annotations

import re
from functools import lru_cache

from counterfoil.contractfile.contract_yaml import read_fields_yaml
from counterfoil.errors import BadInput, Problem
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomes.next_document import NextDocument

FILE = "outcomes.yaml"
NEXT_FILE = "next.yaml"
_VERSION = re.compile(r"version ([1-9][0-9]{0,8})")


@lru_cache(maxsize=64)
def read_plan(text: str) -> tuple[OutcomesDocument | None, tuple[Problem, ...]]:
    """The document that a text states, None when it states none; and what is wrong with it."""
    return read_fields_yaml(text, FILE, OutcomesDocument)


@lru_cache(maxsize=64)
def read_next(text: str) -> tuple[NextDocument | None, tuple[Problem, ...]]:
    """The choices of the next decision; None for a blank text or one that states none."""
    return read_fields_yaml(text, NEXT_FILE, NextDocument) if text.strip() else (None, ())


def document(text: str) -> OutcomesDocument:
    """The document of an agreed text. Raises: BadInput."""
    found, problems = read_plan(text)
    if found is None:
        raise BadInput(problems)
    return found


def next_document(text: str) -> NextDocument | None:
    """The choices of an agreed text; None for a blank one. Raises: BadInput."""
    found, problems = read_next(text)
    if found is None and problems:
        raise BadInput(problems)
    return found


def version_number(case: str) -> int | None:
    """The number of the version that a document names; None for none.

    >>> version_number("version 3"), version_number(""), version_number("../case")
    (3, None, None)
    """
    found = _VERSION.fullmatch(" ".join(case.split()).casefold())
    return int(found[1]) if found else None


def version_words(number: int) -> str:
    """How a document names a version.

    >>> version_words(3)
    'version 3'
    """
    return f"version {number}"
