"""No machine path, registry address or credential in anything that is committed."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: Written in pieces, so that this file does not find itself.
MACHINE_PATHS = re.compile("/" + r"work/|/" + r"root/|/home/" + r"[a-z]|/" + r"tmp/[a-z]")


def _committed() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_no_committed_text_names_a_path_of_one_machine() -> None:
    found = []
    for path in _committed():
        if path.suffix in {".png", ".mo", ".gz", ".parquet"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8")
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in MACHINE_PATHS.finditer(text)]
    assert not found


def test_lock_files_carry_hashes_and_no_registry_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
        assert pins
        assert all(line.endswith("\\") for line in pins), "a pin without a hash"
        assert not [line for line in lines if "://" in line or line.startswith(("-i", "--index", "--find", "--extra"))]


def test_no_third_party_script_style_or_font_is_committed() -> None:
    forbidden = {".js", ".woff", ".woff2", ".ttf", ".otf", ".eot"}
    found = [path for path in _committed() if path.suffix in forbidden or ".min." in path.name]
    assert [path.name for path in found] == ["review.js"]  # our own (docs/decisions/0012)


def test_our_own_script_is_small_and_asks_nobody_for_anything() -> None:
    script = (ROOT / "src/accord/web/static/web/review.js").read_text(encoding="utf-8")
    assert len(script) < 4000
    assert not re.search(r"fetch|XMLHttp|WebSocket|import|eval|innerHTML|document\.write|https?:", script)
