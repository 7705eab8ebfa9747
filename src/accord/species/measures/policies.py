"""Who may record annotations, quotas and suspensions."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.species.measures.models import AnnotationText, Quota, TradeSuspension
from accord.species.measures.values import NewQuota
from accord.species.models import Taxon


@policy("species.record_annotation_text", refusal="the text of the annotation can't be recorded")
@policy("species.withdraw_annotation_text", refusal="the text of the annotation can't be withdrawn")
@policy("species.record_quota", refusal="the quota can't be recorded")
@policy("species.withdraw_quota", refusal="the quota can't be withdrawn")
@policy("species.record_suspension", refusal="the suspension can't be recorded")
@policy("species.end_suspension", refusal="the suspension can't be ended")
@policy("species.withdraw_suspension", refusal="the suspension can't be withdrawn")
def may_keep_measures(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers, for the convention that the text, quota or suspension belongs to."""
    instrument = _instrument(given)
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=[instrument] if instrument else [])


def _instrument(given: Given) -> str | None:
    for name in ("annotation", "quota", "suspension"):
        what = given.get(name)
        if isinstance(what, NewQuota):
            return _convention_of(what.taxon)
        if what is not None and not isinstance(what, str):
            return getattr(what, "instrument", None)
        if isinstance(what, str):
            return _recorded(name, what)
    return None


def _recorded(name: str, key: str) -> str | None:
    """The instrument of a row that is there; a quota is of the convention whose checklist its taxon stands in."""
    if name == "quota":
        taxon = Quota.objects.filter(id=key).values_list("taxon_id", flat=True).first()
        return _convention_of(taxon) if taxon else None
    model = AnnotationText if name == "annotation" else TradeSuspension
    return model.objects.filter(id=key).values_list("instrument_id", flat=True).first()


def _convention_of(taxon: str) -> str | None:
    return Taxon.objects.filter(id=taxon).values_list("checklist__convention_id", flat=True).first()
