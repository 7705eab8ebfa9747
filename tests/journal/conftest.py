"""Two acts on sources, the plainest rows of the register, to see what the journal does with any act."""

from datetime import date

import pytest

from accord.core.errors import Invalid
from accord.journal.actors import Actor, Role
from accord.journal.acts import ACTS, act
from accord.journal.policies import _RULES, holds, policy
from accord.journal.rows import remove, store
from accord.register.models import Source


class Sources:
    """The acts, by short names."""

    def __init__(self, put, drop) -> None:
        self.put = put
        self.drop = drop


@pytest.fixture(scope="session")
def sources():
    @policy("tests.put_source", refusal="the source can't be put")
    @policy("tests.drop_source", refusal="the source can't be dropped")
    def may_keep_sources(actor: Actor, given):
        return holds(actor, Role.OFFICER)

    @act("tests.put_source", legal_date="on", undoable=True)
    def put(*, actor: Actor, key: str, title: str, on: date | None = None, reason: str = "", then=None) -> str:
        store(Source(id=key, title=title, licence="facts only"))
        if then is not None:
            then()
        return key

    @act("tests.drop_source")
    def drop(*, actor: Actor, key: str) -> None:
        source = Source.objects.filter(id=key).first()
        if source is None:
            raise Invalid(f"there is no source {key}")
        remove(source)

    yield Sources(put, drop)
    for name in ("tests.put_source", "tests.drop_source"):
        ACTS.pop(name)
        _RULES.pop(name)
