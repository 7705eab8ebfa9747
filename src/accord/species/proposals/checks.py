"""What a person should look at in the proposals: answers late, nobody consulted, accepted without a listing, left open."""

from collections.abc import Iterator
from datetime import date

from accord.core.listings.model import Finding
from accord.core.listings.proposals import State
from accord.species.queries.proposals import ProposalRow, concerned, proposals
from accord.species.queries.side_by_side import current


def late_answers(on: date) -> Iterator[Finding]:
    """Views that came after their day, or have not come."""
    for row in proposals(on=on):
        for asked in row.consultations:
            if not asked.overdue or (asked.answered_on is None and not State(row.state).is_open):
                continue
            came = f"came on {asked.answered_on}" if asked.answered_on else "have not come"
            text = f"the views of {asked.body_name} were due on {asked.due_on} and {came} ({asked.rule})"
            yield _about(row, "proposal-answer-late", text)


def nobody_consulted(on: date) -> Iterator[Finding]:
    """Open proposals on what the other convention lists, about which it was not asked and has said nothing."""
    for row in proposals(on=on):
        if not State(row.state).is_open:
            continue
        other = concerned(row, on=on)
        if other is None or other.consulted or any(comment.body == other.instrument for comment in row.comments):
            continue
        shown = ", ".join(f"{name} ({listing})" for _, name, listing in other.taxa[:3])
        more = f" and {len(other.taxa) - 3} more" if len(other.taxa) > 3 else ""
        text = f"{other.instrument.upper()} lists {shown}{more}, and its secretariat was not consulted"
        yield _about(row, "proposal-not-consulted", text)


def accepted_without_listing(on: date) -> Iterator[Finding]:
    """Accepted proposals that should be in force and lead to no listing event, or to one of another taxon."""
    events = {event.id: event for event in current().history.events}
    for row in proposals(on=on, state=State.ACCEPTED.value):
        if not row.results and row.in_force_from is not None and row.in_force_from.day <= on:
            text = f"was accepted and in force from {row.in_force_from.day}, but no listing event is linked to it"
            yield _about(row, "proposal-without-listing", text)
        for result in row.results:
            event = events.get(result.event)
            if event is not None and row.to_appendix and event.appendix not in (row.to_appendix, row.from_appendix):
                text = f"asked for Appendix {row.to_appendix}; its listing event {event.id} is about {event.appendix}"
                yield _about(row, "proposal-without-listing", text)


def left_open(on: date) -> Iterator[Finding]:
    """Proposals on which nothing is recorded although their meeting is over."""
    for row in proposals(on=on):
        ends = row.in_force_from.day if row.in_force_from is not None else None
        if State(row.state).is_open and ends is not None and ends <= on:
            yield _about(
                row, "proposal-left-open", f"its meeting, {row.meeting_title}, is over, and no decision is recorded"
            )


def submitted_late(on: date) -> Iterator[Finding]:
    """Proposals that came after the last day for them."""
    for row in proposals(on=on):
        came = row.steps[0].on
        if came is not None and row.submission_due is not None and came > row.submission_due.day:
            text = f"was submitted on {came}, after {row.submission_due.day} ({row.submission_due.rule})"
            yield _about(row, "proposal-submitted-late", text)


def _about(row: ProposalRow, code: str, text: str) -> Finding:
    return Finding(code, f"{row.id} ({row.name}): {text}", taxon=row.taxon)
