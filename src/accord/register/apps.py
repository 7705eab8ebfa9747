"""Makes the room known to Django."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The room `register`."""

    name = "accord.register"
    default_auto_field = "django.db.models.BigAutoField"
