"""The five papers in ../shared, read by eye: what they cite."""

from pathlib import Path

import pytest

from accord.core.texts import Mention, cite

pytestmark = pytest.mark.shared
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def read(number: str) -> list[Mention]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return cite(path.read_text(encoding="utf-8"))


def ids(number: str) -> set[str]:
    return {id_ for mention in read(number) for id_ in mention.ids}


def test_the_page_of_resolutions_has_fifteen_resolutions_and_its_ranges_of_decisions() -> None:
    found = ids("000")
    assert len({id_ for id_ in found if id_.startswith("cites:res:")}) == 15
    assert {"cites:dec:16.79", "cites:dec:16.89", "cites:dec:16.49", "cbd:dec:7/26", "cites:doc:cop16/13"} <= found


def test_the_committee_paper_keeps_the_decisions_of_cms_and_cites_apart() -> None:
    found = ids("001")
    of_cms = {id_ for id_ in found if id_.startswith("cms:dec:")}
    assert of_cms == {f"cms:dec:14.{n}" for n in (29, 30, 109, 155, 159, 166, *range(173, 179), 185, 187, 189)}
    assert {"cms:res:11.10@cop14", "unga:res:69/314", "unea:res:6/4", "unea:res:6/6", "cbd:rec:25/7"} <= found
    assert not any(id_.startswith("cites:dec:14.") for id_ in found)


def test_the_misprinted_symbol_is_reported() -> None:
    assert [mention.text for mention in read("001") if mention.problem] == ["UNEP/EA/Res.4"]


def test_the_press_release_cites_nothing() -> None:
    assert read("003") == []


def test_the_resolution_of_cms_cites_its_own_and_those_of_the_cbd() -> None:
    assert {"cms:res:11.10@cop12", "cms:res:7.9", "cms:doc:cop11/21.1", "cbd:dec:10/2", "cbd:dec:13/24"} <= ids("004")
    assert not any(id_.startswith("cites:") for id_ in ids("004"))
