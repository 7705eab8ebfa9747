"""The review queue: every case that needs a person, with what was decided and where the lists now say otherwise.

Cases about the register's own lists are read off the concordance made without any decision, so that a decision does not
hide what the evidence says. It is made once for each state of the lists; decisions are joined to it at every look.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from accord.core.concordance import Concordance, Row, build, list_side
from accord.core.errors import Invalid
from accord.core.listings.model import CITES, CMS
from accord.core.taxonomy import Articulation, Relation
from accord.journal.models import Entry
from accord.journal.queries import Recorded, entry, seal
from accord.species.models import AlignmentDecision
from accord.species.queries.side_by_side import current
from accord.species.review.contradictions import Statements, contradiction_of_answer, contradiction_of_pair
from accord.species.review.kinds import CONTESTED_FIRST, NOT_ASKED, UNDECIDED, kinds_of, strictness, urgency_of
from accord.species.review.models import Answer, Question, QuestionKind, Remark
from accord.species.review.values import Asked, Candidate, Case, Progress, Queue, RemarkRow, Ruling, State

#: What the register's own two lists are called as a filter of the queue.
OWN_LISTS = f"{CITES}-{CMS}"
_NOT_LISTED = strictness()
#: What a person does in the queue and can take back.
UNDOABLE = (
    "species.decide_alignment",
    "species.revise_alignment",
    "species.answer_question",
    "species.write_remark",
    "species.ask_questions",
)
#: Acts after which the lists say what they said before.
_WITHOUT_EFFECT = (
    "species.decide_alignment",
    "species.revise_alignment",
    "species.revoke_alignment",
    "species.answer_question",
    "species.revoke_answer",
    "species.ask_questions",
    "species.write_remark",
    "register.invite",
    "register.choose_password",
    "register.open_account",
    "register.grant_role",
)


def queue(on: date) -> Queue:
    """Everything that was or is to be decided, as the lists stand on a date; the most urgent first."""
    evidence = unaided(on)
    statements = Statements(row.articulation for row in evidence.rows)
    decisions = _decisions()
    answers = _answers()
    cases = [*_of_the_register(evidence, statements, decisions, answers), *_sent(evidence)]
    cases.sort(key=lambda case: (case.urgency, case.name, case.key))
    aside = sum(not NOT_ASKED.isdisjoint(row.codes) and not kinds_of(row) for row in evidence.rows)
    return Queue(tuple(cases), aside, {case.key: case for case in cases})


def unaided(on: date) -> Concordance:
    """The concordance of the register's lists as the evidence alone has it, without what people decided."""
    last = Entry.objects.exclude(act__in=_WITHOUT_EFFECT).order_by("-number").values_list("hash", flat=True).first()
    return _unaided(last or "", on)


@lru_cache(maxsize=4)
def _unaided(_after: str, on: date) -> Concordance:
    register = current()
    try:
        left, right = (
            list_side(register.names.in_use(on), instrument=law, on=on, references=register.references.get(law, {}))
            for law in (CITES, CMS)
        )
    except Invalid:  # a register that holds one of the lists only, or none, has nothing to set side by side
        return Concordance(CITES.upper(), CMS.upper(), on, ())
    source = f"Accord register, journal entry {seal().number}"
    return build(left, right, on=on, country_names=register.words.countries, sources=(source,))


def progress(cases: Iterable[Case]) -> tuple[Progress, list[Progress]]:
    """How far the queue is: as a whole, and for each kind in the order of urgency."""
    totals: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    contested: Counter[str] = Counter()
    for case in cases:
        totals[case.kind] += 1
        decided[case.kind] += case.state is State.DECIDED
        contested[case.kind] += case.state is State.CONTESTED
    kinds = sorted(totals, key=lambda kind: (urgency_of(kind), kind))
    whole = Progress("", totals.total(), decided.total(), contested.total())
    return whole, [Progress(kind, totals[kind], decided[kind], contested[kind]) for kind in kinds]


def rulings(case: Case) -> list[Ruling]:
    """Everything that was ever decided on a case, the newest first, what was revoked too."""
    found = []
    if case.is_pair:
        rows = AlignmentDecision.objects.filter(left=case.left_key, right=case.right_key)
        found += [_ruling_on_pair(row) for row in rows.order_by("-decided_on", "-id")]
    if case.number is not None:
        given = Answer.objects.filter(question=case.number).order_by("-decided_on", "-id")
        found += [_ruling_by_answer(row) for row in given]
    return found


