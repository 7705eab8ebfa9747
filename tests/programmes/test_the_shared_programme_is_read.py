"""The two programmes of the paper in ../shared, read by eye: first words of every activity, and what stands beside it."""

from pathlib import Path

import pytest

from accord.core.programme.printed import PrintedProgramme, Reported
from accord.core.programme.printed.reading import read_programmes

pytestmark = pytest.mark.shared
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

#: Code, printed code, sub-theme, first words, and words of each result: those it must have, then those it may have.
FIRST = (
    ("A1", "A1.", "Concordance List", "Ongoing update of", ("Species+",), ()),
    ("A2", "A2.", "Concordance List", "Work with UNEP-WCMC", ("Species+",), ()),
    ("A3", "A3.", "Harmonize Nomenclature", "Pursue efforts", ("argali sheep",), ("Formia", "Further deliberations")),
    ("A4", "A4.", "Harmonize Nomenclature", "Raise the possibility", ("Formia",), ("Further", "argali sheep")),
    ("A5", "A5.", "Harmonize Nomenclature", "Critically assess", (), ()),
    ("B1", "B1.", "African elephant", "Follow up on the outcomes", (), ()),
    ("B2", "B2.", "African elephant", "Maximize the synergies", (), ()),
    ("B3", "B3.", "African elephant", "Ensure synergies with", (), ()),
    ("B4", "B4.", "African elephant", "Continue to seek", (), ()),
    ("B5", "B5.", "African elephant", "Follow up on any", (), ()),
    ("B6", "B6.", "Sharks", "CITES will participate in finalizing", ("finalization of the Conservation Plan",), ()),
    ("B7", "B7.", "Sharks", "CITES will participate in the first", ("1st meeting of the signatories",), ()),
    ("B8", "B.8", "Sharks", "CMS/CITES Secretariats to organize", (), ()),
    ("B9", "B9.", "Sharks", "CMS and CITES will use", (), ()),
    ("B10", "B10.", "Saiga antelope", "CMS and CITES will collaborate", ("Astana",), ()),
    ("B11", "B11.", "Saiga antelope", "The CITES Secretariat will", ("Astana",), ()),
    ("B12", "B12.", "Saiga antelope", "CITES will explore", ("informed by China",), ("Astana",)),
    ("B13", "B13.", "Marine turtles", "CITES and CMS will explore", ("No action took place",), ()),
    ("B14", "B14.", "Snow leopard", "CITES and CMS will consult", ("Bishkek",), ()),
    ("B15", "B15.", "Snow leopard", "CMS and CITES will investigate", ("Bishkek",), ()),
    ("B16", "B16.", "Gorillas", "CMS and CITES will cooperate", ("GRASP",), ()),
    ("B17", "B17.", "Gorillas", "CMS will discuss", ("GRASP",), ()),
    ("B18", "B18.", "Other species", "For other species", ("Shoebill", "Saker"), ()),
    ("B19", "B19.", "Other species", "Prepare a critical", ("exchanged experiences",), ()),
    ("C1", "C1.", "Secretariat coordination", "An annual secretariat", ("teleconference on 25 June 2013",), ()),
    ("C2", "C2.", "Exchange information", "Information exchange", ("Regular exchange",), ()),
    ("C3", "C3.", "Fundraising", "Raise funds", ("German government",), ()),
    ("D1", "D1.", "", "Investigate possibilities", ("two CBD-led",), ("secondment", "IPBES")),
    ("D2", "D2.", "", "Jointly attend", ("Collaborative Partnership", "IPBES"), ("secondment",)),
    ("D3", "D3.", "", "Share experience", ("MEA Information",), ()),
)
SECOND = (
    ("A", "A1. A2."),
    ("B", "B1 -|B2|B3|B4|B5|B6|B7|B8|B9|B10|B11|B12|B13|B14|B15|B16|B17|B18|B19|B20|B21"),
    ("C", "C1.|C2.|C3|C4|C5"),
    ("D", "D1|D2|D3|D4|D5"),
)


@pytest.fixture(scope="module")
def programmes() -> tuple[PrintedProgramme, ...]:
    (path,) = SEEDS.glob("002_*.txt")
    return read_programmes(path.read_text(encoding="utf-8"))


