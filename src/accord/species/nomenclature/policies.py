"""Who may change names."""

from accord.journal.actors import Actor, Role
from accord.journal.policies import Decision, Given, holds, policy
from accord.species.models import Taxon


@policy("species.split_taxon", refusal="the taxon can't be split")
@policy("species.lump_taxa", refusal="the taxa can't be lumped")
@policy("species.transfer_taxon", refusal="the taxon can't be renamed")
@policy("species.change_rank", refusal="the rank can't be changed")
@policy("species.make_synonym", refusal="the name can't become a synonym")
@policy("species.resurrect_name", refusal="the name can't be taken up")
def may_change_names(actor: Actor, given: Given) -> Decision:
    """Officers and reviewers, for the convention whose checklist it is."""
    taxa = given.get("taxa") or [given.get("taxon")]
    named = [taxon for taxon in taxa if isinstance(taxon, str)] if isinstance(taxa, list | tuple) else []
    conventions = Taxon.objects.filter(id__in=named).values_list("checklist__convention_id", flat=True).distinct()
    return holds(actor, Role.OFFICER, Role.REVIEWER, bodies=[each for each in conventions if each is not None])
