"""The evidence pack: one file with every figure, what it rests on, and how to verify it offline.

How it is put together and verified is told in `counterfoil.record.pack`. Its fingerprint is printed
on the public statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from counterfoil.csv_text import csv_text
from counterfoil.outcomes.verdict import Verdict
from counterfoil.outcomes.verdict_figures import chained_figures
from counterfoil.record import pack

_README = """Evidence pack of {title}

as known on {day}; months {first} to {last}
{illustrative}
figures.csv    every figure of the public statement, how it is worked out, and what it rests on
bridge.csv     every line and month behind each cause of the difference, exact
confidence.csv the questions behind the grade, and what answers them
source/        the records, the case and the contract as they were kept

{how_to_verify}To verify that it is this pack that a statement names, compare its fingerprint with:

    sha256sum SHA256SUMS

To follow a figure, find its id in figures.csv. `figure …` in the last column is another row of it,
`record …` a row with that id under source/, `case line …` a row of lines.csv of the case, and
`contract line …` a charge or measure of the contract in a month, told in bridge.csv.
"""


def pack_files(found: Verdict, sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a pack by name, SHA256SUMS left out.

    sources: the files that the records, the case and the contract were read from, by a name
    without a way up, such as case/lines.csv.
    """
    return {
        "README.txt": _readme(found).encode("utf-8"),
        "figures.csv": _figures(found),
        "bridge.csv": _bridge(found),
        "confidence.csv": _confidence(found),
        **{f"source/{name}": held for name, held in sources.items()},
    }


def evidence_pack(found: Verdict, sources: Mapping[str, bytes]) -> bytes:
    """The pack as the bytes of one ZIP file."""
    return pack.packed(pack_files(found, sources))


def fingerprint(found: Verdict, sources: Mapping[str, bytes]) -> str:
    """The pack's fingerprint: the SHA-256 of its SHA256SUMS, in hexadecimal."""
    return pack.fingerprint(pack_files(found, sources))


def _readme(found: Verdict) -> str:
    document = found.ledger.document
    told = document.illustrative
    return _README.format(
        title=document.title,
        day=document.as_at.isoformat(),
        first=found.bridge.first,
        last=found.bridge.last,
        how_to_verify=pack.HOW_TO_VERIFY,
        illustrative=f"\nIllustrative. {told}\n" if told else "",
    )


def _figures(found: Verdict) -> bytes:
    rows = (
        (one.id, one.title, str(one.gbp), one.how, "; ".join(one.rests_on))
        for one in chained_figures(found)
    )
    return _csv(("id", "title", "gbp", "how", "rests_on"), rows)


def _bridge(found: Verdict) -> bytes:
    rows = (
        (
            one.cause.value,
            one.line,
            one.title,
            one.when,
            one.exact.numerator,
            one.exact.denominator,
            one.gbp,
        )
        for one in found.bridge.details
    )
    head = (
        "cause",
        "line",
        "title",
        "when",
        "exact_pounds_numerator",
        "exact_pounds_denominator",
        "gbp",
    )
    return _csv(head, rows)


def _confidence(found: Verdict) -> bytes:
    rows = [
        (one.question.value, one.question.words, "yes" if one.is_yes else "no", one.because)
        for one in found.confidence.answers
    ]
    rows.append(("grade", "How sure we are", found.confidence.grade.value, ""))
    return _csv(("question", "words", "answer", "because"), rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return csv_text([head, *rows]).encode("utf-8")
