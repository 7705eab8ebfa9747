"""Reads the joint programmes of work in a paper: a proposal for a reviewer, with the place of every word.

A programme begins with its title or with an annex, and only where its codes begin anew; a paper without one gives nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.core.programme.printed.assembling import assemble
from accord.core.programme.printed.codes import code_at
from accord.core.programme.printed.columns import heads_in, is_head
from accord.core.programme.printed.drafts import Gathered
from accord.core.programme.printed.flat import FlatReader
from accord.core.programme.printed.grid import GridReader
from accord.core.programme.printed.headings import annex_at, is_report, is_title, theme_at, title_of
from accord.core.programme.printed.laid_out import lines_with_cells
from accord.core.programme.printed.lines import Line, words_of
from accord.core.programme.printed.results import allot
from accord.core.programme.printed.values import PrintedProgramme


@dataclass(slots=True)
class _Segment:
    """Lines that may hold one programme."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)
    start: int = 0


def read_programmes(text: str) -> tuple[PrintedProgramme, ...]:
    """The programmes of work in the text of a paper, in printed order; none where it holds none."""
    return read_lines(lines_with_cells(text), words_of(text))


def read_lines(lines: Sequence[Line], words: frozenset[str]) -> tuple[PrintedProgramme, ...]:
    """The same of lines, which may stand in the cells of tables."""
    found = []
    cover = " ".join(line.text for line in lines[:60])
    for segment in _segments(lines):
        gathered = _gather(segment)
        if gathered is None:
            continue
        allot(gathered, words)
        found.append(assemble(segment.title, segment.start, gathered, words, cover))
    return tuple(found)


def _gather(segment: _Segment) -> Gathered | None:
    roles = {role for line in segment.lines for role in (is_head(line), *heads_in(line.text)) if role}
    gathered = Gathered()
    if any(line.cell for line in segment.lines):
        gathered = GridReader(bool(segment.title), is_report(segment.title)).read(segment.lines)
    if not gathered.activities:
        segment.lines = [line for line in segment.lines if line.text]
        gathered = _flat(segment, roles)
    return gathered if len(gathered.activities) >= (1 if roles & {"activity"} and segment.title else 2) else None


def _flat(segment: _Segment, roles: set[str]) -> Gathered:
    if not segment.title and "activity" not in roles:
        return Gathered()
    lettered = sum(1 for line in segment.lines if code_at(line.text))
    bare = sum(1 for line in segment.lines if code_at(line.text, plain=True))
    plain = "activity" in roles and lettered * 3 < bare
    has_results = "result" in roles
    gapless = has_results and sum(line.gap for line in segment.lines) * 12 < len(segment.lines)
    return FlatReader(has_results, plain, gapless).read(segment.lines)


def _segments(lines: Sequence[Line]) -> list[_Segment]:
    """Parts of a paper from one annex or title to the next, where the codes begin anew between them."""
    found = [_Segment(start=lines[0].start if lines else 0)]
    at = 0
    while at < len(lines):
        line = lines[at]
        annex = annex_at(line.text) if (line.gap or line.page) and line.cell is None else None
        if annex is not None and not is_title(annex):
            found.append(_Segment(start=line.start))
            at += 1
        elif annex or _title(lines, at)[1]:
            title, used = (annex, 1) if annex else _title(lines, at)
            if found[-1].title or _has_codes(found[-1].lines):
                found.append(_Segment(start=line.start))
            found[-1].title, found[-1].lines = title, []
            at += used
        else:
            found[-1].lines.append(line)
            at += 1
    return _joined(found)


def _title(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The title that begins with a line, and over how many lines it goes; none where it begins none."""
    line = lines[at]
    before = lines[at - 1].text if at else ""
    apart = line.gap or line.page or annex_at(before) is not None or (before.isupper() and line.text.isupper())
    if line.cell is not None or not apart:
        return "", 0
    after = lines[at + 1] if at + 1 < len(lines) else None
    runs_on = after is not None and not after.gap and after.text[0].islower() and not line.text.isupper()
    if is_title(line.text) and not (runs_on and len(line.text) > 70):
        return title_of(lines, at, len(lines))
    block = [line.text]
    for following in lines[at + 1 : at + 4]:
        if following.gap or following.cell or theme_at(following.text) or code_at(following.text) or is_head(following):
            break
        block.append(following.text)
    whole = " ".join(block)
    return (
        (whole, len(block))
        if 1 < len(block) < 4 and len(whole) < 240 and is_title(whole[:180]) and not whole.endswith(".")
        else ("", 0)
    )


def _has_codes(lines: Sequence[Line]) -> bool:
    return any(code_at(line.text) for line in lines)


def _joined(segments: list[_Segment]) -> list[_Segment]:
    """Only parts whose codes begin anew stand for themselves: a running head, or a heading inside a programme, doesn't.

    A title without activities of its own is that of the next part without a title.
    """
    found: list[_Segment] = []
    codes: set[str] = set()
    for segment in segments:
        mine = [code.canonical for line in segment.lines if (code := code_at(line.text))]
        before = found[-1] if found else None
        if before is not None and codes and not codes & set(mine[:3]):
            before.lines += segment.lines
            codes |= set(mine)
            continue
        if before is not None and before.title and not segment.title and not codes:
            before.lines += segment.lines
        else:
            found.append(segment)
        codes = set(mine)
    return found


__all__ = ["is_report", "read_lines", "read_programmes"]
