"""What archives say of themselves: `metadata.yaml` of ColDP, `eml.xml` of Darwin Core archives."""

import json
import re
from xml.etree import ElementTree as ET

from accord.core.errors import Invalid
from accord.exchange.checklists.members import Members
from accord.exchange.checklists.reading import About

_KEY = re.compile(r"^([A-Za-z]\w*)\s*:\s*(.*?)\s*$")
_BLOCK = {"|", ">", "|-", ">-", "|+", ">+"}
_LONGEST = 1000


def read_metadata(members: Members) -> About:
    """Title, version, date and licence of a ColDP archive; empty where there is no `metadata.yaml` or `.json`."""
    if name := members.named("metadata.json"):
        try:
            said = json.loads(members.read(name))
        except (ValueError, RecursionError):
            raise Invalid("this is no JSON", place=members.place_of(name)) from None
        top = (
            {key: str(value) for key, value in said.items() if isinstance(value, str | int | float)}
            if isinstance(said, dict)
            else {}
        )
    elif name := members.named("metadata.yaml", "metadata.yml"):
        top = _top_of_yaml(members.read(name).decode("utf-8-sig", "replace"))
    else:
        return About()
    return About(
        title=top.get("title", "")[:_LONGEST],
        edition=top.get("version", "")[:100],
        issued=(top.get("issued") or top.get("released") or "")[:40],
        licence=top.get("license", "")[:_LONGEST],
    )


def _top_of_yaml(text: str) -> dict[str, str]:
    """The scalars on the first level, all that is needed: `title: "…"`, with text on the lines below where YAML puts it there."""
    found: dict[str, str] = {}
    open_key = ""
    for line in text.splitlines():
        if found_key := _KEY.match(line):
            key, value = found_key.groups()
            open_key = key if value in _BLOCK or not value else ""
            found[key] = "" if open_key else _unquoted(value)
        elif open_key and line[:1] in {" ", "\t"} and not re.match(r"\s*(?:-\s|\w+:\s)", line):
            found[open_key] = f"{found[open_key]} {line.strip()}".strip()
        elif line.strip() and not line[:1].isspace():
            open_key = ""
    return found


def _unquoted(value: str) -> str:
    if value[:1] == '"':
        inner = re.match(r'"((?:[^"\\]|\\.)*)"', value)
        return re.sub(r"\\(.)", r"\1", inner[1]) if inner else value
    if value[:1] == "'":
        inner = re.match(r"'((?:[^']|'')*)'", value)
        return inner[1].replace("''", "'") if inner else value
    return re.sub(r"\s+#.*$", "", value)


def parse_xml(data: bytes, place: str) -> ET.Element:
    """The document. Raises Invalid; also for one with a document type, which no archive needs and bombs are made of."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Invalid("the XML declares entities: not read", place=place)
    try:
        return ET.fromstring(data)  # noqa: S314  (without entities there is nothing to expand)
    except (ET.ParseError, ValueError, LookupError) as problem:
        raise Invalid(f"the XML cannot be read: {problem}", place=place) from None


def read_eml(members: Members, name: str | None) -> About:
    """Title, version, date and licence out of EML; empty where the archive has none."""
    if name is None or name not in members.names:
        return About()
    root = parse_xml(members.read(name), members.place_of(name))

    def first(*steps: str) -> str:
        found = root.find(".//" + "/".join(f"{{*}}{step}" for step in steps))
        return " ".join("".join(found.itertext()).split())[:_LONGEST] if found is not None else ""

    package = str(root.get("packageId") or "")
    version = re.search(r"/v([\d.]+)$", package)
    return About(
        title=first("dataset", "title"),
        edition=first("metadata", "accord", "edition") or (version[1] if version else ""),
        issued=first("dataset", "pubDate"),
        licence=first("dataset", "intellectualRights"),
    )
