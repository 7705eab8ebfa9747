"""Makes the room known to Django."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The room `decisions`."""

    name = "accord.decisions"
    default_auto_field = "django.db.models.BigAutoField"
