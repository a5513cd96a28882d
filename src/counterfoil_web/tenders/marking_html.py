"""An evaluator's whole work on a page. There may be thousands of answers: it is written as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString

from counterfoil.contract.lines import number_text
from counterfoil.tender.marking import AnswerState, AnswerToMark, CriterionWork
from counterfoil.tender.plan import Leaf, every_criterion
from counterfoil_web.tenders.markers import Marker, bid_label

_STATES = {
    AnswerState.TO_MARK: ("to-mark", "to mark"),
    AnswerState.MARKED: ("marked", "marked"),
    AnswerState.HANDED_IN: ("marked", "marked"),
    AnswerState.LOCKED: ("marked", "marked"),
}


def work_html(one: Marker) -> SafeString:
    """Lots, groups of criteria, criteria, and a link to each answer with where it stands."""
    parts: list[str] = []
    place: tuple[str, ...] = ()
    lots = {lot.id: lot.title for lot in one.plan.lots}
    titles = {each.id: each.title for each in every_criterion(one.plan.criteria)}
    base = one.one.url("marking")
    for work in one.work:
        leaf = one.leaf(work.criterion)
        here = (work.lot, *leaf.path[:-1])
        if here != place:
            parts.append("</ul>" if parts else "")
            words = [lots[work.lot]] if work.lot else []
            words += [titles[name] for name in leaf.path[:-1]]
            if words:
                parts.append(f'<h2 class="govuk-heading-m">{escape(": ".join(words))}</h2>')
            parts.append('<ul class="app-work">')
            place = here
        parts.append(_criterion(one, work, leaf, base))
    parts.append("</ul>" if parts else "")
    return SafeString("".join(parts))


def chips_html(one: Marker, answers: Iterable[AnswerToMark], current: AnswerToMark) -> SafeString:
    """The bids of one criterion, as links beside the one that is open."""
    base = one.one.url("marking")
    held = "".join(_chip(one, each, base, is_current=each is current) for each in answers)
    return SafeString(f'<ul class="app-chips">{held}</ul>')


def _criterion(one: Marker, work: CriterionWork, leaf: Leaf, base: str) -> str:
    title, total = escape(leaf.criterion.title), len(work.answers)
    drafts = sum(each.name in one.drafts for each in work.answers)
    said = [f"{number_text(leaf.points, 1)} points", f"{work.marked} of {total} marked"]
    if drafts:
        said.append(f"{drafts} {'draft' if drafts == 1 else 'drafts'}")
    chips = "".join(_chip(one, each, base) for each in work.answers)
    return (
        f'<li class="app-work__criterion"><div class="app-work__head">'
        f'<h3 class="govuk-heading-s app-work__title">{title}</h3>{_tag(work)}</div>'
        f'<p class="app-work__said">{" · ".join(said)}</p>'
        f'<ul class="app-chips">{chips}</ul>{_hand_in(one, work, title)}</li>'
    )


def _tag(work: CriterionWork) -> str:
    if work.is_locked:
        return '<strong class="govuk-tag govuk-tag--grey">Locked</strong>'
    if work.is_handed_in:
        return '<strong class="govuk-tag govuk-tag--green">Handed in</strong>'
    if work.is_complete:
        return '<strong class="govuk-tag govuk-tag--blue">Ready to hand in</strong>'
    if work.marked:
        return '<strong class="govuk-tag govuk-tag--light-blue">Begun</strong>'
    return '<strong class="govuk-tag govuk-tag--grey">Not begun</strong>'


def _hand_in(one: Marker, work: CriterionWork, title: str) -> str:
    if work.is_handed_in or work.is_locked or not work.is_complete:
        return ""
    url = one.one.url("hand-in", work.criterion)
    return (
        f'<button class="govuk-button govuk-button--secondary app-work__button" '
        f'data-module="govuk-button" formaction="{url}" name="lot" value="{escape(work.lot)}">'
        f'Hand in<span class="govuk-visually-hidden"> {title}</span></button>'
    )


def _chip(one: Marker, answer: AnswerToMark, base: str, *, is_current: bool = False) -> str:
    kind, words = _STATES[answer.state]
    shown = "" if answer.score is None else _digits(answer.score.mark)
    if answer.name in one.drafts:
        kind, words, shown = "draft", "draft", f"{shown} draft".strip()
    label = _escaped(bid_label(one.plan, answer.bid))
    url = f"{base}{_quoted(answer.criterion)}/{_quoted(answer.bid.id)}/"
    current = ' aria-current="page"' if is_current else ""
    seen = f'<span class="app-chip__mark">{shown}</span>' if shown else ""
    hidden = "" if kind == "draft" else f'<span class="govuk-visually-hidden">, {words}</span>'
    return (
        f'<li><a class="app-chip app-chip--{kind}" href="{url}"{current}>{label}{hidden}{seen}</a>'
        "</li>"
    )


@lru_cache(maxsize=5_000)
def _escaped(text: str) -> str:
    return escape(text)


@lru_cache(maxsize=5_000)
def _quoted(name: str) -> str:
    return escape(quote(name))


@lru_cache(maxsize=5_000)
def _digits(mark: Fraction) -> str:
    return number_text(mark)
