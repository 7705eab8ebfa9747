"""Two packages share the import name `nameparser`; the one for names of people would read nothing right."""

from types import ModuleType

import pytest

from accord.core.errors import AccordError
from accord.core.names import careful


@pytest.fixture(autouse=True)
def _asked_anew():
    careful.parser.cache_clear()
    yield
    careful.parser.cache_clear()


def test_the_package_for_names_of_people_is_named_and_refused(monkeypatch):
    people = ModuleType("nameparser")
    people.HumanName = object
    monkeypatch.setitem(__import__("sys").modules, "nameparser", people)
    with pytest.raises(careful.WrongParser, match="names of people") as refusal:
        careful.read_carefully(["Panthera cf. leo"], None, None)
    assert isinstance(refusal.value, AccordError)
