"""The ending of the file name chooses the writer; a file is written whole or not at all."""

import pytest

from accord.core.errors import Invalid
from accord.documents import concordance as documents
from accord.documents.concordance import WRITERS, write_concordance


@pytest.mark.parametrize("ending", sorted(WRITERS))
def test_every_ending_gives_a_file(concordance, tmp_path, ending):
    write_concordance(concordance, tmp_path / f"out{ending}")
    assert [each.name for each in tmp_path.iterdir()] == [f"out{ending}"]
    assert (tmp_path / f"out{ending}").stat().st_size > 500


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.tsv", "csv"])
def test_an_unknown_ending_is_refused_with_those_that_are_known(concordance, tmp_path, name):
    with pytest.raises(Invalid, match=r"\.docx"):
        write_concordance(concordance, tmp_path / name)


def test_a_missing_folder_is_refused_by_name(concordance, tmp_path):
    with pytest.raises(Invalid, match="no such folder"):
        write_concordance(concordance, tmp_path / "missing" / "out.csv")


def test_a_failure_leaves_the_old_file_and_no_other(concordance, tmp_path, monkeypatch):
    def stops_half_way(_, path):
        path.write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(documents, "WRITERS", {".csv": stops_half_way})
    (tmp_path / "out.csv").write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_concordance(concordance, tmp_path / "out.csv")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out.csv", "old")]


@pytest.mark.parametrize("ending", [".csv", ".html", ".sssom.tsv"])
def test_the_same_concordance_gives_the_same_bytes(concordance, tmp_path, ending):
    for name in ("one", "two"):
        write_concordance(concordance, tmp_path / f"{name}{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()
