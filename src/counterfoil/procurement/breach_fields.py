"""What a notice says of a breach or a failure to perform to which section 71(5) applies."""

from __future__ import annotations

from counterfoil.procurement.contract_occasions import Occasion
from counterfoil.procurement.contract_registers import CameOf
from counterfoil.procurement.running_contract import RunningContract
from counterfoil.quantities.years import day_in_words

Told = tuple[str, str]
_TO_ENTER = "enter it in the register of breaches"
_WHY = {
    CameOf.ENDED: "the supplier breached the contract, and the contract was terminated for it",
    CameOf.PARTLY_ENDED: "the supplier breached the contract, and it was terminated in part",
    CameOf.DAMAGES: "the supplier breached the contract, and damages were awarded",
    CameOf.SETTLEMENT: "the supplier breached the contract, and a settlement was agreed",
    CameOf.NOT_IMPROVED: "the supplier did not perform to the authority’s satisfaction, was given "
    "a proper opportunity to improve, and did not",
}
_RESULT = {
    CameOf.ENDED: "The whole contract ended; neither damages nor a settlement",
    CameOf.PARTLY_ENDED: "The contract ended in part",
    CameOf.DAMAGES: "An award of damages",
    CameOf.SETTLEMENT: "A settlement between the supplier and the authority",
    CameOf.NOT_IMPROVED: "No end of the contract, award of damages or settlement",
}


def event_statement(_: RunningContract, about: Occasion) -> Told:
    """Why section 71(5) applies."""
    if about.breach is None:
        return "", f"{_TO_ENTER} with what came of it, if section 71(5) applies"
    return f"Section 71(5) applies because {_WHY[about.breach.came_of]}.", ""


def event_result(_: RunningContract, about: Occasion) -> Told:
    """What came of it, and when."""
    held = about.breach
    if held is None:
        return "", f"{_TO_ENTER}: partial end, damages, settlement, or no improvement"
    day = "" if held.decided_on is None else f", on {day_in_words(held.decided_on)}"
    return f"{_RESULT[held.came_of]}{day}.", ""


def event_unimproved(_: RunningContract, about: Occasion) -> Told:
    """When it was held that performance had not improved; it need not have been."""
    if about.breach is None:
        return "", _TO_ENTER
    if about.breach.unimproved_on is None:
        return "It does not apply: the notice is about a breach.", ""
    return day_in_words(about.breach.unimproved_on), ""


def event_obligation(_: RunningContract, about: Occasion) -> Told:
    """The obligation that was not met."""
    if about.breach is not None:
        return about.breach.obligation, ""
    if about.noted is None:
        return "", _TO_ENTER
    clause = f" ({about.noted.clause})" if about.noted.clause else ""
    return f"{about.noted.title}{clause}", ""


def event_nature(_: RunningContract, about: Occasion) -> Told:
    """What happened, its consequences, how long it lasted and what was done."""
    if about.breach is not None:
        return about.breach.nature, ""
    if about.noted is None:
        return "", _TO_ENTER
    steps = "; ".join(
        f"{day_in_words(each.on)}, {each.step}: {each.note}" for each in about.noted.steps
    )
    return steps, f"{_TO_ENTER} in words that can be published, its consequences among them"
