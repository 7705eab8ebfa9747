"""Programmes as values of the core, put together from plain rows: the same for what is stored, recorded or in effect."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from accord.core.dates import ImpreciseDate, Precision
from accord.core.programme.edition import (
    Activity,
    Condition,
    ConditionKind,
    Deadline,
    Edition,
    Endorsement,
    Evidence,
    Extension,
    Funding,
    Indicator,
    Mandate,
    Measurement,
    Part,
    Report,
    Result,
    Role,
    Status,
    Theme,
    Verdict,
    View,
)
from accord.core.programme.lineage import Relation, Step
from accord.journal.acts import State
from accord.programmes.queries.tables import Tables
from accord.register.models import Meeting, Source


def assembled(rows: Tables, edition: str) -> Edition | None:
    """One edition of these rows; None where they don't hold it."""
    found = rows["edition"].get(edition)
    return None if found is None else _Assembling(rows).edition(found)


def assembled_all(rows: Tables) -> tuple[Edition, ...]:
    """Every edition of these rows, by its first day."""
    at_hand = _Assembling(rows)
    found = [at_hand.edition(row) for row in rows["edition"].values()]
    return tuple(sorted(found, key=lambda each: (each.starts or date.min, each.id)))


def steps(rows: Tables) -> tuple[Step, ...]:
    """The lineage of these rows."""
    return tuple(
        Step(row["earlier_id"], row["later_id"], Relation(row["relation"]), row["reason"])
        for row in rows["lineage"].values()
    )


class _Assembling:
    """Rows by what they belong to."""

    def __init__(self, rows: Tables) -> None:
        self.rows = rows
        self.grouped: dict[tuple[str, str], dict[Any, list[State]]] = {}
        meetings = [row["reported_at_id"] for row in rows["result"].values()]
        meetings += [row["endorsed_at_id"] for row in rows["edition"].values()]
        self.days = _days_of_meetings([*meetings, *(row["meeting_id"] for row in rows["endorsement"].values())])
        self.papers = _days_of_papers(row["source_id"] for row in rows["activityresult"].values())

    def of(self, table: str, column: str, key: object) -> list[State]:
        """The rows of a table whose column holds this key, in their order."""
        if (table, column) not in self.grouped:
            groups: dict[Any, list[State]] = defaultdict(list)
            for row in self.rows[table].values():
                groups[row[column]].append(row)
            self.grouped[table, column] = groups
        return self.grouped[table, column].get(key, [])

    def edition(self, row: State) -> Edition:
        """One edition with everything in it."""
        key = row["id"]
        themes = sorted(self.of("theme", "edition_id", key), key=lambda each: (each["position"], each["code"]))
        extensions = sorted(self.of("extension", "edition_id", key), key=lambda each: each["until"])
        return Edition(
            id=key,
            title=row["title"],
            starts=_day(row["starts"]),
            ends=_day(row["ends"]),
            open_ended=row["open_ended"],
            status=row["status"],
            bodies=tuple(each["body_id"] for each in self.of("editionbody", "edition_id", key)),
            basis=row["basis_id"],
            mandates=tuple(each["work_id"] for each in self.of("editionmandate", "edition_id", key)),
            document=row["document_id"],
            supersedes=row["supersedes_id"],
            endorsements=tuple(self._endorsements(row)),
            extensions=tuple(
                Extension(
                    date.fromisoformat(each["until"]), _day(each["decided_on"]), each["meeting_id"], each["document_id"]
                )
                for each in extensions
            ),
            themes=tuple(self.theme(each) for each in themes),
            results=tuple(self.result(each) for each in self.of("result", "edition_id", key)),
            source=row["source_id"],
            locator=row["locator"],
            note=row["note"],
        )

    def _endorsements(self, row: State) -> Iterable[Endorsement]:
        stated = self.of("endorsement", "edition_id", row["id"])
        first = (row["endorsing_body_id"], row["endorsed_at_id"])
        if first[0] and first not in {(each["body_id"], each["meeting_id"]) for each in stated}:
            yield Endorsement(first[0], first[1], self._first_day(first[1]))
        for each in stated:
            on = _day(each["on"]) or self._first_day(each["meeting_id"])
            yield Endorsement(each["body_id"], each["meeting_id"], on)

    def _first_day(self, meeting: str | None) -> date | None:
        known = self.days.get(meeting)
        return known.day if known else None

    def theme(self, row: State) -> Theme:
        """One theme with its activities in printed order."""
        activities = sorted(
            self.of("activity", "theme_id", row["id"]), key=lambda each: (each["position"], each["code"])
        )
        return Theme(
            row["id"],
            row["code"],
            row["title"],
            row["text"],
            row["position"],
            tuple(self.activity(each) for each in activities),
        )

    def activity(self, row: State) -> Activity:
        """One activity with everything said of it."""
        key = row["id"]
        subtheme = self.rows["subtheme"].get(row["subtheme_id"] or "")
        items = sorted(self.of("activityitem", "activity_id", key), key=lambda each: each["position"])
        return Activity(
            id=key,
            theme=row["theme_id"],
            subtheme=subtheme["title"] if subtheme else "",
            position=row["position"],
            code=row["code"],
            printed_code=row["printed_code"],
            text=row["text"],
            items=tuple(each["text"] for each in items),
            taxa=row["taxa"],
            regions=row["regions"],
            roles=tuple(
                Role(each["body_id"], Part(each["part"])) for each in self.of("activitybody", "activity_id", key)
            ),
            mandates=tuple(_mandate(each) for each in self.of("activitymandate", "activity_id", key)),
            conditions=_conditions(row["conditions"], row["condition_text"]),
            condition_text=row["condition_text"],
            deadline=_deadline(row),
            recurrence=row["recurrence"],
            funding=tuple(_funding(each) for each in self.of("funding", "activity_id", key)),
            indicators=tuple(self.indicator(each) for each in self.of("indicator", "activity_id", key)),
            reports=tuple(self.report(each) for each in self.of("activityresult", "activity_id", key)),
            cancelled_on=_day(row["cancelled_on"]),
            cancelled_because=row["cancelled_because"],
            version=row["version"],
            source=row["source_id"],
            locator=row["locator"],
            note=row["note"],
        )

    def report(self, row: State) -> Report:
        """How an activity stands by one result, or why there is none."""
        on = None if row["result_id"] else self.papers.get(row["source_id"])
        return Report(Status(row["status"]), row["result_id"], on, row["source_id"], row["locator"], row["note"])

    def indicator(self, row: State) -> Indicator:
        """One indicator with its measurements by day."""
        measured = sorted(self.of("measurement", "indicator_id", row["id"]), key=lambda each: each["on"])
        return Indicator(
            id=row["id"],
            title=row["title"],
            unit=row["unit"],
            scale=tuple(row["scale"].splitlines()),
            baseline=row["baseline"],
            target=row["target"],
            target_on=_day(row["target_on"]),
            cumulative=row["cumulative"],
            source=row["source_id"],
            measurements=tuple(
                Measurement(
                    date.fromisoformat(each["on"]),
                    _amount(each["value"]),
                    each["level"],
                    each["source_id"],
                    each["note"],
                )
                for each in measured
            ),
        )

    def result(self, row: State) -> Result:
        """One result with the views of all sides and what shows that it is so."""
        views = sorted(self.of("resultview", "result_id", row["id"]), key=lambda each: each["order"])
        return Result(
            id=row["id"],
            text=row["text"],
            starts=_imprecise(row["starts"], row["starts_precision"]),
            ends=_imprecise(row["ends"], row["ends_precision"]),
            reported_on=_imprecise(row["reported_on"], row["reported_on_precision"])
            or self.days.get(row["reported_at_id"]),
            reported_at=row["reported_at_id"],
            drafted_by=row["drafted_by_id"],
            author=row["author"],
            version=row["version"],
            withdrawn_on=_day(row["withdrawn_on"]),
            views=tuple(
                View(
                    each["body_id"],
                    Verdict(each["verdict"]),
                    each["words"],
                    each["author"],
                    _day(each["on"]),
                    each["version"],
                )
                for each in views
            ),
            evidence=tuple(
                Evidence(each["document_id"], each["url"], each["title"])
                for each in self.of("resultevidence", "result_id", row["id"])
            ),
            source=row["source_id"],
            locator=row["locator"],
        )


