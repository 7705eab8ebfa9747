"""Text stands out from its background by at least 4.5 to 1 (WCAG 2.2, 1.4.3), in the light and in the dark."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "surface")),
    *(("ink", ground) for ground in ("line-soft", "mark", "i-soft", "ii-soft")),
    *(("quiet", ground) for ground in ("line-soft", "ii-soft", "mark")),
    *((appendix, f"{appendix}-soft") for appendix in ("i", "ii", "iii", "nc", "unknown")),
    *(("paper", appendix) for appendix in ("i", "ii", "iii")),
    ("link", "ii-soft"),
    ("link", "mark"),
    ("link", "line-soft"),
    ("brand-ink", "brand"),
]


def schemes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet by their names, in the light and in the dark."""
    sheet = Path(str(finders.find("web/accord.css"))).read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks[:2])
    return {"light": light, "dark": {**light, **dark}}


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out(scheme: str, ink: str, ground: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "brand"])
def test_the_focus_stands_out(scheme: str, ground: str) -> None:
    colours = schemes()[scheme]
    focus = colours["brand-ink"] if ground == "brand" else colours["focus"]
    assert contrast(focus, colours[ground]) >= 3.0
