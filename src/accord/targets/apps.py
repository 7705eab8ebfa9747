"""Makes the room known to Django."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """The room `targets`."""

    name = "accord.targets"
    default_auto_field = "django.db.models.BigAutoField"
