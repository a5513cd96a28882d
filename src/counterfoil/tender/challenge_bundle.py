"""The challenge bundle: everything behind one score, in one file that anybody can verify offline.

It answers “why this mark?”: the criterion and scale as locked, the bid's answer, every individual
mark with its reason and every state that it had, when moderation locked them, the consensus with
its reason and who was there, and where the record as a whole stands. How it is put together and
verified is told in `counterfoil.record.pack`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from counterfoil.contract.lines import number_text
from counterfoil.csv_text import csv_text
from counterfoil.errors import InvalidValue
from counterfoil.record import pack
from counterfoil.tender.bid_checks import choose
from counterfoil.tender.bids import Answer, Bid, Receipt, TenderRecord
from counterfoil.tender.dossier import Dossier
from counterfoil.tender.evaluators import marks_agreement
from counterfoil.tender.plan import Leaf
from counterfoil.tender.plan_lock import PlanLocked, plan_fingerprint
from counterfoil.tender.record_checks import record_problems
from counterfoil.tender.scores import (
    Consensus,
    Declaration,
    ModerationOpened,
    QualityLocked,
    Score,
    Submission,
)

_README = """Challenge bundle: {bid}, {criterion}
{title}, {authority}
{illustrative}
What lies behind the mark {mark} is in these files:

criterion.csv  what was asked, what it weighs, who was to mark it, and the minimum if there is one
scale.csv      what each mark means
answer.csv     the bid's answer and the receipts of its files
marks.csv      every individual mark, with its reason; those replaced are there too, and by which
consensus.csv  every consensus, with its reason, who was present and what was considered
times.csv      declarations, submissions, and when the plan, the marks and quality were locked
problems.csv   what the checks of the record find of this mark; no row when they find nothing
source/        the plan as it is kept, and each plan as it was locked

Plan as locked:  {locked}
Plan as it is:   {plan}

{how_to_verify}To verify that it is this bundle that a letter names, compare its fingerprint with:

    sha256sum SHA256SUMS

Blind marking: an individual mark was seen by nobody else until its criterion was handed in (times).
"""


def bundle_files(
    dossier: Dossier, bid: str, criterion: str, sources: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files of a bundle by name, SHA256SUMS left out.

    sources: the plan's own files, by a name without a way up; not the records', which tell of other
    bidders and of prices.
    Raises: InvalidValue for a bid or criterion that is not there, or one without a consensus.
    """
    leaf = _leaf(dossier, bid, criterion)
    return {
        "README.txt": _readme(dossier, bid, leaf).encode("utf-8"),
        "criterion.csv": _criterion(dossier, bid, leaf),
        "scale.csv": _csv(
            ("mark", "up_to", "label", "meaning"),
            (
                (number_text(one.mark), number_text(one.last), one.label, one.meaning)
                for one in dossier.plan.scale.anchors
            ),
        ),
        "answer.csv": _records(_of(dossier, (Answer, Receipt, Bid), bid, criterion)),
        "marks.csv": _records(_of(dossier, (Score,), bid, criterion)),
        "consensus.csv": _records(_of(dossier, (Consensus,), bid, criterion)),
        "times.csv": _records(_times(dossier, bid, criterion)),
        "problems.csv": _problems(dossier, bid, criterion),
        **{f"source/{name}": held for name, held in sources.items()},
    }


def challenge_bundle(
    dossier: Dossier, bid: str, criterion: str, sources: Mapping[str, bytes]
) -> bytes:
    """The bundle as the bytes of one ZIP file."""
    return pack.packed(bundle_files(dossier, bid, criterion, sources))


def fingerprint(dossier: Dossier, bid: str, criterion: str, sources: Mapping[str, bytes]) -> str:
    """The bundle's fingerprint: the SHA-256 of its SHA256SUMS, in hexadecimal."""
    return pack.fingerprint(bundle_files(dossier, bid, criterion, sources))


def _leaf(dossier: Dossier, bid: str, criterion: str) -> Leaf:
    leaf = dossier.plan.leaf(criterion)
    if bid not in dossier.bids:
        raise _fault(f"there is no bid {bid}", choose(dossier.bids))
    if leaf is None or leaf.criterion.priced:
        names = (one.id for one in dossier.plan.marked)
        raise _fault(f"there is no criterion {criterion} that is marked", choose(names))
    if (bid, criterion) not in dossier.consensus:
        raise _fault(
            f"bid {bid} has no consensus for {criterion}", "moderate it before explaining it"
        )
    return leaf