def last_own(actor: str) -> Recorded | None:
    """The last thing that somebody did in the queue, where it was not taken back."""
    row = Entry.objects.filter(actor=actor, act__in=(*UNDOABLE, "journal.undo")).order_by("-number").first()
    return entry(row.number) if row is not None and row.act in UNDOABLE else None


def remarks(case: str) -> list[RemarkRow]:
    """What was written beside a case, the oldest first."""
    rows = Remark.objects.filter(case=case).order_by("written_at", "id")
    return [RemarkRow(row.text, row.written_by, row.written_at) for row in rows]


# The register's own lists ---------------------------------------------------------------------------------------


def _of_the_register(
    evidence: Concordance,
    statements: Statements,
    decisions: Mapping[tuple[str, str], Ruling],
    answers: Mapping[tuple[str, str, str], tuple[int, Ruling]],
) -> Iterable[Case]:
    rows = {_pair(row): row for row in evidence.rows}
    placed = _placed(decisions)
    told: set[tuple[str, str]] = set()
    for pair, row in rows.items():
        if not all(pair) and (joined := placed.get(pair[0] or pair[1])) is not None:
            # A person put it beside a taxon that the evidence does not lead to.
            if joined not in told and joined not in rows:
                told.add(joined)
                kinds = kinds_of(row) or (_main_kind(row),)
                yield _case(joined, row, kinds=kinds, statements=statements, ruling=decisions[joined], number=None)
            continue
        number, answer = _answer_on(pair, answers)
        ruling = decisions.get(pair) or answer
        kinds = kinds_of(row)
        if kinds or ruling is not None:
            kinds = kinds or (_main_kind(row),)
            yield _case(pair, row, kinds=kinds, statements=statements, ruling=ruling, number=number)
    for pair, ruling in decisions.items():
        if pair not in rows and pair not in told:
            yield _case(pair, None, kinds=(UNDECIDED,), statements=statements, ruling=ruling, number=None)


def _case(
    pair: tuple[str, str],
    row: Row | None,
    *,
    kinds: tuple[str, ...],
    statements: Statements,
    ruling: Ruling | None,
    number: int | None,
) -> Case:
    said = statements.about(*pair)
    contradiction = contradiction_of_pair(pair, ruling, statements) if ruling is not None else ""
    strict = strictness(row.left_status, row.right_status) if row is not None else strictness()
    taxon = (row.left or row.right) if row is not None else None
    return Case(
        key="~".join(pair),
        kinds=kinds,
        list=OWN_LISTS,
        group=row.group[0] if row is not None and row.group else "",
        name=taxon.name if taxon else pair[0] or pair[1],
        urgency=(CONTESTED_FIRST if contradiction else urgency_of(kinds[0]), strict),
        row=row,
        number=number,
        ruling=ruling,
        contradiction=contradiction,
        evidence=said,
        left_key=pair[0],
        right_key=pair[1],
    )


def _pair(row: Row | Articulation) -> tuple[str, str]:
    each = row.articulation if isinstance(row, Row) else row
    return each.left or "", each.right or ""


def _main_kind(row: Row) -> str:
    return next(iter(row.codes), UNDECIDED)


def _placed(decisions: Mapping[tuple[str, str], Ruling]) -> dict[str, tuple[str, str]]:
    """The pair in which a decision joins a taxon to another, by either taxon."""
    joined = [pair for pair, ruling in decisions.items() if ruling.relation != Relation.DISJOINT]
    return {taxon: pair for pair in joined for taxon in pair}


def _answer_on(
    pair: tuple[str, str], answers: Mapping[tuple[str, str, str], tuple[int, Ruling]]
) -> tuple[int | None, Ruling | None]:
    """The answer that a taxon of this pair has no counterpart in the other list."""
    for taxon, against, here in ((pair[0], CMS, CITES), (pair[1], CITES, CMS)):
        if taxon and (found := answers.get((here, against, taxon))) is not None:
            return found
    return None, None


def _decisions() -> dict[tuple[str, str], Ruling]:
    rows = AlignmentDecision.objects.filter(revoked_on=None)
    return {(row.left_id, row.right_id): _ruling_on_pair(row) for row in rows}


def _ruling_on_pair(row: AlignmentDecision) -> Ruling:
    return Ruling(
        row.relation,
        row.cover,
        row.right_id,
        "",
        row.reason,
        row.evidence,
        row.decided_by,
        row.decided_on,
        row.source_id,
        row.revoked_on,
        row.revoked_by,
        row.revoked_because,
    )


# Questions that were sent ---------------------------------------------------------------------------------------


