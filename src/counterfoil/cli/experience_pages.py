"""How real partnerships are set out on the screen: lists, one record, a reference class."""

from __future__ import annotations

from collections.abc import Sequence

from counterfoil.citation import Citation
from counterfoil.cli.screen import Screen, TableColumn
from counterfoil.experience import (
    Lean,
    LeftOut,
    PartnershipRecord,
    RatioEntry,
    RatioReading,
    ReferenceClass,
    SavingStatement,
    Stage,
    promise_against_report,
    status_words,
)
from counterfoil.partnership_kind import PartnershipKind

_KIND_TITLES = {
    PartnershipKind.BUSINESS: "Business partnering",
    PartnershipKind.CUSTODY: "Custody",
    PartnershipKind.CONSULTANCY: "Consultancy",
}
_WIDTH_FOR_A_TABLE = 110
_LIST_COLUMNS = (
    TableColumn(title="Partnership", whole=True),
    TableColumn(title="When", whole=True),
    TableColumn(title="Value", right=True, whole=True),
    TableColumn(title="Promised saving"),
    TableColumn(title="Reported saving"),
    TableColumn(title="How it stood"),
)


def print_list(
    screen: Screen, records: Sequence[PartnershipRecord], stage: Stage | None = None
) -> None:
    """Partnerships with promised against reported saving; with a stage, their lessons on it."""
    if screen.terminal:
        for kind in PartnershipKind:
            _print_kind(screen, kind, [record for record in records if record.kind is kind])
    else:
        heads = [*_LIST_COLUMNS, TableColumn(title="Kind")]
        screen.table(heads, [[*_list_row(record), record.kind] for record in records])
    if stage is not None:
        _print_stage(screen, records, stage)
    screen.line()
    screen.line(
        f"{len(records)} partnership{'' if len(records) == 1 else 's'}. "
        "Nominal pounds, as each source states them."
    )
    screen.prose(
        "A ratio is reported over promised, and stands only where the two are on one footing. "
        "`counterfoil experience show ID` opens one: lessons, conflicts, sources."
    )


def print_record(screen: Screen, record: PartnershipRecord) -> None:
    """One partnership whole: promise against report, conflicts, lessons, sources."""
    pair = promise_against_report(record)
    screen.heading(" and ".join(record.forces))
    screen.fields(
        (
            ("Id", record.id),
            ("Supplier", record.supplier),
            ("Kind", record.kind),
            ("How it stood", status_words(record.status)),
            ("When", _noted(when_words(record), record.length_note)),
            ("Term", f"{record.length_years} years" if record.length_years else "not known"),
            ("Value", _noted(exact_pounds(record.value_gbp), record.value_note)),
            ("Staff", _noted(_staff_words(record), record.staff_note)),
            ("Scope", record.scope),
            ("Outcome", record.outcome),
            ("Confidence", record.confidence),
        )
    )
    screen.heading("Promised against reported")
    screen.fields(
        (
            ("Promised", _statement(record.savings_promised)),
            ("Reported", _statement(record.savings_reported)),
            ("Comparable", f"{'yes' if pair.comparable else 'no'}. {pair.why}"),
            ("Ratio", "\n".join(map(reading_words, pair.readings))),
        )
    )
    _bullets(screen, "Where sources disagree (none is chosen)", record.conflicts)
    _bullets(screen, "Recalled, not confirmed in a source", record.recalled)
    _bullets(screen, "What worked", [f"{one.lesson} [{one.stage}]" for one in record.what_worked])
    _bullets(
        screen, "What went wrong", [f"{one.lesson} [{one.stage}]" for one in record.what_went_wrong]
    )
    _bullets(screen, "Sources", [source_words(source) for source in record.sources])


def print_reference_class(screen: Screen, found: ReferenceClass) -> None:
    """The cases used with their working, what they can bear, and the cases left out."""
    screen.heading(f"Reference class: {found.ratio.replace('_', ' ')}, {found.kind}")
    screen.prose(found.note)
    if found.cases:
        screen.heading(f"Cases used ({found.count})")
    for case in found.cases:
        _print_case(screen, case)
    if found.cases:
        screen.line()
        screen.prose(_sums_words(found))
    screen.heading(f"Cases left out ({len(found.left_out)})")
    columns = (TableColumn(title="Case"), TableColumn(title="Why"))
    screen.table(columns, [[one.case, _left_out_words(one)] for one in found.left_out])
    if found.context:
        screen.heading("What others found (not in the ratios)")
    for note in found.context:
        screen.prose(f"{note.text} [{note.confidence}] {source_words(note.source)}", mark="- ")


def pounds(gbp: int | None) -> str:
    """A sum short enough for a table: £36.0m, £721,000, – when not known.

    >>> pounds(1_500_000_000), pounds(101_400_000), pounds(721_000)
    ('£1.5bn', '£101.4m', '£721,000')
    """
    if gbp is None:
        return "–"
    if gbp >= 1_000_000_000:
        return f"£{gbp / 1e9:.1f}bn"
    return f"£{gbp / 1e6:.1f}m" if gbp >= 1_000_000 else f"£{gbp:,}"


def exact_pounds(gbp: int | None) -> str:
    """A sum in full."""
    return "not known" if gbp is None else f"£{gbp:,}"


