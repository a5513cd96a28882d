"""The workings of what a body pays in a year: cash, its change, and room in the budget."""

from __future__ import annotations

from counterfoil.appraisal.figure_working import (
    Answered,
    address,
    line_result,
    pounds,
    year_of,
)
from counterfoil.appraisal.flows import surroundings
from counterfoil.appraisal.results import Affordability, BodyCash
from counterfoil.appraisal.working import Working, explain, stated


def cash(found: Answered, body: str, option: str, of_year: str) -> Working:
    """A body's income less spending under an option in one year, in cash."""
    purse, own, t = _placed(found, body, option, of_year)
    inputs = []
    for line in found.model.lines:
        share = sum(part for name, part in line.shares if name == body)
        if found.model.option_ids[line.option] != option or not line.in_purse_view or not share:
            continue
        result = line_result(found, line.key)
        whole = pounds(
            f"{result.title} in {of_year}: cash, with VAT that is not recovered",
            result.cash_gbp[t],
            where=address("line-cash", line.key, of_year),
        )
        part = Working(label=f"share of {purse.title}", value=share, unit="share")
        inputs.append(
            pounds(
                result.title,
                result.cash_gbp[t] * share,
                "cash × share",
                (whole, part),
                record=line.key,
            )
        )
    return pounds(
        f"{purse.title}, {_title(found, own)} in {of_year}: income less spending, cash",
        own.net_cash_gbp[t],
        "sum of the lines that reach the body's budget",
        tuple(inputs),
    )


def effect(found: Answered, body: str, option: str, of_year: str) -> Working:
    """What an option changes in a body's cash in one year."""
    purse, own, t = _placed(found, body, option, of_year)
    base = next(one for one in purse.options if one.option == found.answer.counterfactual)
    return pounds(
        f"{purse.title}, {_title(found, own)} in {of_year}: change against "
        f"{_title(found, base)}, cash",
        own.against_counterfactual_gbp[t],
        f"{_title(found, own)} − {_title(found, base)}",
        tuple(_cash(found, purse, one, of_year, t) for one in (own, base)),
    )


def headroom(found: Answered, body: str, option: str, of_year: str) -> Working:
    """What is left of a body's budget under an option in one year."""
    purse, own, t = _placed(found, body, option, of_year)
    if own.headroom_gbp is None:
        raise KeyError(body)
    lines = tuple(
        stated(found.case, one.title, one.amounts_gbp[t], "£", one.evidence)
        for one in found.case.budgets
        if one.body == body
    )
    budget = pounds(
        f"Budget of {purse.title} in {of_year}",
        sum(one.value for one in lines),
        "sum of the budget lines",
        lines,
    )
    return pounds(
        f"{purse.title}, {_title(found, own)} in {of_year}: room left in the budget",
        own.headroom_gbp[t],
        "budget + income less spending",
        (budget, _cash(found, purse, own, of_year, t)),
    )


def line_real(found: Answered, option: str, name: str, of_year: str) -> Working:
    """A line in one year at the prices of the price base, costs below nought."""
    result, t = line_result(found, f"{option}/{name}"), found.place(year_of(of_year))
    real = explain(found.case, option, name, year_of(of_year)).inputs[0]
    sign = "+" if result.heading.is_benefit else "−"
    return pounds(
        f"{result.title} in {of_year}: prices of {found.case.price_base}",
        result.real_gbp[t],
        f"{sign} real pounds",
        (real,),
        record=result.key,
    )


def line_cash(found: Answered, option: str, name: str, of_year: str) -> Working:
    """A line in one year in cash, with VAT that is not recovered, costs below nought."""
    result, t = line_result(found, f"{option}/{name}"), found.place(year_of(of_year))
    real = explain(found.case, option, name, year_of(of_year)).inputs[0]
    line = next(one for one in found.model.lines if one.key == result.key)
    steps: tuple[Working, ...] = (real.inputs[0],)
    words = "cash"
    if line.share_of:
        prices = surroundings(found.model, found.model.central).prices
        factor = float(prices[found.model.general, t])
        steps = (real, Working(label="general inflation factor", value=factor, unit="factor"))
        words = "real pounds × general inflation factor"
    if line.vat != 1:
        steps = (*steps, Working(label="VAT factor", value=line.vat, unit="factor"))
        words += " × VAT factor"
    return pounds(
        f"{result.title} in {of_year}: cash, with VAT that is not recovered",
        result.cash_gbp[t],
        f"{'+' if line.sign > 0 else '−'} {words}",
        steps,
        record=result.key,
    )


def _cash(found: Answered, purse: Affordability, own: BodyCash, of_year: str, t: int) -> Working:
    return pounds(
        f"{_title(found, own)}: income less spending",
        own.net_cash_gbp[t],
        where=address("cash", purse.body, own.option, of_year),
    )


def _placed(
    found: Answered, body: str, option: str, of_year: str
) -> tuple[Affordability, BodyCash, int]:
    purse = next(one for one in found.answer.affordability if one.body == body)
    own = next(one for one in purse.options if one.option == option)
    return purse, own, found.place(year_of(of_year))


def _title(found: Answered, own: BodyCash) -> str:
    return found.answer.option(own.option).title
