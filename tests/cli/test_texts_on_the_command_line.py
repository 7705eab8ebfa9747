"""`accord texts cite` answers with one object a mention, or refuses a file in one line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from accord.cli import accord
from accord.core.errors import Invalid


def cited(path: Path, *options: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(accord, ["texts", "cite", str(path), *options], catch_exceptions=False)
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_mention_is_an_object_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("See Resolutions Conf. 9.24\r\nand 12.10, paragraph 3.", encoding="utf-8")
    assert cited(path, "--issuer", "cites") == [
        {
            "file": str(path),
            "start": 4,
            "end": 36,
            "text": "Resolutions Conf. 9.24\nand 12.10",
            "ids": ["cites:res:9.24", "cites:res:12.10"],
            "pinpoint": "paragraph 3",
            "via": "grammar",
        }
    ]


def test_what_cannot_be_says_why(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_text("Decision 14.5", encoding="utf-8")
    assert cited(path)[0]["problem"] == "nothing tells whose text this is"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_older_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "papier.txt"
    path.write_bytes("La Résolution Conf. 9.21".encode(encoding))
    assert cited(path)[0]["ids"] == ["cites:res:9.21"]


REFUSED = [
    (b"text\x00text", "this is no text"),
    (b"\xff\xfea", "not readable as utf-16"),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "paper.bin"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=reason) as refusal:
        CliRunner().invoke(accord, ["texts", "cite", str(path)], catch_exceptions=False, standalone_mode=False)
    assert str(path) in str(refusal.value)


def test_duties_and_structure_are_printed_as_json(tmp_path: Path) -> None:
    path = tmp_path / "resolution.txt"
    path.write_text(
        "1. Requests the Secretariat to report to the Standing Committee at its 60th meeting;", encoding="utf-8"
    )
    asked = CliRunner().invoke(accord, ["texts", "duties", str(path), "--issuer", "cms"], catch_exceptions=False)
    duty = json.loads(asked.output)
    assert duty["actors"] == ["cms:secretariat"]
    assert (duty["recipient"], duty["deadline"]["body"], duty["deadline"]["ordinal"]) == ("cms:sc", "cms:sc", 60)
    read = CliRunner().invoke(accord, ["texts", "read", str(path)], catch_exceptions=False)
    assert [part["kind"] for part in json.loads(read.output)["parts"]] == ["operative"]
