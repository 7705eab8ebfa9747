import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


def accord(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "SECRET_KEY", "PORT"}}
    return subprocess.run(
        [sys.executable, "-m", "accord.cli", *arguments],
        env={**kept, "ACCORD_DATA": str(data), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_store_it_says_how_to_make_one_and_makes_nothing(tmp_path):
    run = accord(tmp_path / "data", "register", "countries")
    assert run.returncode == 3
    assert run.stderr == (
        f"accord: there is no register at {tmp_path}/data/accord.sqlite3 yet: run `accord register setup`\n"
    )
    assert not (tmp_path / "data").exists()


def test_setting_up_makes_a_private_directory_with_a_key_that_stays(tmp_path):
    data = tmp_path / "data"
    assert accord(data, "register", "setup").returncode == 0
    key = data / "secret_key"
    first = key.read_text()
    assert (data.stat().st_mode & 0o777, key.stat().st_mode & 0o777) == (0o700, 0o600)
    assert len(first) >= 50
    again = accord(data, "register", "setup")
    assert again.stdout == f"The register is ready: sqlite store {data}/accord.sqlite3\n"
    assert key.read_text() == first
    assert accord(data, "journal", "verify").returncode == 0
    assert sqlite3.connect(data / "accord.sqlite3").execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_is_no_store_is_named(tmp_path):
    (tmp_path / "accord.sqlite3").write_text("This is no database, but it is long enough to look at." * 20)
    run = accord(tmp_path, "register", "countries")
    assert run.returncode == 6
    assert run.stderr == f"accord: database {tmp_path}/accord.sqlite3: file is not a database\n"


def test_an_empty_store_says_how_to_fill_it(tmp_path):
    (tmp_path / "accord.sqlite3").touch()
    run = accord(tmp_path, "journal", "verify")
    assert run.returncode == 3
    assert "is empty: run `accord register setup`" in run.stderr


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        ("DATABASE_URL", "mysql://root@localhost/accord", "DATABASE_URL begins with “mysql”"),
        ("DATABASE_URL", "postgres://localhost", "DATABASE_URL names no database"),
        ("DATABASE_URL", "postgres://localhost:99999/accord", "DATABASE_URL can't be read"),
        ("PORT", "http", "PORT"),
        ("PORT", "0", "PORT"),
        ("DEBUG", "perhaps", "DEBUG"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(tmp_path, setting, value, complaint):
    run = accord(tmp_path, "register", "countries", **{setting: value})
    assert run.returncode == 2
    assert run.stderr.startswith("accord: environment: ")
    assert complaint in run.stderr
    assert run.stderr.count("\n") == 1


def test_a_server_that_does_not_answer_is_named(tmp_path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    run = accord(tmp_path, "register", "countries", DATABASE_URL=f"postgres://postgres@127.0.0.1:{port}/accord")
    assert run.returncode == 6
    assert run.stderr.startswith("accord: database accord: ")
    assert run.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_named(tmp_path):
    accord(tmp_path, "register", "setup")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        run = accord(tmp_path, "serve", "--port", str(taken.getsockname()[1]))
    assert run.returncode == 5
    assert "can't listen on 127.0.0.1" in run.stderr
