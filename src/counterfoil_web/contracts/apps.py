"""The application as Django knows it."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts: their terms, records, statements, invoices and performance."""

    name = "counterfoil_web.contracts"
    label = "contracts"
