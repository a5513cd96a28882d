"""A progress bar is shown to somebody who watches, and to nobody else."""

from __future__ import annotations

import io

from counterfoil.cli.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nothing_is_shown_in_a_pipe(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)

    with progress_bar("appraising") as advance:
        assert advance is None
    assert stream.getvalue() == ""


def test_a_terminal_sees_the_words_as_they_are(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)

    with progress_bar("appraising [red]Gŵyl") as advance:
        advance(5, 10)
    assert "appraising [red]Gŵyl" in stream.getvalue()
