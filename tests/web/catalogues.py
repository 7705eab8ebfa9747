"""Reads what the pages say and what is translated, without the gettext tools: sources, .po and .mo files."""

import ast
import gettext
import re
from pathlib import Path

from django.utils.translation.template import templatize

import accord.web

ROOM = Path(accord.web.__file__).parent
_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "pgettext"}
_LITERAL = re.compile(r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_IN_TEMPLATE = re.compile(rf"\b(?:gettext|ngettext|_)\(((?:\s*{_LITERAL.pattern}\s*,?)+)")
_ENTRY = re.compile(r'^msgid "(.*)"\n(?:msgid_plural "(.*)"\n)?((?:msgstr(?:\[\d\])? ".*"\n?)+)', re.MULTILINE)
_FORM = re.compile(r'^msgstr(?:\[\d\])? "(.*)"$', re.MULTILINE)


def said_by_the_pages() -> set[str]:
    """Every text that templates and Python files of the room mark for translation."""
    found: set[str] = set()
    for file in ROOM.rglob("*.py"):
        found |= _marked(file.read_text("utf-8"))
    for file in ROOM.rglob("*.html"):
        found |= _marked_in_template(templatize(file.read_text("utf-8"), origin=str(file)))
    return found


def _marked(source: str) -> set[str]:
    return {
        argument.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS
        for argument in node.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _marked_in_template(source: str) -> set[str]:
    """The calls that Django writes out of a template for xgettext; the rest of that text is no Python."""
    return {ast.literal_eval(text[0]) for call in _IN_TEMPLATE.findall(source) for text in _LITERAL.finditer(call)}


def po_entries(language: str) -> dict[str, list[str]]:
    """The .po file of a language: text -> its translations, one a plural form."""
    written = _file(language, "po").read_text("utf-8")
    return {
        _plain(match[1]): [_plain(form) for form in _FORM.findall(match[3])]
        for match in _ENTRY.finditer(written)
        if match[1]
    }


def po_plurals(language: str) -> set[str]:
    """The texts for several of something; their translations stand under the text for one."""
    written = _file(language, "po").read_text("utf-8")
    return {_plain(match[2]) for match in _ENTRY.finditer(written) if match[2]}


def mo_entries(language: str) -> dict[str, list[str]]:
    """The .mo file of a language, in the same shape."""
    with _file(language, "mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog
    found: dict[str, dict[int, str]] = {}
    for key, translation in catalogue.items():
        text, form = key if isinstance(key, tuple) else (key, 0)
        found.setdefault(text, {})[form] = translation
    return {text: [forms[number] for number in sorted(forms)] for text, forms in found.items() if text}


def _file(language: str, ending: str) -> Path:
    return ROOM / "locale" / language / "LC_MESSAGES" / f"django.{ending}"


def _plain(written: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], written)
