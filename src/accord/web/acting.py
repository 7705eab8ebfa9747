"""Who opens a page: the actor that the signed-in account is today, and what that actor may do and why not."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from accord.core.errors import Refused
from accord.journal.actors import Actor
from accord.journal.policies import Given, may, refusal_of
from accord.register.queries.accounts import actor_of
from accord.web.questions import today

_KEPT = "_accord_actor"


@dataclass(frozen=True, slots=True)
class Permission:
    """Whether a page offers an act; where it doesn't, every reason, in the words of the policies (English)."""

    allowed: bool
    reasons: tuple[str, ...] = ()


def actor(request: HttpRequest) -> Actor:
    """The actor of this request, read once: a role that ends while somebody is signed in ends at the next request."""
    kept: Actor | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = actor_of(request.user, as_of=today())
        setattr(request, _KEPT, kept)
    return kept


def permission(request: HttpRequest, act: str, given: Given | None = None) -> Permission:
    """Whether whoever asks may do the act (with what is known of it so far)."""
    decision = may(actor(request), act, given)
    return Permission(decision.allowed, decision.reasons)


def require(request: HttpRequest, act: str, given: Given | None = None) -> Actor:
    """The actor, where the policy lets them; for what a page does before an act. Raises Refused with every reason."""
    decision = may(actor(request), act, given)
    if not decision.allowed:
        raise Refused(refusal_of(act), decision.reasons)
    return actor(request)


def address(request: HttpRequest) -> str:
    """Where the request comes from. Behind a proxy (HTTPS=on) the proxy says it, as the last it adds."""
    if settings.HTTPS and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rpartition(",")[2].strip()[:64]
    return str(request.META.get("REMOTE_ADDR", ""))[:64]
