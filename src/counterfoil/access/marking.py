"""Protective markings, as they stand on pages, in file names, in headers and footers.

The levels are those of the Government Security Classifications that a police record below SECRET
may carry. The list of descriptors is recalled, not read from the policy: an authority's own policy
goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Marking(StrEnum):
    """A protective marking; the value is what is stored."""

    OFFICIAL = "official"
    OFFICIAL_SENSITIVE = "official_sensitive"
    OFFICIAL_SENSITIVE_COMMERCIAL = "official_sensitive_commercial"
    OFFICIAL_SENSITIVE_PERSONAL = "official_sensitive_personal"
    OFFICIAL_SENSITIVE_LOCSEN = "official_sensitive_locsen"

    @property
    def sensitive(self) -> bool:
        """Whether it needs the handling of OFFICIAL-SENSITIVE."""
        return self is not Marking.OFFICIAL

    @property
    def descriptor(self) -> str:
        """COMMERCIAL, PERSONAL, LOCSEN, or nothing."""
        return self.value.removeprefix("official").removeprefix("_sensitive").strip("_").upper()

    @property
    def banner(self) -> str:
        """The words at the head and foot of every page.

        >>> Marking.OFFICIAL_SENSITIVE_COMMERCIAL.banner
        'OFFICIAL-SENSITIVE: COMMERCIAL'
        """
        level = "OFFICIAL-SENSITIVE" if self.sensitive else "OFFICIAL"
        return f"{level}: {self.descriptor}" if self.descriptor else level


def highest_of(markings: Iterable[Marking]) -> Marking:
    """The marking of something made of parts: sensitive if any part is.

    The descriptor stays when all the sensitive parts share it; else there is none, and the whole
    is handled as plain OFFICIAL-SENSITIVE. Nothing at all is OFFICIAL.

    >>> highest_of([Marking.OFFICIAL, Marking.OFFICIAL_SENSITIVE_PERSONAL]).banner
    'OFFICIAL-SENSITIVE: PERSONAL'
    """
    sensitive = {marking for marking in markings if marking.sensitive}
    if not sensitive:
        return Marking.OFFICIAL
    return sensitive.pop() if len(sensitive) == 1 else Marking.OFFICIAL_SENSITIVE


def file_name(name: str, marking: Marking) -> str:
    """A file's name with its marking in front, safe on every system.

    >>> file_name("Gwent: lòg d'achos.docx", Marking.OFFICIAL_SENSITIVE_COMMERCIAL)
    "OFFICIAL-SENSITIVE COMMERCIAL Gwent lòg d'achos.docx"
    """
    words = marking.banner.replace(":", "")
    return f"{words} {_safe(name)}"


def _safe(name: str) -> str:
    plain = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', " ", name)
    return " ".join(plain.split())[-150:].strip(" .") or "file"
