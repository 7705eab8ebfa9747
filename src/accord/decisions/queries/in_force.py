"""The text in force on a day, with what of it was repealed since, and who cites what as it then stood."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accord.core.dates import ImpreciseDate
from accord.core.texts.lifecycle import State, Version, standing, version_on, why_none
from accord.core.texts.provision_status import Finding, ProvisionStanding, provision_standing
from accord.decisions.models import Citation, Expression, Provision, ProvisionEvent, Work
from accord.decisions.queries.log import Log, log_of
from accord.decisions.queries.papers import around


@dataclass(frozen=True, slots=True)
class InForce:
    """Which version of a text stood on a day. `version` is its identifier, None where none did: `why` then says why.

    `expressions` are its texts in the register, by language, as identifiers of papers; none where the register does not have the words.
    """

    work: str
    on: date
    version: str | None
    state: State
    since: ImpreciseDate | None = None
    until: ImpreciseDate | None = None  # the first day on which it no longer stands, where that is known
    expressions: tuple[tuple[str, str], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A part of the text in force: its words, whether it was repealed since (and when), and how it stands by itself."""

    label: str
    kind: str
    words: str
    repealed_on: ImpreciseDate | None
    standing: ProvisionStanding
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextOn:
    """The text in force on a day in one language: `key` is the paper that holds it, None where the register lacks the words."""

    in_force: InForce
    language: str
    key: str | None
    title: str
    provisions: tuple[ProvisionRow, ...]

    @property
    def text(self) -> str:
        """What stands, without what was repealed, with a blank line between parts."""
        return "\n\n".join(each.words for each in self.provisions if each.repealed_on is None)


@dataclass(frozen=True, slots=True)
class CitedOn:
    """A text in force on a day that names another: which revision it names, and which one stood then."""

    paper: str
    paper_title: str
    citing: str
    start: int
    named: str
    then: str | None
    is_outdated: bool
    pinpoint: str
    sentence: str
    citing_repealed: bool


def in_force(work: str, on: date) -> InForce:
    """Which version of a text stood on `on`. A revision (`@cop14`) is answered as its text: the version may be another. Raises NotFound."""
    log = log_of(work)
    version = version_on(log.entries, on)
    if version is None:
        return InForce(log.key, on, None, _state(log, on), why=why_none(log.text, log.entries, on))
    key = _key(log, version)
    return InForce(log.key, on, key, version.state, version.since, version.until, _texts(key))


def text_on(work: str, on: date, *, language: str = "en") -> TextOn:
    """The words in force on `on`, in `language` or else in another that the register has. Raises NotFound."""
    stood = in_force(work, on)
    log = log_of(work)
    version = version_on(log.entries, on)
    keys = dict(stood.expressions)
    key = keys.get(language) or next(iter(keys.values()), None)
    if key is None or version is None:
        return TextOn(stood, language, None, "", ())
    row = Expression.objects.get(id=key)
    return TextOn(stood, row.language, key, row.title, _provisions(row, log, version, on))


def _texts(key: str) -> tuple[tuple[str, str], ...]:
    """The papers that hold the words of a version, by language: its own text, else a set of decisions that prints it."""
    own = Expression.objects.filter(work=key).order_by("language", "id").values_list("language", "id")
    printed = (
        Expression.objects.filter(provisions__instrument=key)
        .exclude(language__in=[language for language, _ in own])
        .order_by("language", "work_id", "id")
        .values_list("language", "id")
        .distinct()
    )
    return tuple(sorted({**dict(reversed(list(printed))), **dict(own)}.items()))


def labels_of(work: str, on: date) -> tuple[str, ...]:
    """The labels of the parts of the text that stood on a day (or of the revision named), as one cites them."""
    key = work if "@" in work else in_force(work, on).version or work
    rows = Provision.objects.filter(expression__work=key).exclude(label="").values_list("label", flat=True)
    return tuple(dict.fromkeys(rows))


def cited_by_on(work: str, on: date) -> tuple[CitedOn, ...]:
    """The texts in force on `on` that name `work`, with the revision they name beside the one that stood then. Raises NotFound."""
    then = in_force(work, on).version
    rows = (
        Citation.objects.filter(cited=work.partition("@")[0], expression__work__isnull=False)
        .select_related("expression")
        .order_by("expression__work_id", "start", "id")
    )
    versions: dict[str, tuple[Log, Version | None]] = {}
    found = []
    for row in rows:
        citing = row.expression.work_id or ""
        if citing.partition("@")[0] == work.partition("@")[0]:
            continue
        if citing not in versions:
            log = log_of(citing)
            versions[citing] = (log, version_on(log.entries, on))
        log, version = versions[citing]
        if version is None or _key(log, version) != citing:
            continue
        found.append(_cited(row, citing, version, then))
    return tuple(found)


def _cited(row: Citation, citing: str, version: Version, then: str | None) -> CitedOn:
    named = f"{row.cited}@{row.revision}" if row.revision else row.cited
    place = (
        Provision.objects.filter(expression=row.expression_id, start__lte=row.start, end__gt=row.start)
        .order_by("-start")
        .values_list("label", flat=True)
        .first()
    )
    return CitedOn(
        row.expression_id,
        row.expression.title,
        citing,
        row.start,
        named,
        then,
        is_outdated=then is None or bool(row.revision and named != then),
        pinpoint=row.pinpoint,
        sentence=around(row.expression.text, row.start, row.end),
        citing_repealed=version.has_lost(place or "") is not None,
    )


def _provisions(row: Expression, log: Log, version: Version, on: date) -> tuple[ProvisionRow, ...]:
    texts = Work.objects.filter(Q(id=log.key) | Q(id__startswith=f"{log.key}@")).values_list("id", flat=True)
    findings: dict[str, list[Finding]] = {}
    for each in ProvisionEvent.objects.filter(work__in=list(texts)).order_by("on", "id"):
        findings.setdefault(each.provision, []).append(Finding(each.status, each.on, each.pk))
    binding = set(row.duties.exclude(strength="none").values_list("start", flat=True))
    made = []
    key = _key(log, version)
    parts = row.provisions.order_by("place")
    for part in parts if row.work_id == key else parts.filter(instrument=key):
        lost = version.has_lost(part.label)
        asks = any(part.start <= start < part.end for start in binding)
        known = findings.get(part.label, []) if part.label else []
        made.append(
            ProvisionRow(
                part.label,
                part.kind,
                row.text[part.start : part.end],
                lost.on if lost else None,
                provision_standing(known, on=on, kind=part.kind, binding=asks),
                part.start,
                part.end,
            )
        )
    return tuple(made)


def provision_statuses(work: str, *, on: date | None = None) -> tuple[tuple[str, ProvisionStanding], ...]:
    """The provisions of a text of which something was found, with how each stands. Raises NotFound."""
    key = log_of(work).key
    rows: dict[str, list[Finding]] = {}
    for each in ProvisionEvent.objects.filter(Q(work=key) | Q(work__id__startswith=f"{key}@")).order_by("on", "id"):
        rows.setdefault(each.provision, []).append(Finding(each.status, each.on, each.pk))
    return tuple((label, provision_standing(findings, on=on)) for label, findings in sorted(rows.items()))


def _key(log: Log, version: Version) -> str:
    return f"{log.key}@{version.revision}" if version.revision else log.key


def _state(log: Log, on: date) -> State:
    return standing(log.entries, on=on)
