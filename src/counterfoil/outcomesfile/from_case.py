"""A folder of outcomes to start from: one benefit for each that the approved case promises."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from counterfoil.appraisal.amounts import OneOff
from counterfoil.appraisal.business_case import BusinessCase, Line
from counterfoil.appraisal.vocabulary import Commitment, Heading, Nature
from counterfoil.casefile.fingerprint import case_fingerprint
from counterfoil.casefile.load import load_case_or_raise
from counterfoil.casefile.nearest_word import choose_among
from counterfoil.contractfile.folder import read_contract_folder
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.benefits import Benefit, Recurrence
from counterfoil.outcomes.document import OutcomesDocument
from counterfoil.outcomesfile.folder import write_outcomes_folder
from counterfoil.quantities.years import Month

NOT_SAID = "not said yet"


def new_outcomes(
    folder: Path, *, case: Path, option: str, on: date, contract: Path | None = None
) -> OutcomesDocument:
    """Make a folder beside an approved case, and beside its contract when there is one.

    Each benefit of the option becomes one of the register, with the line that it descends from;
    owner, measure and baseline are left to be filled in. Raises: BadInput when the case or the
    contract is not sound; InvalidValue for an option that the case has not; UnwritableOutput when
    the folder is there already and not empty.
    """
    approved = load_case_or_raise(case)
    options = [one.id for one in approved.options]
    if option not in options:
        raise InvalidValue(
            what=f"the case has no option {option}",
            where=str(case),
            mend=choose_among(option, options),
        )
    signed = None
    if contract is not None:
        signed = read_contract_folder(contract).contract.signed_on
    document = OutcomesDocument(
        id=approved.id,
        title=approved.title,
        kind=approved.kind,
        option=option,
        as_at=on,
        price_base=str(approved.price_base),
        case=_seen_from(folder, case),
        case_fingerprint=case_fingerprint(approved),
        contract=_seen_from(folder, contract) if contract is not None else "",
        signed_on=signed,
    )
    write_outcomes_folder(folder, document, promised_benefits(approved, option, on))
    return document


def promised_benefits(case: BusinessCase, option: str, on: date) -> tuple[Benefit, ...]:
    """A benefit for each that the option of a case promises, in its order."""
    first = Month(case.first_year.start, 4)
    return tuple(
        _benefit(line, first, on)
        for line in case.lines
        if line.option == option and line.heading is Heading.BENEFIT
    )


def _benefit(line: Line, first: Month, on: date) -> Benefit:
    once = isinstance(line.amount, OneOff)
    return Benefit(
        id=line.id,
        entered_on=on,
        source="; ".join(line.evidence.sources),
        basis=line.evidence.basis,
        title=line.title,
        nature=line.nature or Nature.QUALITY_ONLY,
        commitment=line.commitment or Commitment.HOPED_FOR,
        recurrence=Recurrence.ONE_OFF if once else Recurrence.RECURRING,
        measure=NOT_SAID,
        from_month=first,
        case_line=line.key,
        owner=NOT_SAID,
    )


def _seen_from(folder: Path, other: Path) -> str:
    return Path(os.path.relpath(other.resolve(), folder.resolve())).as_posix()