def _readme(dossier: Dossier, bid: str, leaf: Leaf) -> str:
    plan = dossier.plan
    locked = [one.fingerprint for one in dossier.of(PlanLocked)]
    return _README.format(
        bid=bid,
        criterion=leaf.id,
        mark=number_text(dossier.consensus[bid, leaf.id].mark),
        title=plan.title,
        authority=plan.authority,
        illustrative=f"\nIllustrative. {plan.illustrative}\n" if plan.illustrative else "",
        locked=locked[-1] if locked else "it was never locked",
        plan=plan_fingerprint(plan),
        how_to_verify=pack.HOW_TO_VERIFY,
    )


def _criterion(dossier: Dossier, bid: str, leaf: Leaf) -> bytes:
    one, lot = leaf.criterion, dossier.bids[bid].lot
    marked_by = "; ".join(each.id for each in dossier.plan.evaluators_of(leaf.id, lot))
    whole, _ = marks_agreement(dossier, [each.id for each in dossier.bids_for(lot)])
    alpha = "" if whole.alpha is None else number_text(whole.alpha, 3)
    rows = [
        ("id", one.id),
        ("title", one.title),
        ("question", one.question),
        ("path", " / ".join(leaf.path)),
        ("points of the hundred", number_text(leaf.points)),
        ("minimum mark", "" if one.minimum is None else number_text(one.minimum)),
        ("word limit", "" if one.word_limit is None else str(one.word_limit)),
        ("marked by", marked_by),
        ("evaluators' agreement in the lot (Krippendorff's alpha, ordinal)", alpha),
    ]
    return _csv(("what", "value"), rows)


def _of(
    dossier: Dossier, kinds: tuple[type[TenderRecord], ...], bid: str, criterion: str
) -> list[TenderRecord]:
    """The records of these kinds about the bid and, where they name one, the criterion.

    All that were known by the dossier's day, those superseded too.
    """
    return [
        one
        for one in _known(dossier)
        if isinstance(one, kinds)
        and bid in (getattr(one, "bid", None), dossier.first_ids.get(one.id))
        and getattr(one, "criterion", criterion) == criterion
    ]


def _times(dossier: Dossier, bid: str, criterion: str) -> list[TenderRecord]:
    held = dossier.bids[bid]
    found: list[TenderRecord] = []
    for one in _known(dossier):
        match one:
            case Declaration() if one.bidder in ("", held.bidder):
                found.append(one)
            case Submission() | ModerationOpened() if (one.criterion, one.lot) == (
                criterion,
                held.lot,
            ):
                found.append(one)
            case QualityLocked() if one.lot == held.lot:
                found.append(one)
            case PlanLocked():
                found.append(one)
    return found


def _known(dossier: Dossier) -> Iterable[TenderRecord]:
    return (one for one in dossier.records if dossier.on is None or one.entered_on <= dossier.on)


def _problems(dossier: Dossier, bid: str, criterion: str) -> bytes:
    """What the checks find of the records in the bundle; the rest concerns other marks."""
    kinds = (Answer, Receipt, Bid, Score, Consensus)
    mine = {one.id for one in _of(dossier, kinds, bid, criterion)}
    mine |= {one.id for one in _times(dossier, bid, criterion)}
    places = [one.id for one in dossier.records]
    rows = [
        (one.where, one.severity.value, one.what, one.mend)
        for one in record_problems(dossier, places)
        if one.where in mine
    ]
    return _csv(("record", "severity", "what", "mend"), rows)


def _records(records: Sequence[TenderRecord]) -> bytes:
    """Records of one or several kinds, a column for each field that any of them has."""
    names = list(dict.fromkeys(field.name for one in records for field in dataclasses.fields(one)))
    rows = [[one.kind, *(_text(getattr(one, name, "")) for name in names)] for one in records]
    return _csv(["record", *names], rows)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    return csv_text([head, *rows]).encode("utf-8")


def _fault(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="the challenge bundle", mend=mend)
