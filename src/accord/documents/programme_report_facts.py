"""What a report on a joint work programme is built from, read from the register at once and as of one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accord.core.errors import Invalid, NotFound, Refused
from accord.core.texts.printed import printed
from accord.decisions.queries import WorkRow, work
from accord.documents.meeting_names import MeetingNames, meeting_names
from accord.documents.phrases import LANGUAGES
from accord.journal.queries import latest
from accord.programmes.models import EditionStatus
from accord.programmes.queries import ActivityRow, EditionRow, ProgrammePage, editions, programme_page
from accord.register.queries.bodies import BodyRow, body
from accord.register.queries.meetings import meetings
from accord.register.queries.sources import (
    CitedDocument,
    CitedInstrument,
    SourceRow,
    cited_documents,
    cited_instruments,
    sources,
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """A text that a programme rests on, as it stood on the day, by its printed number."""

    label: str
    work: WorkRow
    document: CitedDocument | None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One edition, the next one where there is one, and what both name. `pages` is where people reach the pages, or ""."""

    language: str
    as_of: date
    page: ProgrammePage
    pending: ProgrammePage | None
    """The same with results that are not agreed; None unless drafts are asked for."""
    following: ProgrammePage | None
    history: tuple[EditionRow, ...]
    committee: BodyRow | None
    convention: BodyRow | None
    bodies: tuple[BodyRow, ...]
    mandates: tuple[Mandate, ...]
    basis: CitedInstrument | None
    documents: Mapping[str, CitedDocument]
    sources: Mapping[str, SourceRow]
    meetings: Mapping[str, MeetingNames]
    names: Mapping[str, str]
    meeting: str | None
    journal_number: int | None
    journal_hash: str
    pages: str

    def address(self, path: str) -> str:
        """The address of a page, empty where it is not known at which address people reach them."""
        return f"{self.pages.rstrip('/')}/{path}" if self.pages else ""

    def is_draft(self, page: ProgrammePage) -> bool:
        """Whether a programme was not endorsed yet: by its status on the day, or as this very meeting is to endorse it."""
        edition = page.edition
        if edition.status in (EditionStatus.DRAFT, EditionStatus.PROPOSED):
            return True
        meeting = self.meetings.get(self.meeting or "")
        return meeting is not None and meeting.id == edition.endorsed_at and not meeting.is_over(self.as_of)

    def activities(self) -> tuple[ActivityRow, ...]:
        """All activities of the edition in printed order."""
        return tuple(row for theme in self.page.themes for row in theme.activities)


def read_facts(
    edition: str,
    *,
    language: str,
    today: date,
    as_of: date | None = None,
    following: str | None = None,
    meeting: str | None = None,
    drafts: bool = False,
    pages: str = "",
) -> ReportFacts:
    """Read everything that the report on `edition` says.

    `as_of`: default the first day of the meeting before which it comes, where that day is past, else `today`. `following`: the next edition (default: the one that supersedes it, where there is one; "" for none). `meeting`: before
    which the paper comes (default: where the next edition was endorsed, else where the last results were reported).
    Raises NotFound, and Invalid for a language that documents are not written in or an edition followed by itself.
    """
    if language not in LANGUAGES:
        raise Invalid(f"documents are written in {', '.join(LANGUAGES)}, not in {language!r}")
    every = editions(drafts=True)
    key = next((row.id for row in every if row.supersedes == edition), "") if following is None else following
    if key == edition:
        raise Invalid("an edition is not followed by itself", place=f"edition {edition}")
    at = meeting if meeting is not None else _meeting(edition, next((row for row in every if row.id == key), None))
    as_of = as_of or _day(at, today)
    page, pending = _pages(edition, as_of, drafts=drafts)
    coming = programme_page(key, on=as_of, drafts=True) if key else None
    history = _history(page.edition, every)
    committee = _found(page.edition.endorsing_body)
    named_meetings = {at, *(row.endorsed_at for row in history)}
    if coming is not None:
        named_meetings.add(coming.edition.endorsed_at)
    mandates = tuple(_mandate(each, as_of, language, page) for each in page.edition.mandates)
    named_meetings |= {event.meeting for each in mandates for event in each.work.events}
    last = latest(1)
    return ReportFacts(
        language=language,
        as_of=as_of,
        page=page,
        pending=pending,
        following=coming,
        history=history,
        committee=committee,
        convention=_convention(committee),
        bodies=tuple(found for each in page.edition.bodies if (found := _found(each))),
        mandates=mandates,
        basis=cited_instruments([page.edition.basis]).get(page.edition.basis or ""),
        documents=cited_documents(_documents(page, history)),
        sources=sources(_sources(page, coming, history)),
        meetings=meeting_names(named_meetings, language=language, must=meeting),
        names=_names(pending or page, language),
        meeting=at,
        journal_number=last[0].number if last else None,
        journal_hash=last[0].hash if last else "",
        pages=pages,
    )


