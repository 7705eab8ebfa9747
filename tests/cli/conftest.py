"""Runs `accord …` in this process, on the database of the tests."""

from dataclasses import dataclass

import pytest

from accord.cli import main


@dataclass
class Run:
    """What a command printed and how it ended."""

    exit_code: int
    out: str
    err: str


@pytest.fixture
def accord(monkeypatch, capsys):
    def run(*arguments: str) -> Run:
        monkeypatch.setattr("sys.argv", ["accord", *arguments])
        try:
            main()
        except SystemExit as end:
            exit_code = int(end.code or 0)
        else:
            exit_code = 0
        printed = capsys.readouterr()
        return Run(exit_code, printed.out, printed.err)

    return run
