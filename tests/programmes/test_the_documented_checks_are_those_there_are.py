import re
from pathlib import Path

from accord.core.programme.checks import CHECKS

PAGE = Path(__file__).resolve().parents[2] / "docs/explanation/joint-programmes.md"


def test_every_check_stands_in_the_documents_with_its_severity_and_question():
    rows = re.findall(r"^\| `([a-z-]+)` \| (\w+) \| (.+\?) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(each.id, each.severity.value, each.asks) for each in CHECKS.values()]
