"""What the register calls countries, bodies and instruments in the language of the page."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language

from accord.register.models import Body, Country, Instrument
from accord.species.queries.pages import LANGUAGES


def language() -> str:
    """The language of the page, as the columns of the register are named for it."""
    wanted = (get_language() or "en")[:2]
    return wanted if wanted in LANGUAGES else "en"


def countries_by_name() -> list[dict[str, str]]:
    """Every country (`iso2`, `name`) in the order of the names."""
    rows = Country.objects.values_list("id", f"name_{language()}", "name_en")
    called = [{"iso2": iso2, "name": label or english} for iso2, label, english in rows]
    return sorted(called, key=lambda row: row["name"])


def country_names() -> dict[str, str]:
    """Code -> name."""
    return {row["iso2"]: row["name"] for row in countries_by_name()}


def listed(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Several countries by name, in the order of the names."""
    return ", ".join(sorted(names.get(code, code) for code in codes))


def instrument_titles() -> dict[str, str]:
    """Instrument -> title, in English where it has no other."""
    rows = Instrument.objects.values_list("id", f"title_{language()}", "title_en")
    return {key: title or english for key, title, english in rows}


def body_names(keys: set[str]) -> dict[str, str]:
    """Body -> name, of these bodies."""
    rows = Body.objects.filter(id__in=keys).values_list("id", f"name_{language()}", "name_en")
    return {key: name or english for key, name, english in rows}
