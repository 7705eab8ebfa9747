"""Two texts beside each other: what changed by paragraph and word, a way from change to change, and files to take along."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.oxml.ns import qn
from written_texts import RESOLUTION, in_the_register

from accord.web.readings import kept

pytestmark = pytest.mark.usefixtures("starter", "db", "room_of_its_own")

LATER = RESOLUTION.replace("Urges Parties to protect the", "Urges all Parties to protect and restore the").replace(
    "3. Decides to repeal Resolution 8.11.\n", "3. Decides to repeal Resolution 8.11;\n\n4. Invites partners to help.\n"
)


@pytest.fixture
def room_of_its_own(settings, tmp_path) -> None:
    settings.ACCORD_DATA = tmp_path


@pytest.fixture
def pair() -> str:
    """The query that names both texts."""
    left = in_the_register(RESOLUTION, "cms", digit="a", title="Coastal flyways")
    right = in_the_register(LATER, "cms", digit="b", title="Coastal flyways, revised")
    return f"left={left.key}&right={right.key}"


def page(query: str, status: int = 200) -> str:
    answer = Client().get(f"/decisions/compare/?{query}")
    assert answer.status_code == status
    return answer.content.decode()


def test_changed_words_stand_beside_each_other(pair: str) -> None:
    shown = page(pair)
    assert "<ins> all</ins>" in shown
    assert "<ins> and restore</ins>" in shown
    assert "2 paragraphs changed, 1 inserted, 0 deleted" in shown
    assert "Requests the Secretariat to report on coastal flyways" in shown


def test_every_change_is_a_place_to_go_to(pair: str) -> None:
    shown = page(pair)
    assert [f'id="c{number}"' in shown for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert 'accesskey="n"' in shown
    assert "at=1#c1" in shown
    second = page(f"{pair}&at=2")
    assert "Change 2 of 3" in second
    assert "at=3#c3" in second
    assert "at=1#c1" in second
    assert "Change 3 of 3" in page(f"{pair}&at=99")


def test_only_what_changed_says_how_much_is_left_out(pair: str) -> None:
    shown = page(f"{pair}&only=changes")
    assert "Coastal flyways</td>" not in shown
    assert "paragraphs as before" in shown
    assert page(f"{pair}&view=one").count("<table") == 0


def test_the_same_text_twice_has_no_change(pair: str) -> None:
    left = pair.partition("&")[0]
    assert "The two texts are the same, word by word." in page(f"{left}&{left.replace('left', 'right')}")


def test_a_file_can_be_compared_with_a_text_of_the_register(pair: str) -> None:
    left = pair.partition("&")[0].removeprefix("left=")
    upload = SimpleUploadedFile("new.txt", LATER.encode())
    answer = Client().post("/decisions/compare/send/", {"left": left, "right": "", "right-file": upload})
    assert answer.status_code == 302
    key = answer["Location"].partition("right=sent%3A")[2]
    kept.wait_for(kept.find(key), 60)
    told = Client().get(answer["Location"])
    assert "<ins> all</ins>" in told.content.decode()
    assert "no-store" in told["Cache-Control"]


@pytest.mark.parametrize("given", [{}, {"left": "text:nothing"}])
def test_half_a_comparison_is_asked_for_again(reader: Client, given: dict[str, str]) -> None:
    answer = reader.post("/decisions/compare/send/", given)
    assert answer.status_code == 400
    assert "Choose two texts" in answer.content.decode()


def test_a_file_that_cannot_be_read_says_why(reader: Client) -> None:
    upload = SimpleUploadedFile("broken.docx", b"PK broken")
    answer = reader.post("/decisions/compare/send/", {"left": "text:a", "right-file": upload})
    key = answer["Location"].partition("right=sent%3A")[2]
    kept.wait_for(kept.find(key), 60)
    assert "broken" in page(f"left=sent:{key}&right=sent:{key}", 400)


def test_what_is_not_there_is_not_found(pair: str) -> None:
    page("left=text:nothing&right=text:nothing", 404)
    page("left=sent:AAAAAAAAAAAAAAAAAAAAAA&right=text:nothing", 404)


def test_tracked_changes_lead_from_one_text_to_the_other(pair: str) -> None:
    answer = Client().get(f"/decisions/compare/redline.docx?{pair}&style=tracked")
    body = docx.Document(io.BytesIO(answer.content)).element.body
    inserted = "".join(text.text or "" for each in body.iter(qn("w:ins")) for text in each.iter(qn("w:t")))
    assert " all" in inserted
    assert "Invites partners to help." in inserted
    assert answer["Content-Disposition"].endswith('.docx"')


def test_the_house_style_underlines_what_is_new(pair: str) -> None:
    answer = Client().get(f"/decisions/compare/redline.docx?{pair}&style=house")
    runs = [run for each in docx.Document(io.BytesIO(answer.content)).paragraphs for run in each.runs]
    assert " all" in [run.text for run in runs if run.underline]


def test_the_page_can_be_taken_along(pair: str) -> None:
    answer = Client().get(f"/decisions/compare/redline.html?{pair}")
    assert "<ins> all</ins>" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["redline.pdf?{pair}", "redline.docx?{pair}&style=loud", "redline.html?{pair}&style=house"]
)
def test_other_files_are_not_found(pair: str, address: str) -> None:
    assert Client().get(f"/decisions/compare/{address.format(pair=pair)}").status_code == 404
    assert Client().get("/decisions/compare/redline.docx").status_code == 400


def test_texts_too_long_for_a_page_are_refused(pair: str, monkeypatch) -> None:
    monkeypatch.setattr("accord.web.comparing.LONGEST", 10)
    assert "too long" in page(pair, 400)
