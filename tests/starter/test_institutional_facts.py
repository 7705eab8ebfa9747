"""The institutional starter register is whole: bodies, meetings, texts, programmes, partnerships, targets."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src" / "accord" / "starter"
SEEDS = ROOT.parent / "shared" / "seeds"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source papers are not beside the project")

FOLDERS = ("bodies", "meetings", "texts", "programmes", "partnerships", "targets")

KEYS = {
    "bodies/sources": ("id",),
    "bodies/bodies": ("id",),
    "bodies/network_members": ("network", "member", "role"),
    "bodies/instruments": ("id",),
    "meetings/meetings": ("id",),
    "meetings/former_dates": ("meeting", "starts"),
    "meetings/date_statements": ("meeting", "source", "locator"),
    "meetings/documents": ("id",),
    "meetings/people": ("id",),
    "meetings/positions": ("person", "body", "position"),
    "texts/works": ("id",),
    "texts/work_events": ("work", "event", "meeting", "document"),
    "programmes/editions": ("id",),
    "programmes/parties_to_programme": ("edition", "body"),
    "programmes/extensions": ("edition", "until"),
    "programmes/themes": ("edition", "code"),
    "programmes/subthemes": ("id",),
    "programmes/activities": ("id",),
    "programmes/activity_items": ("activity", "position"),
    "programmes/results": ("id",),
    "programmes/activity_results": ("activity", "result"),
    "programmes/lineage": ("from", "to"),
    "partnerships/partnerships": ("id",),
    "partnerships/partnership_members": ("partnership", "body", "role"),
    "partnerships/themes": ("id",),
    "targets/schemes": ("id",),
    "targets/targets": ("scheme", "code"),
    "targets/mappings": ("from_scheme", "from_code", "to_scheme", "to_code"),
    "targets/work_targets": ("work", "scheme", "code"),
}

REFERENCES = (
    ("bodies/bodies", "parent", "bodies/bodies"),
    ("bodies/network_members", "network", "bodies/bodies"),
    ("bodies/network_members", "member", "bodies/bodies"),
    ("bodies/instruments", "parent", "bodies/instruments"),
    ("meetings/meetings", "body", "bodies/bodies"),
    ("meetings/former_dates", "meeting", "meetings/meetings"),
    ("meetings/date_statements", "meeting", "meetings/meetings"),
    ("meetings/documents", "body", "bodies/bodies"),
    ("meetings/documents", "meeting", "meetings/meetings"),
    ("meetings/positions", "person", "meetings/people"),
    ("meetings/positions", "body", "bodies/bodies"),
    ("texts/works", "body", "bodies/bodies"),
    ("texts/works", "adopted_at", "meetings/meetings"),
    ("texts/work_events", "work", "texts/works"),
    ("texts/work_events", "meeting", "meetings/meetings"),
    ("texts/work_events", "document", "meetings/documents"),
    ("programmes/editions", "endorsed_at", "meetings/meetings"),
    ("programmes/editions", "endorsing_body", "bodies/bodies"),
    ("programmes/editions", "document", "meetings/documents"),
    ("programmes/editions", "basis", "bodies/instruments"),
    ("programmes/editions", "mandates", "texts/works"),
    ("programmes/editions", "supersedes", "programmes/editions"),
    ("programmes/parties_to_programme", "edition", "programmes/editions"),
    ("programmes/parties_to_programme", "body", "bodies/bodies"),
    ("programmes/extensions", "edition", "programmes/editions"),
    ("programmes/extensions", "meeting", "meetings/meetings"),
    ("programmes/results", "reported_at", "meetings/meetings"),
    ("programmes/themes", "edition", "programmes/editions"),
    ("programmes/subthemes", "edition", "programmes/editions"),
    ("programmes/activities", "edition", "programmes/editions"),
    ("programmes/activities", "subtheme", "programmes/subthemes"),
    ("programmes/activities", "mandates", "texts/works"),
    ("programmes/activities", "leads", "bodies/bodies"),
    ("programmes/activities", "partners", "bodies/bodies"),
    ("programmes/activity_items", "activity", "programmes/activities"),
    ("programmes/results", "edition", "programmes/editions"),
    ("programmes/activity_results", "activity", "programmes/activities"),
    ("programmes/activity_results", "result", "programmes/results"),
    ("programmes/lineage", "from", "programmes/activities"),
    ("programmes/lineage", "to", "programmes/activities"),
    ("partnerships/partnerships", "instrument", "bodies/instruments"),
    ("partnerships/partnerships", "lead_body", "bodies/bodies"),
    ("partnerships/partnerships", "themes", "partnerships/themes"),
    ("partnerships/partnership_members", "partnership", "partnerships/partnerships"),
    ("partnerships/partnership_members", "body", "bodies/bodies"),
    ("targets/schemes", "owner", "bodies/bodies"),
    ("targets/targets", "scheme", "targets/schemes"),
    ("targets/work_targets", "work", "texts/works"),
)

DATES = (
    ("bodies/sources", "date"),
    ("bodies/bodies", "established"),
    ("bodies/bodies", "ended"),
    ("bodies/network_members", "from"),
    ("bodies/network_members", "to"),
    ("bodies/instruments", "adopted"),
    ("bodies/instruments", "entry_into_force"),
    ("meetings/documents", "date"),
    ("meetings/positions", "from"),
    ("meetings/positions", "to"),
    ("texts/works", "adopted_on"),
    ("texts/work_events", "date"),
    ("partnerships/partnerships", "starts"),
    ("partnerships/partnerships", "ends"),
    ("partnerships/partnership_members", "from"),
    ("partnerships/partnership_members", "to"),
    ("targets/schemes", "from"),
    ("targets/schemes", "to"),
)

FIRST, SECOND = "jwp-2012-2014", "jwp-2015-2020"
CODES = {FIRST: {"A": 5, "B": 19, "C": 3, "D": 3}, SECOND: {"A": 2, "B": 21, "C": 5, "D": 5}}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of the register; `name` is `folder/file` without the ending."""
    with (STARTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def ids(name: str) -> set[str]:
    return {row["id"] for row in rows(name)}


def possible_date(text: str) -> bool:
    """ISO year, month or day, each one that the calendar has."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def numbered(edition: str) -> list[str]:
    return [f"{theme}{n}" for theme, last in CODES[edition].items() for n in range(1, last + 1)]


def squeeze(text: str) -> str:
    """Letters and digits only: line breaks and lost hyphens do not count."""
    return re.sub(r"[\W_]+", "", text)


def test_every_file_is_known_to_this_test() -> None:
    found = {f"{folder}/{path.stem}" for folder in FOLDERS for path in (STARTER / folder).glob("*.csv")}
    assert found == set(KEYS)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_every_row_has_as_many_cells_as_the_header_and_no_stray_blanks(name: str) -> None:
    for row in rows(name):
        assert None not in row
        assert all(cell is not None and cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("name", sorted(KEYS))
def test_lines_end_with_a_line_feed_alone(name: str) -> None:
    assert b"\r" not in (STARTER / f"{name}.csv").read_bytes()


@pytest.mark.parametrize(("name", "key"), sorted(KEYS.items()))
def test_ids_are_unique(name: str, key: tuple[str, ...]) -> None:
    seen = [tuple(row[column] for column in key) for row in rows(name)]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", sorted(set(KEYS) - {"bodies/sources", "programmes/activity_items"}))
def test_every_row_names_a_known_source(name: str) -> None:
    known = ids("bodies/sources")
    assert [row for row in rows(name) if row["source"] not in known] == []


@pytest.mark.parametrize(("name", "column", "target"), REFERENCES)
def test_references_lead_somewhere(name: str, column: str, target: str) -> None:
    known = ids(target)
    assert [(row[column], row) for row in rows(name) for word in row[column].split() if word not in known] == []


def test_references_between_targets_lead_somewhere() -> None:
    known = {(row["scheme"], row["code"]) for row in rows("targets/targets")}
    for row in rows("targets/targets"):
        assert not row["parent"] or (row["scheme"], row["parent"]) in known, row
    for row in rows("targets/mappings"):
        assert (row["from_scheme"], row["from_code"]) in known, row
        assert (row["to_scheme"], row["to_code"]) in known, row
    for row in rows("targets/work_targets"):
        assert (row["scheme"], row["code"]) in known, row


def test_themes_of_activities_are_themes_of_their_edition() -> None:
    known = {(row["edition"], row["code"]) for row in rows("programmes/themes")}
    for name in ("programmes/activities", "programmes/subthemes"):
        assert all((row["edition"], row["theme"]) in known for row in rows(name))


@pytest.mark.parametrize(("name", "column"), DATES)
def test_dates_are_possible(name: str, column: str) -> None:
    assert [row for row in rows(name) if row[column] and not possible_date(row[column])] == []


@pytest.mark.parametrize(("name", "column"), [("programmes/editions", "starts"), ("programmes/activities", "deadline")])
def test_dates_of_programmes_are_whole_days(name: str, column: str) -> None:
    assert all(date.fromisoformat(row[column]) for row in rows(name) if row[column])


def test_meetings_end_after_they_begin_and_say_how_precisely() -> None:
    for row in rows("meetings/meetings"):
        assert bool(row["starts"]) == bool(row["ends"]) == bool(row["precision"]), row
        if not row["starts"]:
            continue
        starts, ends = date.fromisoformat(row["starts"]), date.fromisoformat(row["ends"])
        assert starts <= ends, row
        if row["precision"] != "day":
            # a month or a year is given by its first and last day
            assert starts.day == 1, row
            assert (ends + timedelta(days=1)).day == 1, row


def test_ordinals_agree_with_ids_and_with_the_order_of_dates() -> None:
    series: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for row in rows("meetings/meetings"):
        if not row["ordinal"]:
            continue
        number = int(row["ordinal"])
        digits = re.search(r"(\d+)$", row["id"])
        if digits and row["series"] != "joint":
            assert int(digits.group()) == number, row
        if row["starts"]:
            series.setdefault((row["body"], row["series"]), []).append((number, row["starts"]))
    for meetings in series.values():
        meetings.sort()
        starts = [day for _, day in meetings]
        assert starts == sorted(starts), meetings


@pytest.mark.parametrize(("convention", "last"), [("cites", 20), ("cms", 15)])
def test_every_conference_of_the_parties_is_there_with_day_and_place(convention: str, last: int) -> None:
    meetings = {row["id"]: row for row in rows("meetings/meetings")}
    for number in range(1, last + 1):
        row = meetings[f"{convention}:meeting:cop{number}"]
        assert row["precision"] == "day"
        assert row["city"]
        assert len(row["country"]) == 2


def test_meetings_are_held_in_known_countries() -> None:
    known = {row["iso2"] for row in rows("countries/countries")}
    assert {row["country"] for row in rows("meetings/meetings") if row["country"]} <= known


def test_ids_of_texts_agree_with_their_numbers() -> None:
    for row in rows("texts/works"):
        if row["id"].startswith(("cites:", "cms:")):
            number, _, revision = row["id"].split(":")[2].partition("@")
            assert (number, revision) == (row["number"], row["revision"]), row


def test_a_revision_stands_beside_its_work() -> None:
    known = ids("texts/works")
    assert all(row["id"].partition("@")[0] in known for row in rows("texts/works"))


def test_resolution_11_10_repeals_four_others() -> None:
    repealed = {row["id"] for row in rows("texts/works") if row["state"] == "repealed"}
    assert repealed == {"cms:res:7.9", "cms:res:8.11", "cms:res:9.6", "cms:res:10.21"}


@pytest.mark.parametrize("state", ["repealed", "superseded", "proposed_for_deletion"])
def test_a_text_that_is_no_longer_simply_in_effect_has_the_event_that_made_it_so(state: str) -> None:
    events = {row["work"].partition("@")[0] for row in rows("texts/work_events") if row["event"] == state}
    states = {row["id"].partition("@")[0] for row in rows("texts/works") if row["state"] == state}
    assert states == events


@pytest.mark.parametrize("edition", [FIRST, SECOND])
def test_both_programmes_are_complete_and_in_printed_order(edition: str) -> None:
    assert [row["code"] for row in rows("programmes/activities") if row["edition"] == edition] == numbered(edition)


def test_only_one_code_is_printed_otherwise_than_it_is_counted() -> None:
    odd = {
        (row["id"], row["printed_code"]) for row in rows("programmes/activities") if row["printed_code"] != row["code"]
    }
    assert odd == {(f"{FIRST}:b8", "B.8")}


def test_every_activity_has_a_result_status_and_every_result_an_activity() -> None:
    told = rows("programmes/activity_results")
    assert {row["activity"] for row in told} == ids("programmes/activities")
    assert {row["result"] for row in told if row["result"]} == ids("programmes/results")
    statuses: dict[str, set[str]] = {}
    for row in told:
        statuses.setdefault(row["activity"], set()).add(row["status"])
    assert all(len(found) == 1 for found in statuses.values())


def test_no_report_and_no_action_are_told_apart() -> None:
    by_status: dict[str, set[str]] = {}
    for row in rows("programmes/activity_results"):
        assert bool(row["result"]) == (row["status"] not in {"none_reported", "not_assessed"}), row
        by_status.setdefault(row["status"], set()).add(row["activity"])
    assert by_status["no_action"] == {f"{FIRST}:b13"}
    assert {f"{FIRST}:b{n}" for n in range(1, 6)} <= by_status["none_reported"]


def test_every_activity_is_in_the_lineage() -> None:
    lines = rows("programmes/lineage")
    assert {row["from"] for row in lines if row["from"]} == {f"{FIRST}:{code.lower()}" for code in numbered(FIRST)}
    assert {row["to"] for row in lines if row["to"]} == {f"{SECOND}:{code.lower()}" for code in numbered(SECOND)}


def test_a_line_without_an_end_is_new_completed_or_dropped() -> None:
    for row in rows("programmes/lineage"):
        assert (row["relation"] == "new") == (not row["from"]), row
        assert (row["relation"] in {"completed", "dropped"}) == (not row["to"]), row
        assert row["reason"], row


def test_the_strategy_has_nine_current_themes() -> None:
    kinds = [row["kind"] for row in rows("partnerships/themes")]
    assert (kinds.count("current"), kinds.count("emerging"), kinds.count("cross_cutting")) == (9, 4, 4)


def test_every_partnership_has_members() -> None:
    assert ids("partnerships/partnerships") == {row["partnership"] for row in rows("partnerships/partnership_members")}


@pytest.mark.parametrize(
    ("scheme", "goals", "targets"), [("kmgbf", 4, 23), ("aichi", 5, 20), ("cms-spms-2015-2023", 5, 16)]
)
def test_frameworks_are_complete(scheme: str, goals: int, targets: int) -> None:
    codes = [row["code"] for row in rows("targets/targets") if row["scheme"] == scheme]
    numbers = [int(code) for code in codes if code.isdecimal()]
    assert numbers == list(range(1, targets + 1))
    assert len(codes) - len(numbers) == goals


@pytest.mark.parametrize("number", range(1, 18))
def test_every_sustainable_development_goal_is_there(number: int) -> None:
    assert any(row["scheme"] == "sdg" and row["code"] == str(number) for row in rows("targets/targets"))


def seed_texts() -> Iterator[str]:
    for path in sorted(SEEDS.glob("*.txt")):
        yield path.read_text(encoding="utf-8")


def span(first: str, last: str) -> list[str]:
    """The numbers from `first` to `last`: 16.78 to 16.83."""
    meeting, low = first.split(".")
    high = last.split(".")[1]
    return [f"{meeting}.{n}" for n in range(int(low), int(high) + 1)]


@needs_seeds
@pytest.mark.shared
def test_every_resolution_of_the_source_papers_has_its_row() -> None:
    known = {row["number"] for row in rows("texts/works") if row["kind"] == "resolution"}
    found = {n for text in seed_texts() for n in re.findall(r"Resolution\s+(?:Conf\.\s*)?(\d+\.\d+|\d+/\d+)", text)}
    found |= {f"{a}/{b}" for text in seed_texts() for a, b in re.findall(r"UNEP/EA\.(\d+)/Res\.(\d+)", text)}
    assert len(found) > 25
    assert found <= known


@needs_seeds
@pytest.mark.shared
def test_every_decision_and_recommendation_of_the_source_papers_has_its_row() -> None:
    known = {row["number"] for row in rows("texts/works") if row["kind"] in {"decision", "recommendation"}}
    one = r"\d+\.\d+(?:\s*\(Rev\.?\s*CoP\d+\))?"
    found: set[str] = set()
    for text in seed_texts():
        for mention in re.findall(rf"[Dd]ecisions?\s+({one}(?:\s*(?:-|–|,|and)\s*{one})*)", text):
            numbers = re.findall(r"\d+\.\d+", mention)
            ranged = re.search(r"\d\s*[-–]\s*\d", mention)
            found.update(span(numbers[0], numbers[-1]) if ranged else numbers)
        found.update(re.findall(r"^(\d{2}\.\d+) ", text, flags=re.MULTILINE))
        found.update(re.findall(r"Decision ([IVX]+/\d+)", text))
        found.update(re.findall(r"recommendation (\d+/\d+)", text))
    assert len(found) > 45
    assert found <= known


@needs_seeds
@pytest.mark.shared
def test_the_words_of_the_programmes_are_the_printed_words() -> None:
    printed = next(text for text in seed_texts() if "B.8 CMS/CITES" in text)
    # headings repeated at a page break stand inside sentences, a raised "th" on the line above its number
    printed = re.sub(r"Description of (joint|envisaged joint) activities", "", printed)
    whole = squeeze(re.sub(r"\nth\n(At the \d+)", r"\n\1th", printed))
    told = [row["text"] for name in ("activities", "activity_items", "results") for row in rows(f"programmes/{name}")]
    for text in map(squeeze, told):
        # a cell that a page break cuts in two is printed in two places
        assert text in whole or any(text[:n] in whole and text[n:] in whole for n in range(20, len(text) - 20)), text
