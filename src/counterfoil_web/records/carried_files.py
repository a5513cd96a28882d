"""A file that a form carries from page to page, so that nothing of it is kept before it is used."""

from __future__ import annotations

import base64
import binascii
import zlib

MOST_BYTES = 8_000_000


def carried(content: bytes) -> str:
    """A file as the text of a hidden field.

    >>> taken_out(carried(b"bidder,received")) == b"bidder,received"
    True
    """
    return base64.b64encode(zlib.compress(content, 9)).decode()


def taken_out(text: str) -> bytes | None:
    """The file that a form carried; None for what is none, or would be too large."""
    try:
        reader = zlib.decompressobj()
        content = reader.decompress(base64.b64decode(text, validate=True), MOST_BYTES)
    except (binascii.Error, ValueError, zlib.error):
        return None
    return None if reader.unconsumed_tail or not content else content
