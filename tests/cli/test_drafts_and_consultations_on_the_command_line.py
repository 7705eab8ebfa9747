"""A resolution is amended, consulted on, adopted and read as it stood, all on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from accord.cli import accord
from accord.core.errors import Invalid, NotFound, Refused
from accord.decisions.models import Draft, WorkEvent
from accord.exchange.akoma_ntoso import read_akoma_ntoso
from accord.register.models import Body, Country, Meeting

pytestmark = pytest.mark.django_db(transaction=True)

RESOLUTION = """Conservation of cranes

RECALLING Resolution Conf. 9.1, on wetlands;

THE CONFERENCE OF THE PARTIES TO THE CONVENTION

1. DIRECTS the Secretariat to publish a list of cranes;

2. URGES Parties to:

a) report on cranes to the Standing Committee; and

b) protect the nests of cranes.
"""
DECISIONS = """Directed to the Secretariat

17.55 The Secretariat shall invite range States of cranes to join a network for their wetlands.
"""
DRAFT = f"""{RESOLUTION.replace("publish a list", "publish and update a list").replace("b) protect the nests of cranes.", "b) protect cranes.")}
3. The Secretariat shall invite range States of cranes to join a network for their wetlands.
"""


def run(*words: str) -> str:
    return CliRunner().invoke(accord, ["decisions", *words], catch_exceptions=False, standalone_mode=False).output


@pytest.fixture
def register(tmp_path: Path) -> Path:
    Body.objects.create(id="cites", kind="convention", name_en="CITES")
    Body.objects.create(id="cites:cop", kind="conference", name_en="CoP", parent_id="cites")
    Body.objects.create(id="cites:sc", kind="committee", name_en="Standing Committee", parent_id="cites")
    Body.objects.create(id="crane-society", kind="partner_ngo", name_en="Crane Society")
    Country.objects.create(id="KE", iso3="KEN", name_en="Kenya", kind="state")
    for key, body, number, first, last in (
        ("cites:meeting:cop17", "cites:cop", 17, "2016-09-24", "2016-10-04"),
        ("cites:meeting:sc78", "cites:sc", 78, "2025-02-03", "2025-02-08"),
        ("cites:meeting:cop20", "cites:cop", 20, "2025-11-24", "2025-12-05"),
    ):
        series = key.rpartition(":")[2].rstrip("0123456789")
        Meeting.objects.create(
            id=key, body_id=body, series=series, ordinal=number, title=series.upper() + str(number), starts=first,
            ends=last, precision="day",
        )  # fmt: skip
    for name, text in (("resolution", RESOLUTION), ("decisions", DECISIONS), ("draft", DRAFT)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for key, title in (("cites:res:10.4", "Cranes"), ("cites:dec:17.55", "Network")):
        told = ("--body", "cites:cop", "--title", title, "--adopted", "2016-10-04", "--at", "cites:meeting:cop17")
        run("register", key, *told)
    for name in ("resolution", "decisions"):
        run("import", str(tmp_path / f"{name}.txt"), "--issuer", "cites")
    papers = [json.loads(line) for line in run("list", "--papers", "--format", "jsonl").splitlines()]
    (paper,) = (row["id"] for row in papers if row["title"].startswith("Conservation"))
    run("assign", paper, "cites:res:10.4")
    return tmp_path


@pytest.fixture
def drafted(register: Path) -> Path:
    told = run("draft", str(register / "draft.txt"), "--amend", "cites:res:10.4", "--on", "2025-03-01")
    assert "2 paragraphs changed, 1 inserted, 0 deleted, 5 as before" in told
    return register


KEY = "draft:cites-res-10.4-1"


def test_a_draft_shows_what_it_changes(drafted: Path) -> None:
    shown = run("compare", KEY)
    assert "publish {+and update +}a list of cranes" in shown
    for name, option in (("tracked.docx", "--tracked"), ("house.docx", "--house"), ("draft.html", "--house")):
        run("compare", KEY, "-o", str(drafted / name), option)
        assert (drafted / name).exists()
    assert "w:ins" in Document(str(drafted / "tracked.docx")).element.xml


def test_one_paragraph_is_rewritten_struck_out_and_added(drafted: Path) -> None:
    run(
        "edit", KEY, "--paragraph", "4", "--words", "1. DIRECTS the Secretariat to publish a map;", "--on", "2025-03-02"
    )
    run("edit", KEY, "--strike", "2", "--after", "5", "--words", "c) pay for it.", "--on", "2025-03-02")
    shown = run("compare", KEY)
    assert "[-list of cranes-]{+map+}" in shown
    assert "[-RECALLING Resolution Conf. 9.1, on wetlands;-]" in shown
    assert "{+c) pay for it.+}" in shown


def test_sources_are_proposed_and_stand_in_the_table(drafted: Path) -> None:
    out = drafted / "table.docx"
    told = run("consolidate", KEY, "--from", "cites:dec:17.55", "--store", "-o", str(out))
    assert "1 sources recorded" in told
    cells = [cell.text for row in Document(str(out)).tables[0].rows for cell in row.cells]
    assert "Decision 17.55" in cells
    assert "Resolution Conf. 10.4, paragraph 1 (amended)" in cells
    run("compare", KEY, "--clean", "--tags", "-o", str(drafted / "clean.html"))
    assert "[text from Decision 17.55]" in (drafted / "clean.html").read_text(encoding="utf-8")


def consulted() -> str:
    told = run("consult", KEY, "--notification", "2025/031", "--on", "2025-04-01", "--closes", "2025-04-30")
    return told.partition(": ")[0]


def test_a_draft_is_consulted_on_and_answered_in_a_matrix(drafted: Path) -> None:
    key = consulted()
    wording = "1. DIRECTS the Secretariat to publish and update each year a list of cranes;"
    given = ("--paragraph", "4", "--text", "How often?", "--proposed", wording)
    assert run("comment", key, "--for", "KE", *given, "--received", "2025-04-10").endswith("comment 1\n")
    assert "comment 2, late" in run(
        "comment", key, "--for", "crane-society", "--text", "We help.", "--received", "2025-05-02"
    )
    run("answer", key, "1", "accepted_in_part", "--reasons", "Every second year.")
    run("answer", key, "2", "noted")
    assert "2 of 2 answered" in run("consultations", "--on", "2025-06-01")
    rows = [json.loads(line) for line in run("comments", key, "--format", "jsonl").splitlines()]
    assert [(row["number"], row["capacity"], row["outcome"]) for row in rows] == [
        (2, "observer", "noted"),
        (1, "party", "accepted_in_part"),
    ]
    out = drafted / "matrix.docx"
    run("matrix", key, "-o", str(out))
    said = "\n".join(cell.text for row in Document(str(out)).tables[0].rows for cell in row.cells)
    assert "Every second year." in said
    assert "each year" in said


def test_nothing_is_edited_while_it_is_open_for_comments(drafted: Path) -> None:
    key = consulted()
    with pytest.raises(Refused, match="open for comments"):
        run("edit", KEY, "--strike", "2", "--on", "2025-04-10")
    run("close", key, "--on", "2025-04-12", "--reason", "all have answered")
    run("edit", KEY, "--strike", "2", "--on", "2025-04-13")
    assert "open until 2025-05-30" in run(
        "extend", key, "--on", "2025-04-20", "--closes", "2025-05-30", "--reason", "asked for"
    )


def test_the_adopted_draft_is_the_text_in_force_from_that_day(drafted: Path) -> None:
    moved = ("--incorporates", "cites:dec:17.55", "--deletes", "cites:dec:17.55")
    told = run("adopt", KEY, "--at", "cites:meeting:cop20", "--on", "2025-12-05", *moved)
    assert "cites:res:10.4@cop20: in_effect" in told
    assert "cites:dec:17.55: deleted" in told
    before, after = (run("show", "cites:res:10.4", "--on", day) for day in ("2025-12-04", "2025-12-05"))
    assert "in force on 2025-12-04: cites:res:10.4, since 2016-10-04 until 2025-12-05" in before
    assert "publish a list of cranes" in before
    assert "in force on 2025-12-05: cites:res:10.4@cop20" in after
    assert "publish and update a list" in after
    assert "cites:res:10.4 was adopted on 2016-10-04 only" in run("show", "cites:res:10.4", "--on", "2016-01-01")


def test_the_text_in_force_is_exported_in_every_format(drafted: Path) -> None:
    run("adopt", KEY, "--at", "cites:meeting:cop20", "--on", "2025-12-05")
    akn, docx = drafted / "out.xml", drafted / "out.docx"
    run("export", "cites:res:10.4", "--format", "akn", "-o", str(akn), "--on", "2025-12-04")
    assert "publish a list" in read_akoma_ntoso(akn.read_bytes()).text
    run("export", "cites:res:10.4", "--format", "docx", "-o", str(docx), "--on", "2025-12-05")
    assert any("publish and update a list" in each.text for each in Document(str(docx)).paragraphs)


def test_what_a_meeting_must_handle_is_told_by_section(register: Path) -> None:
    at_sc78 = ("--on", "2025-02-03", "--at", "cites:meeting:sc78")
    run("record", "cites:dec:17.55", "implemented", *at_sc78)
    run("propose-deletion", "cites:dec:17.55", "--at", "cites:meeting:sc78", "--reason", "implemented")
    run("status", "cites:res:10.4", "2 a)", "requires_funding", "--on", "2025-02-05")
    told = run("due", "--at", "cites:meeting:cop20", "--on", "2025-06-01")
    assert "cites:dec:17.55  proposed_for_deletion" in told
    assert "cites:res:10.4 2 a)" in told
    rows = [json.loads(line) for line in run("due", "--at", "cites:meeting:cop20", "--format", "jsonl").splitlines()]
    assert {row["section"] for row in rows} == {"deletable", "requires_funding"}
    out = register / "deletions.docx"
    run("deletions", "--at", "cites:meeting:cop20", "--organ", "The Conference of the Parties", "-o", str(out))
    said = [each.text for each in Document(str(out)).paragraphs]
    assert any("delete Decision 17.55" in each for each in said)


REFUSED = [
    (("draft",), Invalid, "begins with a FILE, or amends"),
    (("draft", "--amend", "cites:res:9.9"), NotFound, "no text cites:res:9.9"),
    (("draft", "--amend", "cites:dec:17.55", "--on", "2016-01-01"), Invalid, "was adopted on 2016-10-04 only"),
    (("compare", "draft:none"), NotFound, "no draft draft:none"),
    (("consult", "draft:none", "--notification", "1", "--on", "2026-01-01", "--closes", "2026-02-01"), NotFound, "no draft draft:none"),
    (("consult", "cites:proposal:1", "--notification", "1", "--on", "2026-01-01", "--closes", "2026-02-01"), Invalid, "needs the text"),
    (("comments", "consultation:none"), NotFound, "no consultation consultation:none"),
    (("answer", "consultation:none", "1", "noted"), NotFound, "no consultation consultation:none"),
    (("record", "cites:dec:17.55", "deleted", "--on", "2025-02-04", "--at", "cites:meeting:sc78"), Refused, "only the Conference"),
    (("record", "cites:res:10.4", "repealed_in_part", "--on", "2025-12-05", "--provision", "7"), Invalid, "no provision “7”"),
    (("status", "cites:res:10.4", "1", "happy"), Invalid, "“happy” is none of"),
    (("register", "cites:res:10.4", "--body", "cites:cop", "--title", "x"), Exception, "has cites:res:10.4 already"),
    (("register", "cms:res:1.1", "--body", "cites:cop", "--title", "x"), Invalid, "is a text of cms"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "error", "reason"), REFUSED, ids=[" ".join(words[:2]) for words, _, _ in REFUSED])
def test_what_can_not_be_done_is_said_in_one_line(
    register: Path, words: tuple[str, ...], error: type[Exception], reason: str
) -> None:
    count = WorkEvent.objects.count()
    with pytest.raises(error, match=reason):
        run(*words)
    assert (WorkEvent.objects.count(), Draft.objects.count()) == (count, 0)


def test_a_closing_date_before_the_opening_is_refused(drafted: Path) -> None:
    with pytest.raises(Invalid, match="2025-03-01 is before the opening on 2025-04-01"):
        run("consult", KEY, "--notification", "2025/031", "--on", "2025-04-01", "--closes", "2025-03-01")


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"", b"\xff\xfe\x00"], ids=["docx", "empty", "bytes"])
def test_a_broken_file_begins_no_draft(register: Path, content: bytes) -> None:
    path = register / "broken.docx"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=r"broken\.docx"):
        run("draft", str(path), "--body", "cites:cop", "--title", "Cranes")
    assert not Draft.objects.exists()
