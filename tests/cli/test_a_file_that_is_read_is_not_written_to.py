"""An answer never takes the place of the question: naming the file that is read as OUT is refused, and it stays as it was."""

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
CASES = [
    (("listings", "resolve", "{file}", "--on", "2013-12-31", "-o", "{file}"), "wolf.json"),
    (("listings", "screen", "{file}", "--against", str(EXAMPLES / "wolf.json"), "-o", "{file}"), "shipments.csv"),
    (("names", "match", "{file}", "--against", str(EXAMPLES / "list-2024.csv"), "-o", "{file}"), "names-to-match.csv"),
]


@pytest.mark.parametrize(("words", "name"), CASES, ids=[" ".join(words[:2]) for words, _ in CASES])
def test_it_is_refused_in_one_line(accord, tmp_path: Path, words: tuple[str, ...], name: str) -> None:
    file = tmp_path / name
    content = (EXAMPLES / name).read_bytes()
    file.write_bytes(content)
    run = accord(*(word.format(file=file) for word in words))
    assert (run.exit_code, "is read here" in run.err) == (2, True)
    assert file.read_bytes() == content