def saving_words(saving: SavingStatement | None) -> str:
    """A stated saving with its standing and period.

    >>> saving_words(SavingStatement(gbp=36_000_000, period_years=10, basis="guaranteed",
    ...                              note=None))
    '£36.0m guaranteed over 10 y'
    """
    if saving is None:
        return "–"
    if saving.gbp is None:
        return f"no amount ({saving.basis_words})"
    years = saving.period_years
    period = "" if years is None else " in 1 y" if years == 1 else f" over {years} y"
    return f"{pounds(saving.gbp)} {saving.basis_words}{period}"


def when_words(record: PartnershipRecord) -> str:
    """First and last year, a question mark for one that is not known."""
    if record.start is None and record.end is None:
        return "not known"
    first, last = ((text or "?")[:4] for text in (record.start, record.end))
    return first if first == last else f"{first}–{last}"


def reading_words(reading: RatioReading) -> str:
    """One reading of a ratio with its working."""
    derived = " (derived)" if reading.derived else ""
    return (
        f"{reading.value:.3f} = {exact_pounds(reading.numerator_gbp)} ({reading.numerator_is}) / "
        f"{exact_pounds(reading.denominator_gbp)} ({reading.denominator_is}){derived}"
    )


def source_words(source: Citation) -> str:
    """Title, date when there is one, and address."""
    return f"{source.title}{f', {source.date}' if source.date else ''}, {source.url}"


def _print_kind(
    screen: Screen, kind: PartnershipKind, records: Sequence[PartnershipRecord]
) -> None:
    """A table where the terminal is wide enough for one; otherwise a few lines for each."""
    if not records:
        return
    screen.heading(f"{_KIND_TITLES[kind]} ({len(records)})")
    if screen.width >= _WIDTH_FOR_A_TABLE:
        screen.table(_LIST_COLUMNS, [_list_row(record) for record in records])
        return
    for record in records:
        name, when, value, promised, reported, stood = _list_row(record)
        screen.line()
        screen.strong(name)
        known = [fact for fact in (when, value) if fact not in ("not known", "–")]
        screen.prose("; ".join([*known, stood]), indent=2)
        for word, saving in (("promised ", promised), ("reported ", reported)):
            if saving != "–":
                screen.prose(saving, indent=2, mark=word)


def _list_row(record: PartnershipRecord) -> list[str]:
    pair = promise_against_report(record)
    reported = saving_words(record.savings_reported)
    if pair.readings:
        reported += f" ({_ratio_span(pair.readings)} of the promise)"
    stood = status_words(record.status)
    if record.conflicts:
        stood += f"; {_count(len(record.conflicts), 'conflict')} between sources"
    return [
        record.id,
        when_words(record),
        pounds(record.value_gbp),
        saving_words(record.savings_promised),
        reported,
        stood,
    ]


def _ratio_span(readings: Sequence[RatioReading]) -> str:
    values = sorted({f"{reading.value:.2f}" for reading in readings})
    return values[0] if len(values) == 1 else f"{values[0]} to {values[-1]}"


def _print_stage(screen: Screen, records: Sequence[PartnershipRecord], stage: Stage) -> None:
    screen.heading(f"Lessons on {stage} (+ worked, − went wrong)")
    for record in records:
        if record.bears_on(stage):
            screen.line(record.id)
        for mark, lessons in (("+ ", record.what_worked), ("− ", record.what_went_wrong)):
            for lesson in lessons:
                if lesson.stage is stage:
                    screen.prose(lesson.lesson, indent=2, mark=mark)


def _print_case(screen: Screen, case: RatioEntry) -> None:
    screen.line()
    screen.strong(f"{case.case}: {_ratio_span(case.readings)}")
    screen.fields(
        (
            ("  Ratio", "\n".join(map(reading_words, case.readings))),
            ("  Period", f"{case.period}; {case.price_basis} pounds"),
            ("  Basis", case.basis or ""),
            ("  Standing", f"{case.standing} [{case.confidence}]"),
            ("  Why used", case.why),
            ("  Note", case.note or ""),
            ("  Sources", "\n".join(map(source_words, case.sources))),
        )
    )


def _sums_words(found: ReferenceClass) -> str:
    cautious, favourable = (found.ratio_of_sums(lean) for lean in Lean)
    both = (
        f"{cautious:.3f} by the cautious readings, {favourable:.3f} by the favourable ones"
        if found.has_conflicts
        else f"{cautious:.3f}"
    )
    return (
        f"Ratio of sums: {both}. It weighs each case by the pounds compared, whatever their "
        "period. Ratios are never averaged."
    )


def _left_out_words(one: LeftOut) -> str:
    if not one.readings:
        return one.why
    values = ", ".join(f"{reading.value:.2f}" for reading in one.readings)
    return f"{one.why} (For what it is worth: {values}.)"


def _bullets(screen: Screen, title: str, items: Sequence[str]) -> None:
    if items:
        screen.heading(title)
    for item in items:
        screen.prose(item, mark="- ")


def _noted(value: str, note: str | None) -> str:
    return f"{value}. {note}" if note else value


def _statement(saving: SavingStatement | None) -> str:
    if saving is None:
        return "none found"
    if saving.gbp is None:
        return _noted(f"no amount ({saving.basis_words})", saving.note)
    years = saving.period_years
    period = "period not stated" if years is None else _count(years, "year")
    return _noted(f"{exact_pounds(saving.gbp)}, {saving.basis_words}, {period}", saving.note)


def _staff_words(record: PartnershipRecord) -> str:
    count = record.staff_transferred
    return "not known" if count is None else f"{count:,} transferred"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
