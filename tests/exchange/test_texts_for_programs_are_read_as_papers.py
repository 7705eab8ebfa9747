"""A text in Akoma Ntoso or JSON is read by its form, wherever a paper is read."""

import json
from pathlib import Path

import pytest

from accord.core.errors import Invalid
from accord.core.texts import cite
from accord.core.texts.duties import structure
from accord.core.texts.written import WrittenText, as_json
from accord.exchange.akoma_ntoso import write_akoma_ntoso
from accord.exchange.papers import read_paper, read_text, read_written

TEXT = "UNEP/CMS/Resolution 12.77\n\n1. Urges Parties to protect <cranes> & others;\n\n2. Requests the Secretariat to report.\n"
WRITTEN = WrittenText.of(structure(TEXT, "cms"), cite(TEXT, "cms"), TEXT, title="Cranes", language="en", adopted=None)


def _json() -> bytes:
    return json.dumps(as_json(WRITTEN), indent=1).encode()


@pytest.mark.parametrize("content", [_json(), b"\xef\xbb\xbf" + _json(), write_akoma_ntoso(WRITTEN)])
def test_its_words_are_those_that_were_written(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text"
    path.write_bytes(content)
    assert read_text(path) == TEXT
    assert read_written(path) == WRITTEN
    assert len(read_paper(path).paragraphs) == 3


@pytest.mark.parametrize("content", [_json()[:300], write_akoma_ntoso(WRITTEN)[:-40], b'{"format": "accord-text/9"}'])
def test_half_a_file_or_another_version_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "half.bin"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=r"half\.bin"):
        read_text(path)


@pytest.mark.parametrize("content", [b'{"a": "Decision 17.55"}', b"<html><p>akomaNtoso</p></html>", b"Plain words."])
def test_other_files_are_no_such_texts(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert read_written(path) is None
    assert read_text(path).strip()
