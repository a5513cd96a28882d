"""The record of who did what: events, the chain that holds them, and copies anyone can verify."""

from counterfoil.record.canonical import Json, canonical_text, digest
from counterfoil.record.chain import START, Break, Fault, Link, Point, Verdict, row_hash, verify
from counterfoil.record.events import SEALABLE, Disclosed, Event, disclosed, moment_text
from counterfoil.record.export import (
    EMPTY_HEAD,
    CopiedRow,
    Header,
    header_line,
    read_header,
    read_rows,
    row_line,
)

__all__ = [
    "EMPTY_HEAD",
    "SEALABLE",
    "START",
    "Break",
    "CopiedRow",
    "Disclosed",
    "Event",
    "Fault",
    "Header",
    "Json",
    "Link",
    "Point",
    "Verdict",
    "canonical_text",
    "digest",
    "disclosed",
    "header_line",
    "moment_text",
    "read_header",
    "read_rows",
    "row_hash",
    "row_line",
    "verify",
]
