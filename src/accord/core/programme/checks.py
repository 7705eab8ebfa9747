"""What a person should look at before a programme is published: all checks together."""

# The modules of the checks declare them when they are imported.
from accord.core.programme import checks_activities, checks_edition, checks_results
from accord.core.programme.checking import CHECKS, Case, Check, Facts, Finding, Severity, scientific_names
from accord.core.programme.edition import Edition
from accord.core.programme.standing import occasions, standings

__all__ = ["CHECKS", "MODULES", "Check", "Facts", "Finding", "Severity", "findings", "scientific_names"]

#: Where the checks stand.
MODULES = (checks_edition, checks_activities, checks_results)


def findings(edition: Edition, facts: Facts) -> tuple[Finding, ...]:
    """Everything that the checks find, the errors first, then in the order of the checks.

    Drafts of results count here: what is checked is what would be published, and what stands in its way.
    """
    case = Case(edition, facts, standings(edition, on=facts.on), occasions(edition, on=facts.on))
    found = [
        Finding(each.id, each.severity, kind, about, called, sentence)
        for each in CHECKS.values()
        for kind, about, called, sentence in each.find(case)
    ]
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))