def _days_of_meetings(keys: Iterable[str | None]) -> dict[str | None, ImpreciseDate]:
    """A result reported at a meeting is reported on its first day, unless it has a day of its own."""
    rows = Meeting.objects.filter(id__in={key for key in keys if key}).exclude(starts=None)
    return {row.id: ImpreciseDate(row.starts, Precision(row.precision or Precision.DAY)) for row in rows if row.starts}


def _days_of_papers(keys: Iterable[str | None]) -> dict[str | None, date]:
    """The last day a paper could be of, by its key."""
    rows = Source.objects.filter(id__in={key for key in keys if key}).exclude(date=None)
    return {
        row.id: ImpreciseDate(row.date, Precision(row.date_precision or Precision.DAY)).last_day()
        for row in rows
        if row.date
    }


def _mandate(row: State) -> Mandate:
    return Mandate(row["work_id"], row["provision"], row["expression_id"], row["text"], _day(row["as_of"]))


def _funding(row: State) -> Funding:
    return Funding(
        row["needed"],
        _amount(row["amount"]),
        row["currency"],
        row["funder"],
        row["status"],
        _day(row["on"]),
        row["note"],
    )


def _conditions(kinds: str, words: str) -> tuple[Condition, ...]:
    """Kinds with the words that say so, where there are as many of them (with semicolons between) as kinds."""
    named, said = kinds.split(), [each.strip() for each in words.split(";")]
    if len(named) != len(said):
        said = [words] * len(named)
    return tuple(Condition(ConditionKind(kind), its) for kind, its in zip(named, said, strict=True))


def _deadline(row: State) -> Deadline | None:
    if row["deadline"] is None:
        return None
    precision = Precision(row["deadline_precision"] or Precision.DAY)
    return Deadline(date.fromisoformat(row["deadline"]), precision, row["deadline_words"])


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _imprecise(value: str | None, precision: str) -> ImpreciseDate | None:
    return None if value is None else ImpreciseDate(date.fromisoformat(value), Precision(precision or Precision.DAY))


def _amount(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