def _pages(edition: str, on: date, *, drafts: bool) -> tuple[ProgrammePage, ProgrammePage | None]:
    """The edition as it may be filed and, where drafts are asked for, with what is not agreed; a draft edition only so."""
    pending = programme_page(edition, on=on, drafts=True) if drafts else None
    try:
        return programme_page(edition, on=on), pending
    except Refused:
        if pending is None:
            raise
        return pending, pending


def _history(edition: EditionRow, every: Iterable[EditionRow]) -> tuple[EditionRow, ...]:
    """The edition and those before it, the oldest first."""
    by_key = {row.id: row for row in every}
    found = [edition]
    while (earlier := by_key.get(found[0].supersedes or "")) and earlier not in found:
        found.insert(0, earlier)
    return tuple(found)


def _meeting(edition: str, following: EditionRow | None) -> str | None:
    if following is not None and following.endorsed_at:
        return following.endorsed_at
    reported = [
        (result.reported_on.day, result.reported_at)
        for theme in programme_page(edition, drafts=True).themes
        for row in theme.activities
        for result in row.results
        if result.reported_at and result.reported_on
    ]
    return max(reported)[1] if reported else None


def _day(key: str | None, today: date) -> date:
    """The day that a paper for a meeting is as of unless one says: the first of the meeting, if that is past."""
    row = next(iter(meetings(ids=[key])), None) if key else None
    return min(row.starts, today) if row is not None and row.starts else today


def _mandate(key: str, on: date, language: str, page: ProgrammePage) -> Mandate:
    row = work(key, on=on)
    filed = next((event.document for event in row.events if event.document), None)
    own = (page.edition.endorsing_body or "").partition(":")[0] or None
    return Mandate(printed(key, language=language, within=own), row, cited_documents([filed]).get(filed or ""))


def _documents(page: ProgrammePage, history: Iterable[EditionRow]) -> set[str | None]:
    evidence = {
        each.document
        for theme in page.themes
        for row in theme.activities
        for result in row.results
        for each in result.evidence
    }
    return evidence | {row.document for row in history}


def _sources(page: ProgrammePage, following: ProgrammePage | None, history: Iterable[EditionRow]) -> set[str | None]:
    found: set[str | None] = {row.source for row in history}
    for each in (page, following):
        if each is None:
            continue
        for theme in each.themes:
            for row in theme.activities:
                found |= {row.source, *(result.source for result in row.results)}
    return found


def _names(page: ProgrammePage, language: str) -> Mapping[str, str]:
    keys = {
        key
        for theme in page.themes
        for row in theme.activities
        for result in row.results
        for key in (result.drafted_by, *(view.body for view in result.views))
        if key
    }
    return {key: found.names.in_language(language) for key in keys if (found := _found(key))}


def _convention(committee: BodyRow | None) -> BodyRow | None:
    """The convention above a committee."""
    at = committee
    while at is not None and at.parent and at.kind != "convention":
        at = _found(at.parent)
    return at if at is not None and at.kind == "convention" else None


def _found(key: str | None) -> BodyRow | None:
    try:
        return body(key) if key else None
    except NotFound:
        return None
