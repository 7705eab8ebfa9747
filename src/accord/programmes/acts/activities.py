"""Acts on activities: add one, alter it, say who does what, cancel it, record its mandates, money and indicators."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from accord.core.errors import Conflict, Invalid, NotFound, Refused
from accord.core.programme.edition import ConditionKind, Role
from accord.core.programme.indicators import number
from accord.decisions.models import Expression, Provision, Work
from accord.journal.actors import Actor
from accord.journal.acts import act
from accord.journal.rows import remove, store, store_all
from accord.programmes import policies  # noqa: F401  (without its policy an act is refused to everyone)
from accord.programmes.acts.known import activity_of, edition_of, raise_version, require_reason, require_seen
from accord.programmes.models import (
    Activity,
    ActivityBody,
    ActivityItem,
    ActivityMandate,
    Edition,
    Funding,
    Indicator,
    Measurement,
    SubTheme,
    Theme,
)
from accord.programmes.values import ActivityFields, Money, NewActivity, NewIndicator

_CODE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_NO_KEY = re.compile(r"[^a-z0-9]+")


@act("programmes.add_activity", legal_date="on", undoable=True)
def add_activity(*, actor: Actor, activity: NewActivity, on: date, reason: str = "") -> str:
    """Add an activity at the end of a theme; gives its key. Raises NotFound, Conflict (the code is taken), Invalid."""
    del actor, on, reason
    return make_activity(edition_of(activity.edition), activity)


@act("programmes.alter_activity", legal_date="on", undoable=True)
def alter_activity(*, actor: Actor, activity: str, seen: int, fields: ActivityFields, on: date, reason: str) -> int:
    """Alter what an activity says from a day on; `seen` is the version that was read. Gives the new version.

    Raises NotFound, Conflict (somebody else altered it meanwhile), Invalid (no reason, nothing altered).
    """
    del actor, on
    require_reason(reason)
    row = activity_of(activity)
    require_seen(f"{row.printed_code} ({activity})", seen, row.version)
    before = _said(row)
    write_fields(row, fields)
    items_differ = _store_items(row, fields.items)
    if _said(row) == before and not items_differ:
        raise Invalid(f"nothing of {activity} is altered by this")
    raise_version(row)
    store(row)
    return row.version


@act("programmes.set_roles", legal_date="on", undoable=True)
def set_roles(*, actor: Actor, activity: str, seen: int, roles: Sequence[Role], on: date, reason: str = "") -> int:
    """Say which bodies do what in an activity; those not named do nothing. Gives the new version; raises like `alter_activity`."""
    del actor, on, reason
    row = activity_of(activity)
    require_seen(f"{row.printed_code} ({activity})", seen, row.version)
    wanted = {(role.body, role.part.value) for role in roles}
    there = {(each.body_id, each.part): each for each in row.bodies.all()}
    for key, each in there.items():
        if key not in wanted:
            remove(each)
    new = [key for key in dict.fromkeys((role.body, role.part.value) for role in roles) if key not in there]
    store_all(ActivityBody(activity=row, body_id=body, part=part) for body, part in new)
    if not new and wanted == set(there):
        raise Invalid(f"nothing of {activity} is altered by this")
    raise_version(row)
    store(row)
    return row.version


@act("programmes.cancel_activity", legal_date="on", undoable=True)
def cancel_activity(*, actor: Actor, activity: str, seen: int, on: date, reason: str) -> None:
    """Cancel an activity from a day on. Raises NotFound, Conflict, Invalid (no reason), Refused (cancelled already)."""
    del actor
    require_reason(reason)
    row = activity_of(activity)
    require_seen(f"{row.printed_code} ({activity})", seen, row.version)
    if row.cancelled_on is not None:
        raise Refused(f"{activity} can't be cancelled", (f"it was cancelled on {row.cancelled_on}",))
    row.cancelled_on, row.cancelled_because = on, reason
    raise_version(row)
    store(row)


@act("programmes.record_mandate", legal_date="on", undoable=True)
def record_mandate(
    *, actor: Actor, activity: str, work: str, on: date, provision: str = "", text: str = "", reason: str = ""
) -> None:
    """Record the text on which an activity rests, with the provision as it stood on `on`.

    Without `text` the provision is taken from a paper of the register that has that text, and the paper is named.
    Raises NotFound (activity, text, provision), Conflict (it is on record).
    """
    del actor, reason
    row = activity_of(activity)
    if not Work.objects.filter(id=work).exists():
        raise NotFound(f"the register has no text {work}")
    if row.mandates.filter(work=work, provision=provision).exists():
        raise Conflict(f"it is on record that {activity} rests on {work} {provision}".rstrip())
    expression, words = (None, text) if text.strip() or not provision else _provision(work, provision)
    store(ActivityMandate(activity=row, work_id=work, provision=provision, expression=expression, text=words, as_of=on))


@act("programmes.record_funding", legal_date="on", undoable=True)
def record_funding(*, actor: Actor, activity: str, money: Money, on: date, reason: str = "") -> int:
    """Record money that an activity needs, or that somebody gives; gives its number. Raises NotFound, Invalid, Conflict."""
    del actor, reason
    row = Funding(
        activity=activity_of(activity),
        needed=money.needed,
        amount=_rounded(money.amount, 2),
        currency=money.currency.upper(),
        funder=money.funder,
        status=money.status,
        on=on,
        source_id=money.source,
        note=money.note,
    )
    store(row)
    return int(row.pk)


@act("programmes.record_indicator", legal_date="on", undoable=True)
def record_indicator(*, actor: Actor, indicator: NewIndicator, on: date, reason: str = "") -> str:
    """Record an indicator of an activity; gives its key. Raises NotFound, Invalid (a level off the scale, no number)."""
    del actor, on, reason
    row = activity_of(indicator.activity)
    _check_scale(indicator)
    key = f"{row.id}:i{row.indicators.count() + 1}"
    if Indicator.objects.filter(id=key).exists():
        key = f"{row.id}:{_NO_KEY.sub('-', indicator.title.lower()).strip('-')[:30]}"
    store(
        Indicator(
            id=key,
            activity=row,
            title=indicator.title,
            unit=indicator.unit,
            scale="\n".join(indicator.scale),
            baseline=indicator.baseline,
            target=indicator.target,
            target_on=indicator.target_on,
            cumulative=indicator.cumulative,
            source_id=indicator.source,
        )
    )
    return key


@act("programmes.record_measurement", legal_date="on", undoable=True)
def record_measurement(
    *, actor: Actor, indicator: str, value: str, on: date, source: str | None = None, note: str = "", reason: str = ""
) -> None:
    """Record what an indicator was on a day: a number, or a level of its scale. Raises NotFound, Invalid, Conflict (measured)."""
    del actor, reason
    row = Indicator.objects.filter(id=indicator).first()
    if row is None:
        raise NotFound(f"the register has no indicator {indicator}")
    if row.measurements.filter(on=on).exists():
        raise Conflict(f"{indicator} was measured on {on} already")
    scale = row.scale.splitlines()
    measured = Measurement(indicator=row, on=on, source_id=source, note=note)
    if scale:
        if value not in scale:
            raise Invalid(
                f"“{value}” is no level of the scale: {', '.join(scale)}", fields={"value": "is off the scale"}
            )
        measured.level = value
    else:
        measured.value = _rounded(_number(value, "value"), 4)
    store(measured)


def make_activity(edition: Edition, given: NewActivity) -> str:
    """A new activity after the others of its theme, within the running act; gives its key."""
    theme = edition.themes.filter(code=given.theme).first()
    if theme is None:
        raise NotFound(f"{edition.id} has no theme {given.theme}")
    if not _CODE.fullmatch(given.code) or len(given.code) > 20:
        raise Invalid(f"“{given.code}” is no code of an activity, such as B8", fields={"code": "has no such form"})
    key = f"{edition.id}:{given.code.lower()}"
    if (
        Activity.objects.filter(id=key).exists()
        or Activity.objects.filter(theme__edition=edition, code=given.code).exists()
    ):
        raise Conflict(f"{edition.id} has an activity {given.code} already")
    last = theme.activities.order_by("-position").values_list("position", flat=True).first()
    row = Activity(
        id=key,
        theme=theme,
        position=(last or 0) + 1,
        code=given.code,
        printed_code=given.code,
        source_id=given.source,
        locator=given.locator,
    )
    write_fields(row, given.fields)
    if not row.text.strip():
        raise Invalid("an activity says what will be done", fields={"text": "is empty"})
    store(row)
    _store_items(row, given.fields.items)
    store_all(
        ActivityBody(activity=row, body_id=role.body, part=role.part.value) for role in dict.fromkeys(given.roles)
    )
    return key


def write_fields(row: Activity, fields: ActivityFields) -> None:
    """Write what is given into the row; what is None stays. Raises Invalid for an unknown condition."""
    for name in ("text", "printed_code", "taxa", "regions", "condition_text", "recurrence", "note"):
        value = getattr(fields, name)
        if value is not None:
            setattr(row, name, value)
    if fields.conditions is not None:
        unknown = [each for each in fields.conditions if each not in list(ConditionKind)]
        if unknown:
            raise Invalid(
                f"“{unknown[0]}” is no condition: {', '.join(ConditionKind)}", fields={"conditions": "is not known"}
            )
        row.conditions = " ".join(dict.fromkeys(fields.conditions))
    if fields.subtheme is not None:
        row.subtheme = _subtheme(row.theme, fields.subtheme) if fields.subtheme.strip() else None
    if fields.without_deadline:
        row.deadline, row.deadline_precision, row.deadline_words = None, "", ""
    elif fields.deadline is not None:
        row.deadline, row.deadline_precision = fields.deadline.last, fields.deadline.precision.value
        row.deadline_words = fields.deadline.words


def _subtheme(theme: Theme, title: str) -> SubTheme:
    """The heading of this title within a theme; a new one where there is none."""
    found = theme.subthemes.filter(title=title).first()
    if found is not None:
        return found
    stem = f"{theme.edition_id}:{_NO_KEY.sub('-', title.lower()).strip('-')}"[:90]
    key, count = stem, 1
    while SubTheme.objects.filter(id=key).exists():
        count += 1
        key = f"{stem}-{count}"
    row = SubTheme(id=key, theme=theme, title=title, position=theme.subthemes.count() + 1)
    store(row)
    return row


def _store_items(row: Activity, items: Sequence[str] | None) -> bool:
    """Put these points in the place of those that are there; whether anything differs."""
    if items is None:
        return False
    there = {each.position: each for each in row.items.all()}
    wanted = dict(enumerate(items, 1))
    for position, each in there.items():
        if position not in wanted:
            remove(each)
    changed = len(there) > len(wanted)
    for position, text in wanted.items():
        former = there.get(position)
        if former is None or former.text != text:
            store(ActivityItem(id=former.pk if former else None, activity=row, position=position, text=text))
            changed = True
    return changed


def _said(row: Activity) -> tuple[object, ...]:
    return (
        *(
            row.text,
            row.printed_code,
            row.taxa,
            row.regions,
            row.conditions,
            row.condition_text,
            row.recurrence,
            row.note,
        ),
        *(row.subtheme_id, row.deadline, row.deadline_precision, row.deadline_words),
    )


def _provision(work: str, label: str) -> tuple[Expression, str]:
    """The words of a provision in a paper of the register, English first. Raises NotFound."""
    for row in (
        Provision.objects.filter(expression__work=work, label=label)
        .select_related("expression")
        .order_by("expression__language", "place")
    ):
        return row.expression, row.expression.text[row.start : row.end].strip()
    raise NotFound(f"no paper of the register has provision {label} of {work}: give its words")


def _check_scale(indicator: NewIndicator) -> None:
    for name in ("baseline", "target"):
        value = getattr(indicator, name)
        if value and indicator.scale and value not in indicator.scale:
            raise Invalid(
                f"“{value}” is no level of the scale: {', '.join(indicator.scale)}", fields={name: "is off the scale"}
            )
        if value and not indicator.scale:
            _number(value, name)
    if len(set(indicator.scale)) != len(indicator.scale) or len(indicator.scale) == 1:
        raise Invalid("a scale has two different levels at least, the worst first", fields={"scale": "is no scale"})


def _number(text: str, field: str) -> Decimal:
    value = number(text.strip())
    if value is None:
        raise Invalid(f"“{text[:40]}” is not a number", fields={field: "is not a number"})
    return value


def _rounded(value: Decimal | None, places: int) -> Decimal | None:
    """As the database gives it back, so that the journal and the row say the same. Raises Invalid."""
    if value is None:
        return None
    try:
        rounded = value.quantize(Decimal(1).scaleb(-places))
    except InvalidOperation:
        raise Invalid(f"{value} is too large a number", fields={"value": "is too large"}) from None
    if rounded != value:
        raise Invalid(f"{value} has more than {places} decimals", fields={"value": "is too exact"})
    return rounded
