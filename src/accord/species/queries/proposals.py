"""Listing proposals: what each asks for, where it stands on a day, who was consulted until when, and what bodies said."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from accord.core.concordance import Row
from accord.core.errors import NotFound
from accord.core.listings.model import CITES, CMS, NOT_LISTED, UNKNOWN, History, TaxonId
from accord.core.listings.proposals import (
    Deadline,
    ProposalStep,
    Sitting,
    State,
    change_in_words,
    comments_due,
    in_force_from,
    state_on,
    submission_due,
)
from accord.species.proposals.models import ListingProposal
from accord.species.queries.side_by_side import current, side_by_side


@dataclass(frozen=True, slots=True)
class StepRow:
    """Something that happened to a proposal; `on` is None where the day is not known."""

    state: str
    on: date | None
    reason: str
    document: str
    note: str


@dataclass(frozen=True, slots=True)
class ConsultationRow:
    """A body that was asked; `overdue` are the days since the answer was due, or by which it came late (0: none)."""

    body: str
    body_name: str
    asked_on: date
    due_on: date
    rule: str
    answered_on: date | None
    overdue: int


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What a body said, in one language."""

    body: str
    body_name: str
    position: str
    language: str
    text: str
    document: str
    url: str
    published_on: date
    source: str | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A listing event that came of it."""

    event: str
    appendix: str
    effective: date


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal as it stands on the day asked for."""

    id: str
    instrument: str
    meeting: str
    meeting_title: str
    meeting_starts: date | None
    number: str
    taxon: TaxonId
    name: str
    rank: str
    from_appendix: str
    to_appendix: str
    change: str
    populations: tuple[str, ...]
    except_populations: tuple[str, ...]
    scope: str
    proponents: tuple[str, ...]
    document: str
    url: str
    state: str
    steps: tuple[StepRow, ...]
    consultations: tuple[ConsultationRow, ...]
    comments: tuple[CommentRow, ...]
    results: tuple[ResultRow, ...]
    submission_due: Deadline | None
    comments_due: Deadline | None
    in_force_from: Deadline | None
    source: str | None
    note: str


def proposals(
    *, on: date, instrument: str | None = None, meeting: str | None = None, state: str | None = None
) -> tuple[ProposalRow, ...]:
    """The proposals that were submitted by a day, those of the latest meeting first, by number."""
    chosen = {key: value for key, value in (("instrument", instrument), ("meeting", meeting)) if value}
    found = [row for row in _rows(chosen, on) if not state or row.state == state]
    return tuple(sorted(found, key=_order))


def proposal(key: str, *, on: date) -> ProposalRow:
    """One proposal as it stands on a day. Raises NotFound, also before it was submitted."""
    found = next(_rows({"id": key}, on), None)
    if found is None:
        raise NotFound(f"the register has no proposal {key} on {on}")
    return found


@dataclass(frozen=True, slots=True)
class Awaited:
    """A consultation that a body has not answered by a day."""

    proposal: ProposalRow
    consultation: ConsultationRow


def awaiting(body: str | None, *, on: date) -> tuple[Awaited, ...]:
    """The open proposals on which the views of a body (of any) are still due on a day, the most urgent first."""
    found = [
        Awaited(row, asked)
        for row in _rows({}, on)
        if State(row.state).is_open
        for asked in row.consultations
        if asked.answered_on is None and body in (None, asked.body)
    ]
    return tuple(sorted(found, key=lambda each: (each.consultation.due_on, *_order(each.proposal))))


@dataclass(frozen=True, slots=True)
class About:
    """A proposal that concerns a taxon: itself (`taxon`), one above it (`above`) or one below it (`below`)."""

    proposal: ProposalRow
    how: str


def about(taxa: Collection[TaxonId], *, on: date) -> tuple[About, ...]:
    """The proposals that concern these taxa, with everything that was said to them."""
    history = current().on(on)
    above = {each for taxon in taxa for each in _lineage(taxon, history)}
    how: dict[str, str] = {}
    for key, taxon in ListingProposal.objects.values_list("id", "taxon_id"):
        if taxon in taxa:
            how[key] = "taxon"
        elif taxon in above:
            how[key] = "above"
        elif not _lineage(taxon, history).isdisjoint(taxa):
            how[key] = "below"
    if not how:
        return ()
    found = sorted(_rows({"id__in": list(how)}, on), key=_order)
    return tuple(About(row, how[row.id]) for row in found)


@dataclass(frozen=True, slots=True)
class Concerned:
    """A convention that lists what a proposal to another one is about: the taxa that it lists of it."""

    instrument: str
    taxa: tuple[tuple[TaxonId, str, str], ...]  # key, name, listing
    consulted: bool


def concerned(row: ProposalRow, *, on: date) -> Concerned | None:
    """What the other convention lists of the taxon of a proposal on a day; None where nothing."""
    other = {CITES: CMS, CMS: CITES}.get(row.instrument)
    if other is None:
        return None
    history = current().on(on)
    listed = {
        taxon.id: (taxon.id, taxon.name, listing)
        for pair in side_by_side(on).rows
        for taxon, listing in _listed_by(other, pair, row.taxon, history)
    }
    if not listed:
        return None
    return Concerned(other, tuple(listed.values()), any(asked.body == other for asked in row.consultations))


