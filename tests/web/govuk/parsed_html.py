"""HTML as a list of tags and texts, so that two spellings of the same page compare as equal."""

from __future__ import annotations

from html.parser import HTMLParser

Token = str | tuple[str, tuple[tuple[str, str], ...]]


def tokens(html: str) -> list[Token]:
    """Tags with their attributes in order of name, texts with single spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def attributes_of(html: str, tag: str) -> list[dict[str, str]]:
    """The attributes of each element of a kind."""
    return [dict(one[1]) for one in tokens(html) if isinstance(one, tuple) and one[0] == tag]


def text_of(html: str) -> str:
    """The words alone."""
    return " ".join(one for one in tokens(html) if isinstance(one, str) and one[:1] != "\0")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Token] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted((name, value or "") for name, value in attrs))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(f"\0/{tag}")

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.found.append(words)