def test_there_are_a_report_on_the_first_and_a_draft_of_the_second(programmes: tuple[PrintedProgramme, ...]) -> None:
    first, second = programmes
    assert (first.edition, first.is_report, first.is_draft, first.bodies) == (
        "2012-2014",
        True,
        False,
        ("CMS", "CITES"),
    )
    assert (second.edition, second.is_report, second.is_draft) == ("2015-2020", False, True)
    assert [theme.code for theme in first.themes] == [theme.code for theme in second.themes] == ["A", "B", "C", "D"]


def test_every_activity_of_the_report_is_read_with_its_code(programmes: tuple[PrintedProgramme, ...]) -> None:
    read = [(each.code, each.printed_code) for each in programmes[0].activities]
    assert read == [(code, printed) for code, printed, *_ in FIRST]


@pytest.mark.parametrize(("code", "subtheme", "begins", "needed", "allowed"), [(f[0], *f[2:]) for f in FIRST])
def test_an_activity_has_the_results_beside_it(
    programmes: tuple[PrintedProgramme, ...],
    code: str,
    subtheme: str,
    *,
    begins: str,
    needed: tuple[str, ...],
    allowed: tuple[str, ...],
) -> None:
    activity = next(each for each in programmes[0].activities if each.code == code)
    assert activity.subtheme.startswith(subtheme)
    assert activity.text.startswith(begins)
    results = [each.text for each in activity.results]
    assert [words for words in needed if not any(words in result for result in results)] == []
    assert [result for result in results if not any(words in result for words in (*needed, *allowed))] == []


def test_an_empty_cell_is_not_the_same_as_no_action(programmes: tuple[PrintedProgramme, ...]) -> None:
    status = {each.code: each.status for each in programmes[0].activities}
    assert status["B13"] is Reported.NO_ACTION
    assert {status[code] for code in ("A5", "B1", "B2", "B3", "B4", "B5", "B8", "B9")} == {Reported.NONE_REPORTED}
    assert sum(each is Reported.REPORTED for each in status.values()) == 30 - 1 - 8


def test_words_parted_over_pages_and_lines_are_whole_again(programmes: tuple[PrintedProgramme, ...]) -> None:
    texts = {each.code: each for each in programmes[0].activities}
    assert "in the saiga antelope. CMS and CITES will investigate" in texts["B11"].text
    assert "implementation of the Conservation Management Plan and to enable" in texts["B8"].text
    assert "At the 27th meeting" in texts["A3"].results[-1].text
    assert "that the Chinese Association of Traditional Chinese Medicine was still" in texts["B12"].results[-1].text
    assert [item[:12] for item in texts["B1"].items] == ["In the conte", "Providing su", "Following-up", "Organize at "]
    assert texts["B1"].text.endswith("(subject to external funding).")
    assert str(texts["B1"].deadline.on) == "2014-12"
    assert texts["B12"].mandates == ("decision 14.97 (Rev. CoP15)",)


def test_all_activities_of_the_draft_are_read(programmes: tuple[PrintedProgramme, ...]) -> None:
    read = [each.printed_code for each in programmes[1].activities]
    assert read == [code for _, codes in SECOND for code in codes.replace(" A", "|A").split("|")]
    assert {each.status for each in programmes[1].activities} == {Reported.NONE_REPORTED}
    groups = list(dict.fromkeys(each.subtheme for each in programmes[1].activities if each.theme == "B"))
    assert groups == [
        "Argali", "Saiga antelope", "Big cats", "Great apes", "African elephant", "Saker falcon", "Marine turtles",
        "Sharks and Rays", "Other species issues",
    ]  # fmt: skip


def test_places_are_those_of_the_file(programmes: tuple[PrintedProgramme, ...]) -> None:
    (path,) = SEEDS.glob("002_*.txt")
    text = path.read_text(encoding="utf-8")
    for programme in programmes:
        for activity in programme.activities:
            assert text[activity.start :].startswith(activity.printed_code)
            assert text[: activity.end].endswith(activity.text.split()[-1][-8:])
            for result in activity.results:
                assert text[: result.end].endswith(result.text.split()[-1][-8:])


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_papers_without_a_programme_give_nothing(number: str) -> None:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    assert read_programmes(path.read_text(encoding="utf-8")) == ()
