"""Names in the languages of the interface, and times between two imprecise days."""

from dataclasses import dataclass
from datetime import date

from accord.core.dates import ImpreciseDate


@dataclass(frozen=True, slots=True)
class Names:
    """A name in English, French and Spanish; empty where it isn't known."""

    en: str
    fr: str = ""
    es: str = ""

    def in_language(self, code: str) -> str:
        """The name in the language `code` (`fr`, `fr-be`), in English where there is none."""
        return {"fr": self.fr, "es": self.es}.get(code[:2]) or self.en

    def __str__(self) -> str:
        return self.en


def within(begins: ImpreciseDate | None, ends: ImpreciseDate | None, day: date) -> bool:
    """Whether `day` may lie between two imprecise days, both included; a side that isn't known is open."""
    return (begins is None or begins.day <= day) and (ends is None or day <= ends.last_day())
