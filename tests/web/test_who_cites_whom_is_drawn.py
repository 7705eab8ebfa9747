"""Citations across conventions: a matrix whose numbers lead to their rows, and a drawing around one text, always the same."""

import re

import pytest
from django.test import Client
from written_texts import RESOLUTION, in_the_register

from accord.decisions.models import Citation
from accord.decisions.queries.citing import citations
from accord.web.citation_drawing import MOST, draw, label_of

pytestmark = pytest.mark.usefixtures("starter", "db")


@pytest.fixture
def papers() -> tuple[str, str]:
    """A CITES paper that is no text of its own, and a CMS resolution with its words."""
    one = in_the_register()
    other = in_the_register(RESOLUTION, "cms", digit="d", title="Coastal flyways")
    return one.key, other.key


def page(query: str = "", status: int = 200) -> str:
    answer = Client().get(f"/decisions/citations/{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_the_words_of_a_resolution_speak_for_it(papers: tuple[str, str]) -> None:
    pairs = {(each.source, each.cited) for each in citations().citing}
    assert ("cms:res:12.3", "cms:res:9.6") in pairs
    assert (papers[0], "cites:res:13.3") in pairs
    assert not [pair for pair in pairs if pair[0] == pair[1]]


def test_revisions_are_kept_beside_the_text(papers: tuple[str, str]) -> None:
    found = {(each.source, each.cited): each for each in citations().citing}
    assert found[papers[0], "cites:res:11.4"].revisions == ("cop12",)


def test_a_reference_that_cannot_be_right_is_no_link(papers: tuple[str, str]) -> None:
    assert Citation.objects.filter(cited="").exists()
    assert not [each for each in citations().citing if not each.cited]


def test_the_matrix_counts_pairs_and_leads_to_them(papers: tuple[str, str]) -> None:
    shown = page()
    cell = re.search(r'href="\?from=cites&amp;to=cms#table">(\d+)</a>', shown)
    rows = page("?from=cites&to=cms").partition('id="table"')[2]
    assert cell
    assert rows.count("<tr>") - 1 == int(cell[1]) == 1
    assert "CMS Res. 11.10" in rows


def test_around_a_text_stand_those_that_cite_it_and_those_it_cites(papers: tuple[str, str]) -> None:
    near = citations().around("cms:res:12.3", 1)
    assert near["cms:res:9.6"] == 1
    assert citations().around("cites:res:13.3", 1)[papers[0]] == -1
    assert citations().around("cites:res:13.3", 2)[papers[0]] == -1


def test_the_drawing_is_the_same_every_time(papers: tuple[str, str]) -> None:
    found = citations()
    assert draw(found, papers[0], 2) == draw(citations(), papers[0], 2)
    drawing = draw(found, papers[0], 1)
    assert drawing is not None
    assert {"cites", "cms"} <= set(drawing.looks)
    assert len({(box.x, box.y) for box in drawing.boxes}) == len(drawing.boxes)
    assert all(box.x + 196 <= drawing.width and box.y + 26 <= drawing.height for box in drawing.boxes)


def test_conventions_are_told_by_shape_and_words_not_by_colour_alone(papers: tuple[str, str]) -> None:
    drawing = draw(citations(), papers[0], 1)
    assert drawing is not None
    outlines = {box.look: re.sub(r"[-\d. ]+", "", box.outline) for box in drawing.boxes}
    assert len(set(outlines.values())) == len(outlines)
    for box in drawing.boxes:
        assert box.label.startswith(box.node.body.upper())


def test_a_column_that_is_too_long_says_how_much_is_left_to_the_table(papers: tuple[str, str]) -> None:
    numbers = range(1, MOST + 9)
    Citation.objects.bulk_create(
        Citation(expression_id=papers[0], start=5000 + n, end=5001 + n, cited=f"cites:res:17.{n}", via="grammar")
        for n in numbers
    )
    drawing = draw(citations(), papers[0], 1)
    assert drawing is not None
    assert next(column.more for column in drawing.columns if column.step == 1) > 0
    assert len([box for box in drawing.boxes if not box.is_centre]) == MOST
    assert "more" in page(f"?around={papers[0]}")


def test_the_page_draws_it_with_the_table_behind(papers: tuple[str, str]) -> None:
    shown = page(f"?around={papers[0]}&steps=2")
    assert shown.count('<svg class="citing"') == 1
    assert "around=cites%3Ares%3A13.3" in shown or "around=cites:res:13.3" in shown
    assert 'href="/decisions/cites:res:13.3/"' in shown.partition('id="table"')[2]


def test_filters_by_convention_and_kind(papers: tuple[str, str]) -> None:
    assert "CMS Res. 9.6" in page("?body=cms&from=cms").partition('id="table"')[2]
    assert "CMS Res. 9.6" not in page("?kind=dec&from=cms").partition('id="table"')[2]
    assert "There is no filter “moon”." in page("?body=moon")


def test_a_text_that_nothing_cites_is_not_found(reader: Client) -> None:
    page("?around=cites:res:99.99", 404)
    page("?around=%3Cscript%3E", 404)


def test_labels_are_short_and_say_whose_text_it_is(papers: tuple[str, str]) -> None:
    nodes = citations().nodes
    assert label_of(nodes["cms:res:11.10"]) == "CMS Res. 11.10"
    assert label_of(nodes[papers[0]]) == "CITES Lagoon otters"


def test_an_empty_register_says_so(reader: Client) -> None:
    assert "No paper of the register cites anything." in page()
