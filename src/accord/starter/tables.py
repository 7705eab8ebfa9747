"""The files of the starter register, in the order in which their rows can refer to one another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from accord.starter.load_cells import Cell, Day, Members, Text, Unused, Vague, Whole, YesNo
from accord.starter.load_tables import Cells, Table
from accord.starter.tables_rooms import ROOMS
from accord.starter.tables_species import SPECIES

_FROM = {"source": Text("source", None), "locator": Text("locator"), "note": Text("note")}
_NAMES = {f"name_{language}": Text(f"name_{language}") for language in ("en", "fr", "es")}
_TITLES = {f"title_{language}": Text(f"title_{language}") for language in ("en", "fr", "es")}
_DAYS: dict[str, Cell | Members] = {
    "starts": Day("starts"),
    "ends": Day("ends"),
    "precision": Text("precision"),
    "city": Text("city"),
    "country": Text("country", None),
}
_TIME = {"from": Vague("since", "since_precision"), "to": Vague("until", "until_precision")}


def _number_memberships(rows: list[Cells]) -> None:
    """A country that left and came back has two memberships; they are counted by their dates."""
    times: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for cells in rows:
        times[cells.get("instrument", ""), cells.get("country", "")].append(cells)
    for (instrument, country), memberships in times.items():
        memberships.sort(key=lambda cells: cells.get("entry_into_force", "") or "9999")
        for ordinal, cells in enumerate(memberships, 1):
            cells["id"] = f"{instrument}:{country}:{ordinal}"
            cells["ordinal"] = str(ordinal)


def _name_regions(rows: list[Cells]) -> None:
    """The regions are those from which CITES elects its committees (Resolution Conf. 18.2, Annex 1)."""
    for cells in rows:
        cells["region_id"] = "cites:" + cells.get("region", "").lower().replace(" ", "-")


TABLES = (
    Table(
        "*/sources.csv",
        "register.source",
        ("id",),
        {
            "id": Text("id"),
            "title": Text("title"),
            "publisher": Text("publisher"),
            "symbol": Text("symbol"),
            "url": Text("url"),
            "date": Vague("date", "date_precision"),
            "licence": Text("licence"),
            "note": Text("note"),
        },
    ),
    Table(
        "countries/countries.csv",
        "register.country",
        ("id",),
        {
            "iso2": Text("id"),
            "iso3": Text("iso3"),
            "numeric": Text("numeric"),
            **_NAMES,
            "kind": Text("kind"),
            "valid_from": Vague("valid_from", "valid_from_precision"),
            "valid_to": Vague("valid_to", "valid_to_precision"),
            "successors": Members("register.succession", "former", "successor"),
            **_FROM,
        },
    ),
    Table(
        "bodies/bodies.csv",
        "register.body",
        ("id",),
        {
            "id": Text("id"),
            "kind": Text("kind"),
            "partner_kind": Text("partner_kind"),
            "acronym": Text("acronym"),
            **_NAMES,
            "parent": Text("parent", None),
            "established": Vague("established", "established_precision"),
            "ended": Vague("ended", "ended_precision"),
            "url": Text("url"),
            **_FROM,
        },
        tree="parent",
    ),
    Table(
        "bodies/network_members.csv",
        "register.networkmember",
        ("network", "member", "role", "since"),
        {"network": Text("network"), "member": Text("member"), "role": Text("role"), **_TIME, **_FROM},
    ),
    Table(
        "bodies/instruments.csv",
        "register.instrument",
        ("id",),
        {
            "id": Text("id"),
            "kind": Text("kind"),
            **_TITLES,
            "parent": Text("parent", None),
            "adopted": Vague("adopted", "adopted_precision"),
            "place": Text("place"),
            "entry_into_force": Vague("entry_into_force", "entry_into_force_precision"),
            "depositary": Text("depositary"),
            "machine_name": Text("machine_name"),
            **_FROM,
        },
        tree="parent",
    ),
    Table(
        "countries/parties.csv",
        "register.partymembership",
        ("id",),
        {
            "id": Text("id"),
            "instrument": Text("instrument"),
            "country": Text("country"),
            "ordinal": Whole("ordinal"),
            "deposited": Day("deposited"),
            "mode": Text("mode"),
            "entry_into_force": Day("entry_into_force"),
            "withdrawn": Day("withdrawn"),
            **_FROM,
        },
        worked_out=("id", "ordinal"),
        work_out=_number_memberships,
    ),
    Table(
        "countries/regions.csv",
        "register.region",
        ("id",),
        {"country": Unused(), "region": Text("name"), "region_id": Text("id"), "source": Unused()},
        always={"body": "cites"},
        worked_out=("region_id",),
        work_out=_name_regions,
        repeated=True,
    ),
    Table(
        "countries/regions.csv",
        "register.regionmember",
        ("region", "country"),
        {"country": Text("country"), "region": Unused(), "region_id": Text("region"), **_FROM},
        worked_out=("region_id",),
        work_out=_name_regions,
    ),
    Table(
        "meetings/meetings.csv",
        "register.meeting",
        ("id",),
        {
            "id": Text("id"),
            "body": Text("body"),
            "joint_with": Members("register.meetingbody", "meeting", "body"),
            "series": Text("series"),
            "ordinal": Whole("ordinal"),
            "title": Text("title"),
            "starts": Day("starts"),
            "ends": Day("ends"),
            "precision": Text("precision"),
            "city": Text("city"),
            "country": Text("country", None),
            "mode": Text("mode"),
            "status": Text("status"),
            "url": Text("url"),
            **_FROM,
        },
    ),
    Table(
        "meetings/former_dates.csv",
        "register.formerdates",
        ("meeting", "starts", "moved_on"),
        {"meeting": Text("meeting"), **_DAYS, "moved_on": Day("moved_on"), "reason": Text("reason"), **_FROM},
    ),
    Table(
        "meetings/date_statements.csv",
        "register.datestatement",
        ("meeting", "source", "locator"),
        {
            "meeting": Text("meeting"),
            **_DAYS,
            "status": Text("status"),
            "retrieved": Day("retrieved"),
            "chosen": YesNo("chosen"),
            "choice_reason": Text("choice_reason"),
            **_FROM,
        },
    ),
    Table(
        "meetings/documents.csv",
        "register.document",
        ("id",),
        {
            "id": Text("id"),
            "body": Text("body"),
            "symbol": Text("symbol"),
            "title": Text("title"),
            "meeting": Text("meeting", None),
            "date": Vague("date", "date_precision"),
            "language": Text("language"),
            "url": Text("url"),
            **_FROM,
        },
    ),
    Table("meetings/people.csv", "register.person", ("id",), {"id": Text("id"), "name": Text("name"), **_FROM}),
    Table(
        "meetings/positions.csv",
        "register.position",
        ("person", "body", "title", "since"),
        {"person": Text("person"), "body": Text("body"), "position": Text("title"), **_TIME, **_FROM},
    ),
    *SPECIES,
    *ROOMS,
)


def _identities() -> Iterator[tuple[str, tuple[str, ...]]]:
    for table in TABLES:
        yield table.model, table.identity
        for members in table.columns.values():
            if isinstance(members, Members):
                yield members.model, (members.owner, members.member, *members.also)


#: By model, the fields that identify a row in files and from one version to the next.
IDENTITIES: Mapping[str, tuple[str, ...]] = dict(_identities())
