"""The files of the rooms `decisions`, `targets`, `programmes` and `partnerships`."""

from accord.starter.load_cells import Day, Members, Text, Unused, Vague, Whole
from accord.starter.load_tables import Cells, Table

_FROM = {"source": Text("source", None), "locator": Text("locator"), "note": Text("note")}


def _place_themes(rows: list[Cells]) -> None:
    for cells in rows:
        cells["theme_id"] = f"{cells.get('edition', '')}:{(cells.get('theme') or cells.get('code', '')).lower()}"


def _name_targets(rows: list[Cells]) -> None:
    for cells in rows:
        cells["id"] = f"{cells.get('scheme', '')}:{cells.get('code', '')}"
        cells["parent_id"] = f"{cells['scheme']}:{cells['parent']}" if cells.get("parent") else ""


def _name_mapped(rows: list[Cells]) -> None:
    for cells in rows:
        for side in ("from", "to"):
            cells[f"{side}_id"] = f"{cells.get(f'{side}_scheme', '')}:{cells.get(f'{side}_code', '')}"


ROOMS = (
    Table(
        "texts/works.csv",
        "decisions.work",
        ("id",),
        {
            "id": Text("id"),
            "body": Text("body"),
            "kind": Text("kind"),
            "number": Text("number"),
            "revision": Text("revision"),
            "title": Text("title"),
            # how a text stands, and since when, is read from its events and kept nowhere else
            "adopted_at": Unused(),
            "adopted_on": Unused(),
            "state": Unused(),
            "directed_to": Text("directed_to"),
            **_FROM,
        },
    ),
    Table(
        "texts/work_events.csv",
        "decisions.workevent",
        ("work", "event", "meeting", "day", "document"),
        {
            "work": Text("work"),
            "event": Text("event"),
            "meeting": Text("meeting", None),
            "date": Vague("day", "day_precision"),
            "document": Text("document", None),
            **_FROM,
        },
    ),
    Table(
        "targets/schemes.csv",
        "targets.scheme",
        ("id",),
        {
            "id": Text("id"),
            "title": Text("title"),
            "owner": Text("owner", None),
            "from": Whole("since"),
            "to": Whole("until"),
            **_FROM,
        },
    ),
    Table(
        "targets/targets.csv",
        "targets.target",
        ("id",),
        {
            "scheme": Text("scheme"),
            "code": Text("code"),
            "title_en": Text("title"),
            "parent": Unused(),
            "id": Text("id"),
            "parent_id": Text("parent", None),
            **_FROM,
        },
        worked_out=("id", "parent_id"),
        work_out=_name_targets,
        tree="parent",
    ),
    Table(
        "targets/mappings.csv",
        "targets.targetmapping",
        ("left", "right"),
        {
            **dict.fromkeys(("from_scheme", "from_code", "to_scheme", "to_code"), Unused()),
            "from_id": Text("left"),
            "to_id": Text("right"),
            "relation": Text("relation"),
            "status": Text("status"),
            **_FROM,
        },
        worked_out=("from_id", "to_id"),
        work_out=_name_mapped,
    ),
    Table(
        "targets/work_targets.csv",
        "targets.worktarget",
        ("work", "target"),
        {"work": Text("work"), "scheme": Unused(), "code": Unused(), "id": Text("target"), **_FROM},
        worked_out=("id",),
        work_out=_name_targets,
    ),
    Table(
        "programmes/editions.csv",
        "programmes.edition",
        ("id",),
        {
            "id": Text("id"),
            "title": Text("title"),
            "starts": Day("starts"),
            "ends": Day("ends"),
            "status": Text("status"),
            "endorsed_at": Text("endorsed_at", None),
            "endorsing_body": Text("endorsing_body", None),
            "document": Text("document", None),
            "basis": Text("basis", None),
            "mandates": Members("programmes.editionmandate", "edition", "work"),
            "supersedes": Text("supersedes", None),
            **_FROM,
        },
        tree="supersedes",
    ),
    Table(
        "programmes/parties_to_programme.csv",
        "programmes.editionbody",
        ("edition", "body"),
        {"edition": Text("edition"), "body": Text("body"), **_FROM},
    ),
    Table(
        "programmes/extensions.csv",
        "programmes.extension",
        ("edition", "until"),
        {"edition": Text("edition"), "until": Day("until"), "meeting": Text("meeting", None), **_FROM},
    ),
    Table(
        "programmes/themes.csv",
        "programmes.theme",
        ("id",),
        {
            "edition": Text("edition"),
            "code": Text("code"),
            "theme_id": Text("id"),
            "title": Text("title"),
            "position": Whole("position"),
            "text": Text("text"),
            **_FROM,
        },
        worked_out=("theme_id",),
        work_out=_place_themes,
    ),
    Table(
        "programmes/subthemes.csv",
        "programmes.subtheme",
        ("id",),
        {
            "id": Text("id"),
            "edition": Unused(),
            "theme": Unused(),
            "theme_id": Text("theme"),
            "title": Text("title"),
            "position": Whole("position"),
            **_FROM,
        },
        worked_out=("theme_id",),
        work_out=_place_themes,
    ),
    Table(
        "programmes/activities.csv",
        "programmes.activity",
        ("id",),
        {
            "id": Text("id"),
            "edition": Unused(),
            "theme": Unused(),
            "theme_id": Text("theme"),
            "subtheme": Text("subtheme", None),
            "position": Whole("position"),
            "printed_code": Text("printed_code"),
            "code": Text("code"),
            "text": Text("text"),
            "conditions": Text("conditions"),
            "condition_text": Text("condition_text"),
            "deadline": Day("deadline"),
            "deadline_precision": Text("deadline_precision"),
            "recurrence": Text("recurrence"),
            "taxa": Text("taxa"),
            "mandates": Members("programmes.activitymandate", "activity", "work"),
            "leads": Members("programmes.activitybody", "activity", "body", {"part": "lead"}),
            "partners": Members("programmes.activitybody", "activity", "body", {"part": "partner"}),
            **_FROM,
        },
        worked_out=("theme_id",),
        work_out=_place_themes,
    ),
    Table(
        "programmes/activity_items.csv",
        "programmes.activityitem",
        ("activity", "position"),
        {"activity": Text("activity"), "position": Whole("position"), "text": Text("text")},
    ),
    Table(
        "programmes/results.csv",
        "programmes.result",
        ("id",),
        {
            "id": Text("id"),
            "edition": Text("edition"),
            "text": Text("text"),
            "reported_at": Text("reported_at", None),
            **_FROM,
        },
    ),
    Table(
        "programmes/activity_results.csv",
        "programmes.activityresult",
        ("activity", "result"),
        {"activity": Text("activity"), "result": Text("result", None), "status": Text("status"), **_FROM},
    ),
    Table(
        "programmes/lineage.csv",
        "programmes.lineage",
        ("earlier", "later"),
        {
            "from": Text("earlier", None),
            "to": Text("later", None),
            "relation": Text("relation"),
            "reason": Text("reason"),
            **_FROM,
        },
    ),
    Table(
        "partnerships/themes.csv",
        "partnerships.partnershiptheme",
        ("id",),
        {"id": Text("id"), "kind": Text("kind"), "title_en": Text("title"), **_FROM},
    ),
    Table(
        "partnerships/partnerships.csv",
        "partnerships.partnership",
        ("id",),
        {
            "id": Text("id"),
            "name": Text("name"),
            "kind": Text("kind"),
            "modality": Text("modality"),
            "status": Text("status"),
            "starts": Vague("starts", "starts_precision"),
            "ends": Vague("ends", "ends_precision"),
            "instrument": Text("instrument", None),
            "lead_body": Text("lead_body", None),
            "themes": Members("partnerships.partnershipintheme", "partnership", "theme"),
            **_FROM,
        },
    ),
    Table(
        "partnerships/partnership_members.csv",
        "partnerships.partnershipmember",
        ("partnership", "body", "role", "since"),
        {
            "partnership": Text("partnership"),
            "body": Text("body"),
            "role": Text("role"),
            "from": Vague("since", "since_precision"),
            "to": Vague("until", "until_precision"),
            **_FROM,
        },
    ),
)