def _listed_by(other: str, pair: Row, taxon: TaxonId, history: History) -> Iterator[tuple[Any, str]]:
    """The side of the other convention, where its counterpart is the taxon of the proposal or stands below it."""
    sides = {CITES: (pair.left, pair.left_status), CMS: (pair.right, pair.right_status)}
    (there, status), (own, _) = sides[other], sides[CMS if other == CITES else CITES]
    if there is None or own is None or status is None or taxon not in _lineage(own.id, history):
        return
    if status.own not in (NOT_LISTED, UNKNOWN):
        yield there, status.own


def _lineage(taxon: TaxonId, history: History) -> set[TaxonId]:
    found: set[TaxonId] = set()
    here: TaxonId | None = taxon
    while here is not None and here in history.taxa and here not in found:
        found.add(here)
        here = history.taxa[here].parent
    return found


def _order(row: ProposalRow) -> tuple[object, ...]:
    """The latest meeting first; 5 before 37, 25.1.2 before 25.1.10."""
    starts = -row.meeting_starts.toordinal() if row.meeting_starts else 1
    parts = [int(part) if part.isdigit() else 0 for part in row.number.replace("-", ".").split(".")]
    return starts, row.meeting, tuple(parts), row.number


def _rows(chosen: Mapping[str, Any], on: date) -> Iterator[ProposalRow]:
    found = (
        ListingProposal.objects.filter(**chosen)
        .select_related("meeting", "taxon")
        .prefetch_related(
            "proponents", "populations", "steps", "consultations__body", "comments__body", "results__event"
        )
    )
    for row in found:
        steps = sorted(row.steps.all(), key=lambda each: each.order)
        # Where the day of a step is not known, it was taken by the last day for submissions.
        latest = submission_due(row.instrument_id, _sitting(row))
        unknown = latest.day if latest else None
        state = state_on((ProposalStep(State(each.state), each.on or unknown) for each in steps), on)
        if state is not None:
            yield _row(row, state, steps, on)


def _row(row: ListingProposal, state: State, steps: Iterable[Any], on: date) -> ProposalRow:
    meeting, sitting = row.meeting, _sitting(row)
    populations = [(each.country_id, each.excepted) for each in row.populations.all()]
    return ProposalRow(
        id=row.id,
        instrument=row.instrument_id,
        meeting=meeting.id,
        meeting_title=meeting.title,
        meeting_starts=meeting.starts,
        number=row.number,
        taxon=row.taxon_id,
        name=row.taxon.name,
        rank=row.taxon.rank,
        from_appendix=row.from_appendix,
        to_appendix=row.to_appendix,
        change=change_in_words(row.from_appendix, row.to_appendix),
        populations=tuple(sorted(country for country, left_out in populations if not left_out)),
        except_populations=tuple(sorted(country for country, left_out in populations if left_out)),
        scope=row.scope,
        proponents=tuple(sorted(each.country_id for each in row.proponents.all())),
        document=row.document,
        url=row.url,
        state=state.value,
        steps=tuple(
            StepRow(each.state, each.on, each.reason, each.document, each.note)
            for each in steps
            if each.on is None or each.on <= on
        ),
        consultations=tuple(_consultations(row, on)),
        comments=tuple(_comments(row, on)),
        results=tuple(
            ResultRow(each.event_id, each.event.appendix, each.event.effective)
            for each in sorted(row.results.all(), key=lambda each: each.event_id)
        ),
        submission_due=submission_due(row.instrument_id, sitting),
        comments_due=comments_due(row.instrument_id, sitting),
        in_force_from=in_force_from(row.instrument_id, sitting),
        source=row.source_id,
        note=row.note,
    )


def _sitting(row: ListingProposal) -> Sitting:
    meeting = row.meeting
    return Sitting(meeting.starts, meeting.ends) if meeting.precision == "day" else Sitting()


def _consultations(row: ListingProposal, on: date) -> Iterator[ConsultationRow]:
    for each in sorted(row.consultations.all(), key=lambda each: (each.asked_on, each.body_id)):
        if each.asked_on > on:
            continue
        answered = each.answered_on if each.answered_on is not None and each.answered_on <= on else None
        late = ((answered or on) - each.due_on).days
        yield ConsultationRow(
            each.body_id, each.body.name_en, each.asked_on, each.due_on, each.rule, answered, max(late, 0)
        )


def _comments(row: ListingProposal, on: date) -> Iterator[CommentRow]:
    for each in sorted(row.comments.all(), key=lambda each: (each.published_on, each.body_id, each.language)):
        if each.published_on <= on:
            yield CommentRow(
                each.body_id,
                each.body.name_en,
                each.position,
                each.language,
                each.text,
                each.document,
                each.url,
                each.published_on,
                each.source_id,
            )
