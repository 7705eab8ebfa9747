"""Which numbered text a file is: the one whose number stands alone at its head, and never one that a committee paper quotes."""

import pytest

from accord.core.texts.duties import structure


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Original language: English\n\nSC77 Doc. 30.2\n\nIvory trade\n\nDecision 19.20\n\nThe Secretariat shall report.", None),
        ("SC77 Doc. 30.2\nDecision 19.20\nDirected to the Secretariat", None),
        ("UNEP/CMS/Resolution 11.10 (Rev.COP12)\n\nSYNERGIES\n\n1. Requests the Secretariat to report.", "cms:res:11.10@cop12"),
        ("Resolution Conf. 13.3\n\nCooperation with CMS\n\nDIRECTS the Secretariat to report.", "cites:res:13.3"),
        (
            "RESOLUTION (Doc. 17.1)\n\nResolution Conf. 13.3\n\nCooperation with CMS\n\nDIRECTS the Secretariat to report.",
            "cites:res:13.3",
        ),
    ],
)  # fmt: skip
def test_a_text_is_what_its_head_says(text: str, instrument: str | None) -> None:
    assert structure(text).instrument == instrument
