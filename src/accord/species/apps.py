"""Makes the room known to Django."""

from django.apps import AppConfig


class SpeciesConfig(AppConfig):
    """The room `species`."""

    name = "accord.species"
    default_auto_field = "django.db.models.BigAutoField"
