import joint_programme
import pytest

from accord.cli import main


@pytest.fixture
def accord(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["accord", *(str(each) for each in arguments)])
        try:
            main()
        except SystemExit as end:
            return int(end.code or 0), capsys.readouterr()
        return 0, capsys.readouterr()

    return run


@pytest.fixture
def programme(db):
    joint_programme.load()


@pytest.mark.parametrize("ending", ["docx", "pdf", "html"])
def test_a_report_is_written_as_the_ending_says(accord, programme, tmp_path, ending):
    code, printed = accord("programmes", "report", "jwp-1", "-o", tmp_path / f"a.{ending}", "--lang", "fr")
    assert (code, printed.err) == (0, "")
    assert printed.out == f"Written: {tmp_path}/a.{ending}, as of 2014-07-07, 5 activities\n"
    assert (tmp_path / f"a.{ending}").stat().st_size > 4000


def test_a_report_goes_through_the_template_that_the_secretariat_edited(accord, programme, tmp_path):
    assert accord("documents", "template", tmp_path / "t.docx")[0] == 0
    assert accord("documents", "check-template", tmp_path / "t.docx")[0] == 0
    code, _ = accord("programmes", "report", "jwp-1", "-o", tmp_path / "a.docx", "--template", tmp_path / "t.docx")
    assert code == 0


@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (("jwp-9", "-o", "{}/a.pdf"), (3, "accord: the register has no programme jwp-9")),
        (("jwp-1", "-o", "{}/a.odt"), (2, "accord: {}/a.odt: no format has this ending; write to one of .docx, .html, .pdf")),
        (("jwp-1", "-o", "{}/no/a.pdf"), (2, "accord: {}/no/a.pdf: cannot be written: no such file or directory")),
        (("jwp-1", "-o", "{}/a.docx", "--template", "{}/no.docx"), (2, "accord: {}/no.docx: cannot be read: no such file or directory")),
        (("jwp-1", "-o", "{}/a.pdf", "--as-of", "2014-02-30"), (2, "accord: “2014-02-30” is not a day of the calendar")),
        (("jwp-1", "-o", "{}/a.pdf", "--next", "jwp-1"), (2, "accord: edition jwp-1: an edition is not followed by itself")),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_one_line_and_nothing_is_written(accord, programme, tmp_path, arguments, ends):
    found, printed = accord("programmes", "report", *(each.format(tmp_path) for each in arguments))
    assert (found, printed.err.strip()) == (ends[0], ends[1].format(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_template_is_not_written_over_a_file_unless_told(accord, tmp_path):
    (tmp_path / "t.docx").write_text("ours")
    code, printed = accord("documents", "template", tmp_path / "t.docx")
    assert code == 2
    assert "is there already; --replace writes over it" in printed.err
    assert (tmp_path / "t.docx").read_text() == "ours"
    assert accord("documents", "template", tmp_path / "t.docx", "--replace")[0] == 0


def test_the_fields_of_a_template_are_listed(accord):
    code, printed = accord("documents", "fields")
    assert code == 0
    assert "{{ symbol }}\tthe symbol of the document" in printed.out


def test_the_agenda_and_the_minutes_of_a_meeting_are_written(accord, programme, tmp_path):
    for kind in ("agenda", "minutes"):
        code, printed = accord("documents", kind, "m2", "-o", tmp_path / f"{kind}.html", "--as-of", "2014-07-07")
        assert (code, printed.out) == (0, f"Written: {tmp_path}/{kind}.html, as of 2014-07-07\n")
