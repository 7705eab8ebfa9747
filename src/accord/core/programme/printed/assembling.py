"""Makes the values of a printed programme from what was gathered."""

import re
from collections.abc import Sequence

from accord.core.programme.printed.columns import is_status_word, says_no_action
from accord.core.programme.printed.drafts import Draft, Gathered
from accord.core.programme.printed.headings import Years, bodies_in, is_draft, is_report, years_in
from accord.core.programme.printed.lines import Line, is_bullet, joined, without_bullet
from accord.core.programme.printed.phrases import conditions_in, deadline_in, mandates_in, recurrence_in
from accord.core.programme.printed.taxa import taxa_in
from accord.core.programme.printed.values import (
    PrintedActivity,
    PrintedColumn,
    PrintedProgramme,
    PrintedResult,
    PrintedTheme,
    Reported,
)

_UNSURE = "the text does not show beside which activity some results stand: their words decided"
_BESIDE = "other activities of this group have results: the cell beside this one may not be empty"


def assemble(title: str, start: int, gathered: Gathered, words: frozenset[str], cover: str) -> PrintedProgramme:
    """The programme with this title."""
    drafts = gathered.activities
    years = years_in(title)
    doubts = []
    if years.first is None:
        years = (
            years_in(cover)
            if is_report(cover) and len(set(re.findall(r"20[0-9]{2}-20[0-9]{2}", cover))) == 1
            else Years()
        )
        doubts.append("no years in the title" + (f": {years.edition} is taken from the cover" if years.first else ""))
    reported = {draft.group for draft in drafts if draft.results}
    activities = tuple(_activity(draft, gathered, words, draft.group in reported) for draft in drafts)
    end = max([*(each.end for each in activities), *(r.end for each in activities for r in each.results)])
    used = {draft.theme for draft in drafts}
    themes = tuple(
        PrintedTheme(each.code, each.title, joined(each.lines, words), each.start, each.end)
        for each in gathered.themes
        if each.code in used
    )
    return PrintedProgramme(
        years.edition, years.first, years.last, title, bodies_in(title) or bodies_in(cover[:300]), is_draft(title), gathered.has_results,
        themes, activities, start, end, tuple(doubts),
    )  # fmt: skip


def _activity(draft: Draft, gathered: Gathered, words: frozenset[str], group_reports: bool) -> PrintedActivity:
    stem, items = _items(draft.passage.lines, words)
    text = re.sub(r"\s+", " ", " ".join([stem, *items])).strip()
    results = tuple(
        PrintedResult(text_of, each.passage.start, each.passage.end, each.shared, each.certain)
        for each in draft.results
        if (text_of := each.passage.text(words))
    )
    columns = {role: value for role, _, value in draft.columns}
    status_words = columns.get("status", "") or next((each.text for each in results if is_status_word(each.text)), "")
    timeline = columns.get("timeline", "")
    doubts = list(draft.doubts)
    if any(not each.certain for each in results):
        doubts.append(_UNSURE)
    elif not results and group_reports and gathered.has_results and not draft.said_nothing:
        doubts.append(_BESIDE)
    return PrintedActivity(
        draft.theme,
        draft.subtheme,
        draft.code.canonical if draft.code else "",
        draft.code.printed if draft.code else "",
        text,
        stem,
        items,
        results,
        _status(results, status_words),
        draft.start,
        max([line.end for line in draft.passage.lines] or [draft.start]),
        status_words=status_words,
        conditions=conditions_in(text),
        taxa=taxa_in(draft.subtheme, text),
        deadline=deadline_in(text, timeline),
        recurrence=recurrence_in(timeline) or recurrence_in(text),
        mandates=mandates_in(f"{text} ; {columns.get('mandate', '')}"),
        lead=columns.get("lead", ""),
        partners=columns.get("partners", ""),
        timeline=timeline,
        columns=tuple(PrintedColumn(*each) for each in draft.columns),
        doubts=tuple(doubts),
    )


def _status(results: Sequence[PrintedResult], status_words: str) -> Reported:
    said = [each for each in results if not is_status_word(each.text) or len(results) == 1]
    if said and all(says_no_action(each.text) for each in said):
        return Reported.NO_ACTION
    if said:
        return Reported.REPORTED
    if status_words:
        return Reported.NO_ACTION if says_no_action(status_words) else Reported.REPORTED
    return Reported.NONE_REPORTED


def _items(lines: Sequence[Line], words: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """What stands before a list, and its items: marked with bullets, or each begun behind a colon or semicolon."""
    if not lines:
        return "", ()
    groups: list[list[Line]] = [[]]
    listing = False
    for line in lines:
        before = groups[-1][-1].text if groups[-1] else ""
        bare = without_bullet(line.text)
        lettered = re.match(r"\(?(?:[a-z]|[ivx]{1,4})[).]\s+\S", bare)
        opens = is_bullet(line.text) or lettered
        if before.endswith(":") and not listing and (opens or bare[:1].isupper() or line.gap):
            listing = opens_group = True
        else:
            opens_group = bool(
                ((listing or before) and opens) or (listing and re.search(r"(?:;|;\s*(?:and|or|et|ou|y|o))$", before))
            )
            listing = listing or bool(opens and before)
        if opens_group and groups[-1]:
            groups.append([])
        if re.sub(r"[-–—•\s]", "", line.text):
            groups[-1].append(line)
    stem, *items = (joined(each, words) for each in groups if each)
    return stem, tuple(items)
