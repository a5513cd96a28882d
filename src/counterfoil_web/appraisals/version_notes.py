"""What the apps above say of versions: reviews and decisions, unknown to this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from counterfoil_web.appraisals.models import Version


@dataclass(frozen=True, kw_only=True)
class VersionNote:
    """One thing to say of a version, such as “Not reviewed”. colour: the modifier of its tag."""

    version: int
    words: str
    colour: str = "grey"
    url: str = ""


NoteSource = Callable[[Sequence[Version]], Iterable[VersionNote]]

_sources: list[NoteSource] = []


def register(source: NoteSource) -> NoteSource:
    """Have a function say what stands about versions; it is given all of a list at once."""
    if source not in _sources:
        _sources.append(source)
    return source


def notes_on(versions: Sequence[Version]) -> dict[int, list[VersionNote]]:
    """What is to be said of each version, by its primary key."""
    found: dict[int, list[VersionNote]] = {version.pk: [] for version in versions}
    if not versions:
        return found
    for source in _sources:
        for note in source(versions):
            found.setdefault(note.version, []).append(note)
    return found
