"""Makes the journal known to Django."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    """The journal: a hash-chained record of acts."""

    name = "accord.journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the acts and policies of every room, so that `may` knows them whatever was imported before."""
        autodiscover_modules("policies", "acts", "undoing")
