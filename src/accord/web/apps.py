"""Makes the room known to Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The room `web`."""

    name = "accord.web"
    default_auto_field = "django.db.models.BigAutoField"
