"""Taking a month's statement out."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from counterfoil.access import Capability
from counterfoil.errors import CounterfoilError, NoAnswer
from counterfoil_web.accounts.acting import acting_view
from counterfoil_web.contracts.closing import address
from counterfoil_web.contracts.models import Contract
from counterfoil_web.contracts.pages import Opened, opened, with_terms
from counterfoil_web.contracts.statement_files import FILE_KINDS, file_stem
from counterfoil_web.contracts.store import month_from
from counterfoil_web.partnerships.store import Seen
from counterfoil_web.records import log
from counterfoil_web.records.marking import download

ENDINGS = {form: kind.ending for form, kind in FILE_KINDS.items()}
"""What the address of each form of a statement ends in."""


@require_safe
@acting_view
def statement_file(
    request: HttpRequest, ref: str, key: str, month: str, form: str
) -> HttpResponseBase:
    """The statement of a month in one form. What cannot be worked out is told on its page."""
    one, found = opened(request, ref, key), month_from(month)
    may_take_out(one)
    kind, ledger = FILE_KINDS[form], with_terms(one)
    try:
        content = kind.made(ledger, found)
    except NoAnswer as fault:
        raise Http404(fault.what) from fault
    except CounterfoilError:
        return redirect(one.url("statement", found))
    name = f"{file_stem(one.contract, found)}.{kind.ending}"
    return taken_out(one.seen, one.contract, address(one.contract, found), name, content, kind)


def may_take_out(one: Opened) -> None:
    """Refuse unless a copy may leave. The supplier takes what it is shown. Raises: Refused."""
    if one.is_authority:
        one.seen.require(Capability.EXPORT)


def taken_out(
    seen: Seen, contract: Contract, record: str, name: str, content: bytes | str, kind: object
) -> HttpResponseBase:
    """The file, its leaving written to the log. kind: has a `content_type`, or is one."""
    log.write(
        seen.acting,
        "export",
        record=record,
        partnership=contract.partnership,
        after={"file": name, "illustrative": bool(contract.illustrative)},
    )
    content_type = str(getattr(kind, "content_type", kind))
    return download(content, name, contract.partnership.marking, content_type)
