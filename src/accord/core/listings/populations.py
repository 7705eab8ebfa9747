"""Sets of populations: some named countries, or all populations except some.

Both kinds are closed under union, intersection and difference, so that a listing history can be computed once for
all countries instead of country by country.
"""

from dataclasses import dataclass

from accord.core.listings.model import Country


@dataclass(frozen=True, slots=True)
class Populations:
    """`countries`, or with `all_but` every population except `countries`."""

    countries: frozenset[Country] = frozenset()
    all_but: bool = False

    def __bool__(self) -> bool:
        return self.all_but or bool(self.countries)

    def __contains__(self, country: Country) -> bool:
        return (country in self.countries) != self.all_but

    def __and__(self, other: "Populations") -> "Populations":
        if self.all_but:
            if other.all_but:
                return self if other is EVERYWHERE else Populations(self.countries | other.countries, all_but=True)
            return Populations(other.countries - self.countries)
        if other.all_but:
            return Populations(self.countries - other.countries)
        return Populations(self.countries & other.countries)

    def __sub__(self, other: "Populations") -> "Populations":
        return self & Populations(other.countries, all_but=not other.all_but)

    def __or__(self, other: "Populations") -> "Populations":
        if self.all_but:
            if other.all_but:
                return Populations(self.countries & other.countries, all_but=True)
            return Populations(self.countries - other.countries, all_but=True)
        if other.all_but:
            return Populations(other.countries - self.countries, all_but=True)
        return Populations(self.countries | other.countries)


EVERYWHERE = Populations(all_but=True)
NOWHERE = Populations()


def only(countries: frozenset[Country]) -> Populations:
    """The populations of these countries."""
    return Populations(countries)


def all_but(countries: frozenset[Country]) -> Populations:
    """Every population except those of these countries."""
    return Populations(countries, all_but=True) if countries else EVERYWHERE
