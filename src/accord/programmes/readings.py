"""What a reader found in a paper, thing by thing, as the review queue keeps it."""

from collections.abc import Iterator
from dataclasses import dataclass

from accord.core.programme.printed import PrintedActivity, PrintedProgramme, PrintedTheme, Reported
from accord.programmes.models import ReadKind

ReadTheme = PrintedTheme


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A result as it was read, once, with the codes of all activities beside which it stands.

    `says_no_action`: its words say that nothing was done. `is_certain`: the paper shows beside which activities it stands.
    """

    text: str = ""
    codes: tuple[str, ...] = ()
    start: int = 0
    end: int = 0
    says_no_action: bool = False
    is_certain: bool = True


def items_of(programme: PrintedProgramme) -> Iterator[tuple[str, PrintedTheme | PrintedActivity | ReadResult]]:
    """Everything of a programme that a person decides on, in the order of the paper: themes, activities, results."""
    for theme in programme.themes:
        yield ReadKind.THEME.value, theme
    for activity in programme.activities:
        yield ReadKind.ACTIVITY.value, activity
    for result in _results(programme):
        yield ReadKind.RESULT.value, result


def _results(programme: PrintedProgramme) -> Iterator[ReadResult]:
    """Each result once, though it stands beside several activities."""
    found: dict[tuple[int, int, str], ReadResult] = {}
    for activity in programme.activities:
        for result in activity.results:
            key = (result.start, result.end, result.text)
            former = found.get(key)
            code = activity.code or activity.printed_code
            found[key] = ReadResult(
                result.text,
                (*(former.codes if former else ()), code),
                result.start,
                result.end,
                activity.status is Reported.NO_ACTION and (former is None or former.says_no_action),
                result.certain and (former is None or former.is_certain),
            )
    yield from found.values()
