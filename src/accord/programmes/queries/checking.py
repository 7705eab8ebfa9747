"""What the checks find in an edition, with what other rooms know of its texts, names and meetings, and what was waived."""

from dataclasses import dataclass
from datetime import date, timedelta

from accord.core.errors import NotFound
from accord.core.programme.checks import Facts, Severity, findings, scientific_names
from accord.core.programme.edition import Edition
from accord.decisions.queries import state_of
from accord.programmes.queries.assembled import assembled, steps
from accord.programmes.queries.reading import edition as read_edition
from accord.programmes.queries.tables import Tables, tables
from accord.register.models import Meeting
from accord.species.models import Taxon

#: Reports come at a meeting of the year after the programme at the latest.
_AFTER_THE_END = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who let a finding pass, when and why."""

    reason: str
    waived_by: str
    waived_on: date


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One finding; `kind` and `about` lead to what it is about, `called` is its printed name. `waiver`: it may pass."""

    check: str
    severity: Severity
    kind: str
    about: str
    called: str
    sentence: str
    waiver: Waiver | None


def checked(key: str, *, on: date) -> tuple[CheckRow, ...]:
    """Everything that the checks find in an edition on a day, drafts included; errors first. Raises NotFound."""
    value = read_edition(key, on=on, drafts=True)
    rows = tables(key, legal=on)
    waived = {
        (each["check_id"], each["about"]): each for each in rows["checkwaiver"].values() if each["edition_id"] == key
    }
    found = []
    for each in findings(value, _facts(value, rows, on)):
        its = waived.get((each.check, each.about))
        # A waiver holds while the check says what it said then.
        holds = its is not None and each.sentence in its["sentence"].split("\n")
        waiver = (
            Waiver(its["reason"], its["waived_by"], date.fromisoformat(its["waived_on"])) if its and holds else None
        )
        found.append(CheckRow(each.check, each.severity, each.kind, each.about, each.called, each.sentence, waiver))
    return tuple(found)


def _facts(value: Edition, rows: Tables, on: date) -> Facts:
    works = {mandate.work for each in value.activities() for mandate in each.mandates} | set(value.mandates)
    names = {name for each in value.activities() for name in scientific_names(each.taxa)}
    before = tables(value.supersedes, legal=on) if value.supersedes else None
    earlier = assembled(before, value.supersedes) if before and value.supersedes else None
    known = dict.fromkeys((*steps(rows), *(steps(before) if before else ())))  # what ended stands with the earlier one
    return Facts(
        on=on,
        works={key: _state(key, on) for key in works},
        taxa=_listed(names),
        meetings=_meetings(value, on),
        earlier=earlier,
        steps=tuple(step for step in known if _is_between(step.earlier, step.later, value, earlier)),
    )


def _is_between(start: str | None, end: str | None, value: Edition, earlier: Edition | None) -> bool:
    """Whether a step leads from the earlier edition to this one (and not on to the next)."""
    here = {each.id for each in value.activities()}
    before = {each.id for each in earlier.activities()} if earlier else set()
    return end in here or (end is None and start in before)


def _state(work: str, on: date) -> str:
    try:
        return str(state_of(work, on=on))
    except NotFound:
        return "unknown"


def _listed(names: set[str]) -> dict[str, bool]:
    """Whether a list that the register keeps has each scientific name, as accepted one or as synonym."""
    known = set(Taxon.objects.filter(name__in=names).values_list("name", flat=True))
    return {name: name in known for name in names}


def _meetings(value: Edition, on: date) -> tuple[date, ...]:
    """The meetings of the committees that endorsed it at which a report could have been made."""
    if value.starts is None:
        return ()
    until = min(on, value.until + _AFTER_THE_END) if value.until else on
    bodies = [each.body for each in value.endorsements]
    days = Meeting.objects.filter(body__in=bodies, starts__gt=value.starts, starts__lte=until).exclude(
        status__in=("cancelled", "postponed")
    )
    return tuple(sorted(day for day in days.values_list("starts", flat=True) if day is not None))
