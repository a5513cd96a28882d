"""A contract to begin from for each kind of partnership, every figure of it illustrative."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import counterfoil
from counterfoil.contract.terms import Contract
from counterfoil.contractfile import contract_yaml
from counterfoil.contractfile.contract_yaml import read_contract_yaml
from counterfoil.contractfile.folder import contract_files
from counterfoil.errors import BadInput
from counterfoil.files import read_text, write_folder

TEMPLATES = Path(counterfoil.__file__).parent / "content" / "contract_templates"


class TemplateKind(StrEnum):
    """The contracts to begin from. The two of custody price one service in two ways."""

    BUSINESS = "business"
    CUSTODY_BY_AVAILABILITY = "custody_by_availability"
    CUSTODY_BY_DETENTION = "custody_by_detention"
    CONSULTANCY = "consultancy"


def template_contract(kind: TemplateKind) -> Contract:
    """The contract of a template.

    >>> template_contract(TemplateKind.CONSULTANCY).versions[0].charges[0].title
    'Days worked'
    """
    contract, problems = read_contract_yaml(template_text(kind))
    if contract is None:
        raise BadInput(problems)
    return contract


def template_text(kind: TemplateKind) -> str:
    """A template as it is written, with the comments that say where its figures come from."""
    return read_text(TEMPLATES / kind.value / contract_yaml.FILE, contract_yaml.MOST_BYTES)


def new_contract(kind: TemplateKind, folder: Path) -> Contract:
    """Make a folder from a template, with an empty table for each kind of record.

    Raises: UnwritableOutput when the folder is there already and not empty, or cannot be made.
    """
    contract = template_contract(kind)
    files = contract_files(contract)
    files[contract_yaml.FILE] = template_text(kind).encode("utf-8")
    write_folder(folder, files)
    return contract
