"""Makes the room known to Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The room `programmes`."""

    name = "accord.programmes"
    default_auto_field = "django.db.models.BigAutoField"
