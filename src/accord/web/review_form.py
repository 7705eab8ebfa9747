"""The form of the review queue: what can be chosen for a case, and the act that a filled-in form asks for."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from accord.core.dates import read_date
from accord.core.errors import Conflict, Invalid
from accord.core.taxonomy import DETERMINATE, Relation
from accord.journal.actors import Actor
from accord.register.models import Source
from accord.species import acts
from accord.species.models import Cover
from accord.species.models import Relation as StoredRelation
from accord.species.review.queue import single
from accord.species.review.values import IMPLIED_COVER, Case, State
from accord.web import words
from accord.web.questions import line, today

#: In the order of the keys 1 to 5.
RELATIONS = (
    Relation.CONGRUENT,
    Relation.INCLUDES,
    Relation.INCLUDED_IN,
    Relation.OVERLAPS,
    Relation.DISJOINT,
)
_LONGEST_REASON = 8000
NONE = "-"  # among the candidates: none of them


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen; `key` is what is pressed for it."""

    value: str
    label: str
    key: str = ""
    chosen: bool = False
    note: str = ""
    is_english: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of a case offers, and what was typed into it."""

    relations: tuple[Option, ...] = ()
    covers: tuple[Option, ...] = ()
    candidates: tuple[Option, ...] = ()
    reason: str = ""
    decided_on: str = ""
    source: str = ""
    seen: str = ""  # the evidence that the form stands beside, as a fingerprint
    sources: tuple[tuple[str, str], ...] = field(default_factory=tuple)


def options(case: Case, beside: str, typed: Mapping[str, str] | None) -> Form:
    """The form of a case, with what was typed, with the decision in force, or with what the evidence proposes."""
    given = typed or {}
    ruling = case.ruling
    proposed = _proposed(case)
    return Form(
        relations=_relations(case, given.get("relation") or (ruling.relation if ruling else "") or proposed, proposed)
        if case.is_pair or beside or (case.question is not None and case.question.kind == "pair")
        else (),
        covers=_covers(given.get("cover", ruling.cover if ruling and ruling.chosen else "")),
        candidates=_candidates(case, given.get("chosen") or (ruling.chosen or NONE if ruling else "")),
        reason=given.get("reason", ""),
        decided_on=given.get("decided_on") or today().isoformat(),
        source=given.get("source", ""),
        seen=fingerprint(case.evidence),
        sources=tuple(Source.objects.order_by("id").values_list("id", "title")),
    )


def decide(actor: Actor, case: Case, given: Mapping[str, str]) -> None:
    """Do the act that the form asks for.

    Raises Invalid for what can't be read, Conflict where the evidence is no longer the one that the form stood beside, and
    whatever the act raises.
    """
    if (seen := line(given.get("seen", ""))) and seen != fingerprint(case.evidence):
        raise Conflict(gettext("The lists have changed since this page was opened. Look at the evidence again."))
    reason = given.get("reason", "").strip()[:_LONGEST_REASON]
    decided_on = read_date(line(given.get("decided_on", "")) or today().isoformat())
    if decided_on > today():
        raise Invalid(gettext("A decision can't be taken in the future."), fields={"decided_on": "is in the future"})
    source = line(given.get("source", "")) or None
    beside = line(given.get("with", ""))
    shared: dict[str, Any] = {
        "actor": actor,
        "reason": reason,
        "decided_on": decided_on,
        "source": source,
        "evidence": case.evidence,
    }
    if case.question is not None:
        _answer(case, given, shared)
    elif case.is_pair or beside:
        relation = _relation(given)
        cover = line(given.get("cover", "")) or IMPLIED_COVER[relation]
        if cover not in Cover.values:
            raise Invalid(gettext("Choose how far the listing reaches."), fields={"cover": "is unknown"})
        in_force = case.is_pair and case.state is not State.OPEN and bool(case.ruling and case.ruling.relation)
        act = acts.revise_alignment if in_force else acts.decide_alignment
        act(
            **shared,
            left=case.left_key or beside,
            right=case.right_key or beside,
            relation=StoredRelation(relation.value),
            cover=Cover(cover),
        )
    else:
        acts.answer_question(**shared, question=single(case))


def fingerprint(evidence: str) -> str:
    """A short name for what the lists said."""
    return hashlib.sha256(evidence.encode()).hexdigest()[:16]


def _answer(case: Case, given: Mapping[str, str], shared: Mapping[str, Any]) -> None:
    assert case.question is not None
    chosen = line(given.get("chosen", ""))
    found = {each.taxon: each for each in case.question.candidates}
    if chosen != NONE and chosen not in found:
        raise Invalid(gettext("Choose one of the candidates, or none of them."), fields={"chosen": "is missing"})
    more: dict[str, Any] = {}
    if chosen != NONE:
        more = {"chosen": chosen, "chosen_name": found[chosen].accepted_name or found[chosen].name}
        relation = _relation(given) if case.question.kind == "pair" else Relation.CONGRUENT
        more |= {"relation": relation.value, "cover": line(given.get("cover", "")) or IMPLIED_COVER[relation]}
    assert case.number is not None
    acts.answer_question(**shared, **more, question=case.number)


def _relation(given: Mapping[str, str]) -> Relation:
    wanted = line(given.get("relation", ""))
    if wanted not in {each.value for each in DETERMINATE}:
        raise Invalid(gettext("Choose how the two taxa relate."), fields={"relation": "is missing"})
    return Relation(wanted)


def _proposed(case: Case) -> str:
    """The relation that the evidence gives, where it gives one."""
    if case.row is not None and case.row.relation in DETERMINATE:
        return case.row.relation.value
    return ""


def _possible(case: Case) -> frozenset[str]:
    """The relations that the evidence leaves open; of a question with several candidates nothing is marked."""
    if case.row is not None:
        return frozenset(each.value for each in case.row.articulation.possible)
    if case.question is not None and len(case.question.candidates) == 1:
        return frozenset(case.question.candidates[0].possible)
    return frozenset()


def _relations(case: Case, chosen: str, proposed: str) -> tuple[Option, ...]:
    possible = _possible(case)
    return tuple(
        Option(
            relation.value,
            words.in_words(words.RULED_RELATIONS, relation.value),
            str(number),
            relation.value == chosen,
            gettext("proposed") if relation.value == proposed else gettext("possible") if relation in possible else "",
        )
        for number, relation in enumerate(RELATIONS, start=1)
    )


def _covers(chosen: str) -> tuple[Option, ...]:
    follows = Option("", gettext("as the relation implies"), chosen=not chosen)
    return (
        follows,
        *(Option(each, words.in_words(words.COVERS, each), chosen=each == chosen) for each in Cover.values),
    )


def _candidates(case: Case, chosen: str) -> tuple[Option, ...]:
    if case.question is None:
        return ()
    is_pair = case.question.kind == "pair"  # there the keys 1 to 5 are those of the relation
    only = len(case.question.candidates) == 1 and is_pair
    found = [
        Option(
            each.taxon,
            each.accepted_name or each.name,
            str(number) if number < 9 and not is_pair else "",
            each.taxon == chosen or (only and not chosen),
            each.evidence,
            is_english=True,
        )
        for number, each in enumerate(case.question.candidates, start=1)
    ]
    return (*found, Option(NONE, gettext("none of them"), "9", chosen == NONE))
