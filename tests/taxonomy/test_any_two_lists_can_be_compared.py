"""However odd two lists are, every taxon of both is placed or named as the only one, and nothing breaks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.taxonomy.checklist import Checklist, Particulars
from accord.core.taxonomy.comparing import compare
from accord.core.taxonomy.listed import ListedName
from trials import trials

IDS = ("0", "1", "2", "3", "4")
NAMES = (
    "Aus bus",
    "Aus bus bus",
    "Aus bus cus",
    "Aus",
    "Xidae",
    "",
    "Aus ×bus",
    "Aus sp.",
    "Bus bus",
    "=cmd()",
    "🐯",
    "Aus bus\udce9",
)


@st.composite
def checklists(draw, label):
    names, more = [], {}
    for id_ in draw(st.lists(st.sampled_from(IDS), unique=True)):
        status = draw(st.sampled_from(["accepted", "accepted", "synonym", "hybrid", "not_accepted"]))
        accepted = tuple(draw(st.lists(st.sampled_from(IDS), max_size=2))) if status == "synonym" else ()
        names.append(
            ListedName(
                id_,
                draw(st.sampled_from(NAMES)),
                draw(st.sampled_from(["species", "subspecies", "genus", ""])),
                draw(st.sampled_from([None, *IDS])),
                draw(st.sampled_from(["", "Smith, 1900", "(Smith, 1900)", "Jones, 1850", "L."])),
                status,
                accepted,
            )
        )
        groups = draw(st.sampled_from([(), (("family", "Xidae"),), (("family", "Yidae"),)]))
        more[id_] = Particulars(groups=groups, pro_parte=draw(st.booleans()))
    return Checklist(label, names, more)


@settings(max_examples=trials(150))
@given(checklists("Old"), checklists("New"))
def test_every_taxon_of_both_lists_has_a_row(left, right):
    comparison = compare(left, right)
    assert {row.articulation.left for row in comparison.rows} - {None} == set(left.standing)
    assert {row.articulation.right for row in comparison.rows} - {None} == set(right.standing)
    assert all(row.articulation.evidence for row in comparison.rows)
