"""A progress bar on standard error, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int], None]


@contextmanager
def progress_bar(words: str) -> Iterator[Advance | None]:
    """A bar with these words, moved by what it yields: called with how much is done, and of what.

    Yields None when standard error is no terminal.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(file=sys.stderr, markup=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bars:
        task = bars.add_task(words, total=None)

        def advance(done: int, whole: int) -> None:
            bars.update(task, completed=done, total=whole)

        yield advance
