"""The reference page of a tender's folder, made from what its readers know of each field."""

from __future__ import annotations

from typing import Any

from counterfoil.contractfile.json_schema import parts_of_kind
from counterfoil.contractfile.record_columns import columns_of
from counterfoil.contractfile.reference_page import about, field_section
from counterfoil.tender.plan import Plan
from counterfoil.tenderfile.field_words import plan_words
from counterfoil.tenderfile.folder import LOCKED
from counterfoil.tenderfile.portal_import import PORTAL_KINDS
from counterfoil.tenderfile.tables import TENDER_FILES

_HEAD = """\
# The folder of a tender

<!-- Made by `counterfoil schema plan --markdown`; a test compares the two. -->

A tender is a folder: `plan.yaml` for the evaluation plan, a CSV file for each kind of record, and
`{locked}/` for each plan as it was locked. `counterfoil tender new` writes one to start from;
`counterfoil tender check FOLDER` lists everything wrong with it, each with its file and line and
how to mend it. How to use it: [Judge bids by a plan](../how-to/judge-bids.md).

Editors that know JSON Schema complete and check `plan.yaml` as it is typed: the schema stands
beside a new one as `plan.schema.json`, and `counterfoil schema plan` prints it. Values are written
as in [the folder of a contract](contract-folder.md). Fields in **bold** must be filled in.

"""
_HOMES: dict[str, tuple[str, str]] = {
    "Plan": ("The plan", "The first fields of `plan.yaml`."),
    "Scale": ("The scale", "Under `scale`."),
    "Anchor": ("Anchors", "A list under `anchors`."),
    "Criterion": ("Criteria", "A list under `criteria`, of the plan and of a criterion."),
    "Evaluator": ("Evaluators", "A list under `evaluators`."),
    "Marks": ("What an evaluator marks", "A list under `marks`."),
    "DivergenceRule": ("Divergence", "Under `divergence`."),
    "TieStep": ("Ties", "A list under `ties`."),
    "PriceModel": ("Price", "Under `price`."),
    "VolumeOutlook": ("Volumes to come", "A list under `volumes`."),
    "Lot": ("Lots", "A list under `lots`."),
    "Condition": ("Conditions of participation", "A list under `conditions`."),
    "LowBidRule": ("Low prices", "Under `low_bids`."),
    "Disclosure": ("Disclosure", "Under `disclosure`."),
    "Pace": ("Pace", "Under `pace`."),
}
_RECORDS = """\
## Records

Records are only ever added. What was wrong stays, and a later record that names it under
`supersedes` takes its place, with the reason under `change_reason`. Every table has `id`,
`supersedes`, `change_reason`, `entered_on`, `entered_by`, `source` and `note` too.

| File | A row is | Columns beside those |
|---|---|---|
{rows}

## A portal's export

`counterfoil tender import FOLDER FILE --mapping NAME` reads a CSV file or an Excel workbook as
records of one kind, and tells what it would add; with `--add` it adds all of it, or nothing. The
mapping is a small YAML file, which `--keep-as NAME` remembers under `mappings/`:

```yaml
kind: bid
columns:
  name: Supplier
  received_at: Submitted
```

Its fields are those of [a contract's column mapping](contract-folder.md#column-mappings). The kinds
are {kinds}. Locks, openings and decisions are acts, and are not brought in.

- A bid needs no column for `bidder`: the next free letter is given, and a known name keeps its own.
- Where a record names a bid, an evaluator, a criterion, a condition or a lot, the portal's name for
  it will do: the supplier, the role, the title.
- A time of receipt needs its hour and minute. One that says its zone (`Z`, `+00:00`, BST) is put on
  the clock of the United Kingdom.
- Prices and rates are refused until quality is locked.
- A row that says what stands on record is passed over. One that says otherwise is refused, unless
  the mapping says `supersede: yes` and gives `change_reason` a column or a constant.
"""
_COMMON = ("id", "supersedes", "change_reason", "entered_on", "entered_by", "source", "note")


def reference_page() -> str:
    """The whole page in Markdown."""
    parts = [_HEAD.replace("{locked}", LOCKED)]
    parts += [_section(kind) for kind in parts_of_kind(Plan)]
    rows = "\n".join(_row(file, kind) for file, kind in TENDER_FILES.items())
    kinds = ", ".join(f"`{kind}`" for kind in PORTAL_KINDS.of)
    parts.append(_RECORDS.replace("{rows}", rows).replace("{kinds}", kinds))
    return "\n".join(parts)


def _section(kind: type[Any]) -> str:
    title, home = _HOMES[kind.__name__]
    return field_section(title, home, kind, plan_words)


def _row(file: str, kind: type[Any]) -> str:
    held = (one for one in columns_of(kind) if one.name not in _COMMON)
    columns = ", ".join(f"**{one.name}**" if one.shape.required else one.name for one in held)
    return f"| `{file}` | {about(kind)} | {columns} |"
