"""Makes the room known to Django."""

from django.apps import AppConfig


class SpeciesConfig(AppConfig):
    """The room `species`."""

    name = "accord.species"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the acts and policies on quotas, suspensions, annotations and names, so that `may` knows them."""
        from accord.species.editions import acts as acts_on_editions  # noqa: F401, PLC0415
        from accord.species.measures import acts  # noqa: F401, PLC0415  (models are ready only now)
        from accord.species.nomenclature import acts as acts_on_names  # noqa: F401, PLC0415
        from accord.species.proposals import acts as acts_on_proposals  # noqa: F401, PLC0415
