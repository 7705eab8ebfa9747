"""Makes the room known to Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """The room `partnerships`."""

    name = "accord.partnerships"
    default_auto_field = "django.db.models.BigAutoField"
