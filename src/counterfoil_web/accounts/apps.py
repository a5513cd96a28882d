"""The application as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Organisations, people, their roles, sign-in, and what a request may see."""

    name = "counterfoil_web.accounts"
    label = "accounts"

    def ready(self) -> None:
        from counterfoil_web.accounts import sign_in_events

        sign_in_events.listen()
