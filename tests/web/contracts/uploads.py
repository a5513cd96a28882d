"""A spreadsheet of volumes that the contract manager uploaded, not mapped yet."""

from typing import Any

from django.core.files.base import ContentFile
from django_scopes import scopes_disabled

from counterfoil_web.contracts.models import Contract, RecordImport

CSV = b"Month,Detentions\nApril 2027,900\nMay 2027,910\n"


def upload_of(world: Any, contract: Contract) -> RecordImport:
    """The upload as the database keeps it."""
    row = RecordImport(
        partnership=contract.partnership,
        contract=contract,
        kind="volume",
        file_name="report.csv",
        made_by=world.people["contract_manager"],
    )
    row.file.save("report.csv", ContentFile(CSV), save=False)
    with scopes_disabled():
        row.save()
    return row
