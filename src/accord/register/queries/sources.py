"""What statements of the register rest on: sources, documents and instruments by identifier."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accord.core.dates import ImpreciseDate
from accord.register.models import Document, Instrument, Source
from accord.register.models.columns import imprecise
from accord.register.queries.names import Names


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A publication, document, page or file."""

    id: str
    title: str
    publisher: str
    symbol: str
    url: str
    date: ImpreciseDate | None
    licence: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document by which something was decided or shown."""

    id: str
    symbol: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """An instrument on which something rests."""

    id: str
    titles: Names
    adopted: ImpreciseDate | None


def sources(ids: Iterable[str | None]) -> Mapping[str, SourceRow]:
    """These sources by identifier; those that the register lacks are left out."""
    return {
        row.id: SourceRow(
            id=row.id,
            title=row.title,
            publisher=row.publisher,
            symbol=row.symbol,
            url=row.url,
            date=imprecise(row.date, row.date_precision),
            licence=row.licence,
        )
        for row in Source.objects.filter(id__in={key for key in ids if key})
    }


def cited_documents(ids: Iterable[str | None]) -> Mapping[str, CitedDocument]:
    """These documents by identifier; those that the register lacks are left out."""
    rows = Document.objects.filter(id__in={key for key in ids if key})
    return {row.id: CitedDocument(row.id, row.symbol, row.title, row.url) for row in rows}


def cited_instruments(ids: Iterable[str | None]) -> Mapping[str, CitedInstrument]:
    """These instruments by identifier; those that the register lacks are left out."""
    return {
        row.id: CitedInstrument(
            row.id, Names(row.title_en, row.title_fr, row.title_es), imprecise(row.adopted, row.adopted_precision)
        )
        for row in Instrument.objects.filter(id__in={key for key in ids if key})
    }
