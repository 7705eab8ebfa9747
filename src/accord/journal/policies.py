"""Who may do what, with reasons. Refusal is the default: an act without a policy is allowed to nobody."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from accord.journal.actors import Actor, Role

# What an act would be done with: its arguments by name (a page may ask before it has them all).
Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed; when it isn't, every reason against it."""

    reasons: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """True when nothing speaks against it."""
        return not self.reasons

    def __and__(self, other: "Decision") -> "Decision":
        """Both must allow it; the reasons of both are given."""
        return Decision((*self.reasons, *(reason for reason in other.reasons if reason not in self.reasons)))


ALLOWED = Decision()


def refused(*reasons: str) -> Decision:
    """A decision against, for these reasons (at least one)."""
    if not reasons:
        raise ValueError("a refusal needs a reason")
    return Decision(reasons)


Policy = Callable[[Actor, Given], Decision]


@dataclass(frozen=True, slots=True)
class _Rule:
    decide: Policy
    refusal: str


_RULES: dict[str, _Rule] = {}


def policy(act: str, *, refusal: str) -> Callable[[Policy], Policy]:
    """Declare who may do `act`. `refusal` completes “Refused: …” (`the agreement can't be signed`).

    Raises ValueError when the act has a policy already.
    """

    def declare(decide: Policy) -> Policy:
        if act in _RULES:
            raise ValueError(f"{act} has two policies")
        _RULES[act] = _Rule(decide, refusal)
        return decide

    return declare


def has_policy(act: str) -> bool:
    """Whether anyone at all may do `act` under some condition."""
    return act in _RULES


def may(actor: Actor, act: str, obj: Given | None = None) -> Decision:
    """Whether `actor` may do `act` with `obj`, and every reason why not."""
    rule = _RULES.get(act)
    if rule is None:
        return refused(f"no policy says who may do {act}")
    return rule.decide(actor, obj or {})


def refusal_of(act: str) -> str:
    """What to say when `act` is refused, without the full stop."""
    rule = _RULES.get(act)
    return rule.refusal if rule else f"{act} can't be done"


def holds(actor: Actor, *roles: Role, bodies: Collection[str] = (), countries: Collection[str] = ()) -> Decision:
    """Whether `actor` holds one of `roles` for what lies within `bodies` or `countries`.

    A role without scope covers everything; a role for a body or a country covers only what names it. `bodies` are the
    body concerned and those above it. The operator of the machine holds every role.
    """
    if actor.is_operator:
        return ALLOWED
    held = [grant for grant in actor.grants if grant.role in roles]
    for grant in held:
        unscoped = grant.body is None and grant.country is None
        if unscoped or grant.body in bodies or grant.country in countries:
            return ALLOWED
    wanted = " or ".join(role.spoken() for role in roles)
    if not held:
        return refused(f"{actor.name} doesn't hold the role {wanted}")
    concerned = ", ".join([*bodies, *countries]) or "everything"
    scopes = ", ".join(sorted(str(grant.body or grant.country) for grant in held))
    return refused(f"{actor.name} holds the role {wanted} for {scopes}, not for {concerned}")
