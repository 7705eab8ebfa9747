"""Makes the room known to Django."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The room `journal`."""

    name = "accord.journal"
    default_auto_field = "django.db.models.BigAutoField"
