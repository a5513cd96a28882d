"""Where a published figure on a result sheet was read, in words."""

from __future__ import annotations

from counterfoil.parameters.editions import Edition


def source_words(chosen: Edition) -> str:
    """The source of an edition, with its address and how surely it was read.

    >>> from counterfoil.parameters.catalogue import edition
    >>> source_words(edition("vat_standard_rate", "2011")).endswith("section/2 (recalled)")
    True
    """
    source = chosen.source
    dated = f", {source.date}" if source.date else ""
    return f"Source: {source.title}{dated}, {source.url} ({chosen.confidence})"