def _answers() -> dict[tuple[str, str, str], tuple[int, Ruling]]:
    """The answers in force on questions about one taxon of the register: no counterpart."""
    rows = Answer.objects.filter(revoked_on=None, question__kind=QuestionKind.COUNTERPART).select_related("question")
    return {
        (row.question.asked_in, row.question.against, row.question.key): (row.question_id, _ruling_by_answer(row))
        for row in rows
    }


def _ruling_by_answer(row: Answer) -> Ruling:
    return Ruling(
        row.relation,
        row.cover,
        row.chosen,
        row.chosen_name,
        row.reason,
        row.evidence,
        row.decided_by,
        row.decided_on,
        row.source_id,
        row.revoked_on,
        row.revoked_by,
        row.revoked_because,
    )


def asked(row: Question) -> Asked:
    """A question as a value."""
    return Asked(
        row.kind,
        row.asked_in,
        row.against,
        row.name,
        row.authorship,
        row.key,
        row.rank,
        row.group,
        row.edition,
        row.explanation,
        tuple(Candidate.read(each) for each in row.candidates),
    )


def detailed(case: Case) -> Case:
    """A case with all that is known of it: the queue leaves out the candidates of questions that nobody answered yet."""
    if case.question is None or case.number is None or case.ruling is not None:
        return case
    row = Question.objects.filter(pk=case.number).first()
    if row is None:
        return case
    question = asked(row)
    return replace(case, question=question, evidence=evidence_of(question))


#: What the queue needs of a question that waits; there may be thousands.
_BRIEFLY = ("pk", "kind", "asked_in", "against", "name", "authorship", "key", "rank", "group", "edition")


def _sent(evidence: Concordance) -> Iterable[Case]:
    strict = _strictness_by_taxon(evidence)
    rows = Question.objects.exclude(kind=QuestionKind.COUNTERPART)
    given = {row.question_id: _ruling_by_answer(row) for row in Answer.objects.filter(revoked_on=None)}
    for number, *brief in rows.exclude(pk__in=list(given)).values_list(*_BRIEFLY):
        yield _question_case(number, Asked(*brief), strict)
    for row in rows.filter(pk__in=list(given)):
        question = asked(row)
        said, ruling = evidence_of(question), given[row.pk]
        case = _question_case(row.pk, question, strict)
        contradiction = contradiction_of_answer(question, said, ruling)
        urgency = (CONTESTED_FIRST if contradiction else case.urgency[0], case.urgency[1])
        yield replace(case, ruling=ruling, contradiction=contradiction, evidence=said, urgency=urgency)


def _question_case(number: int, question: Asked, strict: Mapping[str, int]) -> Case:
    return Case(
        key=f"question:{number}",
        kinds=(question.kind,),
        list=question.asked_in,
        group=question.group,
        name=question.name,
        urgency=(urgency_of(question.kind), strict.get(question.key, _NOT_LISTED)),
        question=question,
        number=number,
    )


def evidence_of(question: Asked) -> str:
    """What the last run found, a candidate a line: what an answer is held against later."""
    return "\n".join(sorted(_candidate_line(each) for each in question.candidates))


def _candidate_line(each: Candidate) -> str:
    open_ = f" ({' or '.join(each.possible)})" if each.possible else ""
    return f"{each.taxon} {each.accepted_name or each.name} [{each.method}]{open_}"


def _strictness_by_taxon(evidence: Concordance) -> dict[str, int]:
    found: dict[str, int] = defaultdict(lambda: _NOT_LISTED)
    for row in evidence.rows:
        for taxon, status in ((row.left, row.left_status), (row.right, row.right_status)):
            if taxon is not None:
                found[taxon.id] = min(found[taxon.id], strictness(status))
    return dict(found)


def with_filters(
    cases: Iterable[Case], *, kind: str = "", group: str = "", list_: str = "", state: str = ""
) -> list[Case]:
    """The cases that fit; `state` is open (contested too), contested, decided, or empty for all."""
    wanted = {"open": {State.OPEN, State.CONTESTED}}.get(state, {State(state)} if state else set(State))
    return [
        case
        for case in cases
        if (not kind or kind in case.kinds)
        and group in ("", case.group)
        and list_ in ("", case.list)
        and case.state in wanted
    ]


def single(case: Case) -> Asked:
    """The question whether a taxon that only one list has is another one there."""
    assert case.row is not None
    taxon = case.row.left or case.row.right
    assert taxon is not None
    here, there = (CITES, CMS) if case.row.left is not None else (CMS, CITES)
    return Asked(QuestionKind.COUNTERPART, here, there, taxon.name, taxon.authorship, taxon.id, taxon.rank, case.group)
