"""A paper is sent, looked at as it was read, corrected, and only then stored; whatever cannot be read is said in one sentence."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from people import signed_in
from written_texts import DECISIONS, RESOLUTION, amended_docx, in_the_register

from accord.decisions.models import Duty, Expression
from accord.journal.queries import seal
from accord.web.readings import kept
from accord.web.readings.languages import guess_language

pytestmark = pytest.mark.usefixtures("starter", "db", "room_of_its_own")

PASSWORD_PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def room_of_its_own(settings, tmp_path) -> None:
    settings.ACCORD_DATA = tmp_path


def sent(content: bytes | str = DECISIONS, name: str = "paper.txt", client: Client | None = None, **more: str) -> str:
    """The address that one is led to after sending a file, when it is read."""
    content = content.encode() if isinstance(content, str) else content
    answer = (client or Client()).post("/decisions/read/send/", {"file": SimpleUploadedFile(name, content), **more})
    assert answer.status_code == 302, answer.content.decode()
    kept.wait_for(kept.find(answer["Location"].split("/")[3]), 60)
    return answer["Location"]


def shown(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_was_read_is_shown_and_nothing_is_stored(reader: Client) -> None:
    before = seal(), Expression.objects.count()
    page = shown(sent())
    assert 'href="/decisions/cites:res:13.3/"' in page
    assert "CITES Standing Committee" in page
    assert "reports to" in page
    assert "17.55 (Rev. CoP19)" in page
    assert (seal(), Expression.objects.count()) == before


def test_what_cannot_be_right_is_marked_with_the_reason(reader: Client) -> None:
    page = shown(sent())
    assert 'title="the session of the Environment Assembly is missing">UNEP/EA/Res.4</mark>' in page
    assert "<script>alert(1)" not in page


def test_an_officer_brings_it_in_and_what_was_sent_is_forgotten() -> None:
    client = signed_in("o.fficer", "officer", body="cites")
    address = sent(client=client)
    answer = client.post(f"{address}keep/")
    held = Expression.objects.get(title="Lagoon otters")
    assert answer["Location"] == f"/decisions/papers/{held.id}/"
    assert Duty.objects.filter(expression=held, verdict="proposed").count() == 2
    assert client.get(address).status_code == 404


def test_others_may_look_but_not_store_and_read_why(reader: Client) -> None:
    address = sent()
    assert "You may read everything here, but not bring it in:" in shown(address)
    answer = reader.post(f"{address}keep/")
    assert answer.status_code == 403
    assert not Expression.objects.filter(title="Lagoon otters").exists()


def test_an_officer_of_another_convention_is_refused_on_the_page() -> None:
    client = signed_in("o.ther", "officer", body="cms")
    answer = client.post(f"{sent(client=client)}keep/")
    assert answer.status_code == 403
    assert "not for cites" in answer.content.decode()


def test_what_is_guessed_can_be_corrected_before_it_is_stored() -> None:
    client = signed_in("o.fficer", "officer")
    address = sent("Lagoon otters\n\nResolution 11.10 stands.\n", client=client)
    said = {"issuer": "cms", "title": "Otters of lagoons", "language": "es", "licence": "public domain"}
    assert client.post(f"{address}as/", said)["Location"] == address
    assert "cms:res:11.10" in shown(address, client)
    client.post(f"{address}keep/")
    held = Expression.objects.get(title="Otters of lagoons")
    assert (held.issuer_id, held.language, held.source.licence) == ("cms", "es", "public domain")
    assert list(held.citations.values_list("cited", flat=True)) == ["cms:res:11.10"]


def test_the_same_file_again_leads_to_the_paper_that_is_there() -> None:
    client = signed_in("o.fficer", "officer")
    client.post(f"{sent(client=client)}keep/")
    again = sent(client=client)
    assert "The register has this file already:" in shown(again, client)
    assert "Bring it into the register" not in shown(again, client)
    client.post(f"{again}keep/")
    assert Expression.objects.filter(title="Lagoon otters").count() == 1


def test_a_word_document_that_amends_can_be_compared_with_itself(reader: Client) -> None:
    address = sent(amended_docx(), "amended.docx")
    key = address.split("/")[3]
    assert f"/decisions/compare/?left=sent:{key}:before&amp;right=sent:{key}" in shown(address)
    page = shown(f"/decisions/compare/?left=sent:{key}:before&right=sent:{key}")
    assert "<del>some</del>" in page
    assert "<ins>all</ins>" in page


def zipped(**files: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("locked.docx", PASSWORD_PROTECTED, "encrypted"),
        ("broken.docx", b"PK\x03\x04 and nothing more", "broken"),
        ("sheet.docx", zipped(sheet="1"), "no Word document"),
        ("broken.pdf", b"%PDF-1.7\nnothing", "broken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text"),
        ("old.rtf", b"{\\rtf1 text}", "RTF"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_sentence(
    reader: Client, name: str, content: bytes, said: str
) -> None:
    page = shown(sent(content, name))
    assert said in page
    assert "Traceback" not in page
    assert str(kept.root()) not in page


def test_a_scan_without_text_is_told_from_a_broken_file(reader: Client) -> None:
    scan = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    assert "it is a scan" in shown(sent(scan, "scan.pdf"))


@pytest.mark.parametrize("given", [{}, {"text": "   "}, {"file": SimpleUploadedFile("empty.txt", b" \n")}])
def test_nothing_sent_is_said(reader: Client, given: dict) -> None:
    answer = reader.post("/decisions/read/send/", given)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def test_a_text_can_be_pasted(reader: Client) -> None:
    answer = reader.post("/decisions/read/send/", {"text": RESOLUTION})
    page = shown(answer["Location"])
    assert "cms:res:12.3" in page
    assert "CMS Secretariat" in page


def test_a_file_that_is_too_large_is_not_kept(reader: Client, monkeypatch) -> None:
    monkeypatch.setattr("accord.web.views.readings.LARGEST_FILE", 10)
    answer = reader.post("/decisions/read/send/", {"file": SimpleUploadedFile("large.txt", b"x" * 11)})
    assert answer.status_code == 413
    assert not kept.root().exists()


def test_too_many_papers_at_once_are_refused(reader: Client, monkeypatch) -> None:
    sent()
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    answer = reader.post("/decisions/read/send/", {"text": RESOLUTION})
    assert answer.status_code == 400
    assert "try again" in answer.content.decode()


def test_a_paper_is_forgotten_when_asked_and_after_a_day(reader: Client, monkeypatch) -> None:
    first, second = sent(), sent(RESOLUTION)
    assert reader.post(f"{first}forget/").status_code == 302
    assert reader.get(first).status_code == 404
    monkeypatch.setattr(kept, "KEPT_FOR", timedelta(seconds=-5))
    kept.forget_old()
    assert reader.get(second).status_code == 404


def test_nobody_finds_it_without_its_address(reader: Client) -> None:
    answer = reader.get(sent())
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert reader.get("/decisions/read/AAAAAAAAAAAAAAAAAAAAAA/").status_code == 404
    assert reader.get("/decisions/read/..%2f..%2fetc/").status_code == 404


def test_a_reader_that_dies_leaves_a_sentence(reader: Client, monkeypatch) -> None:
    monkeypatch.setattr(kept.sys, "executable", "/bin/false")
    assert "its reader gave up" in shown(sent())


def test_papers_of_the_register_are_listed_with_what_waits(reader: Client) -> None:
    paper = in_the_register()
    page = shown("/decisions/read/")
    assert f"/decisions/papers/{paper.key}/" in page
    assert f"/duties/review/?paper={paper.key}" in page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Secretariat shall report to the meeting of the Committee", "en"),
        ("Le Secrétariat fait rapport à la réunion du Comité sur les mesures des Parties", "fr"),
        ("La Secretaría informará a la reunión del Comité sobre las medidas de las Partes", "es"),
        ("Секретариат представляет доклад Постоянному комитету", "ru"),
        ("تقدم الأمانة تقريرا إلى اللجنة الدائمة", "ar"),
        ("秘书处应向常务委员会提交报告", "zh"),
        ("17.55 19.20", "en"),
    ],
)
def test_the_language_is_guessed_by_its_script_and_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language
