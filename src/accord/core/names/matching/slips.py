"""Names a slip of the pen apart: one or two letters in one word. Always proposals (species.md section 1).

Within a genus all epithets are looked at, after filters by length and letters that lose none. A wrong genus is looked for
among names with the same epithets, in their stems.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from accord.core.names.matching.candidates import gathered
from accord.core.names.matching.index import KeyColumn, ListIndex, Pairs, Rows, spread
from accord.core.names.matching.keys import Keys, keys, letters, word_forms

#: From which length of the longer word how many edits are still a slip: the pen may have dropped a letter.
_TWO_EDITS: Final = 7
_ONE_EDIT: Final = 5
_EDITS: Final = 2
#: Genera are short, and the same epithet beside them says much: one edit from three letters on, two from five. One that is
#: itself a genus of a list is a slip only where it is long.
_SHORTEST_GENUS: Final = 3
_TWO_EDITS_OF_A_GENUS: Final = 5
_LONG_GENUS: Final = 5
_PART: Final = {"genus": "field_0", "tail": "field_1"}
_AT_ONCE: Final = 300_000
_LENGTH: Final = np.uint32(26)
_LETTERS: Final = np.uint32((1 << 26) - 1)


def slips(queries: pl.DataFrame, lists: Sequence[ListIndex]) -> pl.DataFrame:
    """Candidates for queries in stems, with the number of `edits` between the names and the `word` they are in."""
    asked = queries.filter(pl.col("epithets") > 0)
    known = _known_genera(asked, lists)
    found = [(part, _of_list(asked, known, each)) for part, each in enumerate(lists)]
    frame = gathered(asked, [(part, pairs) for part, (pairs, _) in found], lists)
    edits = np.concatenate([edits for _, (_, edits) in found]) if found else np.zeros(0)
    return frame.with_columns(pl.Series("edits", edits.astype(np.uint8)))


def _known_genera(asked: pl.DataFrame, lists: Sequence[ListIndex]) -> npt.NDArray[np.bool_]:
    """Whether the genus of each query is one of any list."""
    wanted = keys(asked, "genus")
    known = np.zeros(asked.height, dtype=bool)
    for each in lists:
        start, stop = each.key_columns["genus"].spans(wanted)
        known |= stop > start
    return known


def _of_list(
    asked: pl.DataFrame, known: npt.NDArray[np.bool_], index: ListIndex
) -> tuple[Pairs, npt.NDArray[np.int64]]:
    kept, numbers = [], []
    for pairs, word in _near(asked, known, index):
        wanted = asked[word].gather(pairs.query)
        names = index.names["label"].gather(pairs.row).str.splitn(" ", 2).struct.field(_PART[word])
        edits = cpdist(wanted.to_list(), names.to_list(), scorer=OSA.distance, score_cutoff=_EDITS, dtype=np.uint8)
        close = (edits <= _EDITS) & (edits > 0)
        if word == "tail":
            close[close] = _in_one_word(wanted.filter(close), names.filter(close), edits[close])
        else:
            lengths = np.maximum(wanted.str.len_chars().to_numpy(), names.str.len_chars().to_numpy())
            close &= (edits == 1) | (lengths >= _TWO_EDITS_OF_A_GENUS)
        kept.append(pairs.where(close))
        numbers.append(edits[close].astype(np.int64))
    signs = _other_sign(asked, index.key_columns["exact"])
    kept.append(signs)
    numbers.append(np.zeros(len(signs.row), dtype=np.int64))
    rows = Pairs(np.concatenate([each.query for each in kept]), np.concatenate([each.row for each in kept]))
    return rows, np.concatenate(numbers)


def _near(asked: pl.DataFrame, known: npt.NDArray[np.bool_], index: ListIndex) -> Iterator[tuple[Pairs, str]]:
    """Pairs whose `tail` or whose `genus` may be near, so many at once as fit in memory."""
    names = index.names
    spelt, length = letters(asked["tail"]), asked["tail"].str.len_chars().to_numpy().astype(np.int64)
    counts, crossed = asked["epithets"].to_numpy(), asked["hybrid"].to_numpy()
    their_letters, their_length = names["letters"].to_numpy(), names["length"].to_numpy()
    their_counts, their_signs = names["epithets"].to_numpy(), names["hybrid"].to_numpy()
    for pairs in _in_slices(index.key_columns["genus"], keys(asked, "genus")):
        query, row = sized = pairs.where(np.abs(length[pairs.query] - their_length[pairs.row]) <= _EDITS)
        near = np.bitwise_count(spelt[query] ^ their_letters[row]) <= 2 * _EDITS
        near &= (counts[query] == their_counts[row]) & (crossed[query] == their_signs[row])
        yield sized.where(near), "tail"
    forms, their_forms = word_forms(asked["genus"]), names["genus_form"].to_numpy()
    for pairs in _in_slices(index.key_columns["tail"], keys(asked, "tail")):
        mine, theirs = forms[pairs.query], their_forms[pairs.row]
        sizes = (mine >> _LENGTH).astype(np.int16), (theirs >> _LENGTH).astype(np.int16)
        shortest = np.minimum(*sizes)
        near = (np.abs(sizes[0] - sizes[1]) <= _EDITS) & (shortest >= _SHORTEST_GENUS)
        near &= (shortest >= _LONG_GENUS) | ~known[pairs.query]
        near &= np.bitwise_count((mine ^ theirs) & _LETTERS) <= 2 * _EDITS
        near &= crossed[pairs.query] == their_signs[pairs.row]
        yield pairs.where(near), "genus"


def _in_slices(column: KeyColumn, wanted: Keys) -> Iterator[Pairs]:
    start, stop = column.spans(wanted)
    ends = np.cumsum(stop - start)
    begins = np.searchsorted(ends, np.arange(0, ends[-1] if len(ends) else 0, _AT_ONCE), side="right")
    for begin, end in pairwise([*begins, len(wanted)]):
        pairs = spread(start[begin:end], stop[begin:end])
        rows: Rows = pairs.row if column.rows is None else column.rows[pairs.row].astype(np.int64)
        yield Pairs(pairs.query + begin, rows)


def _in_one_word(asked: pl.Series, said: pl.Series, edits: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Whether all edits are in one epithet, and it is long enough for them."""
    allowed = np.zeros(len(edits), dtype=bool)
    pairs = zip(asked.to_list(), said.to_list(), edits, strict=True)
    for place, (one, other, number) in enumerate(pairs):
        differing = [(mine, theirs) for mine, theirs in zip(one.split(), other.split(), strict=True) if mine != theirs]
        longest = max(map(len, differing[0])) if len(differing) == 1 else 0
        allowed[place] = longest >= (_TWO_EDITS if number > 1 else _ONE_EDIT)
    return allowed


def _other_sign(asked: pl.DataFrame, exact: KeyColumn) -> Pairs:
    """Names that only the sign of a hybrid tells apart (ICN Art. H.3)."""
    return exact.find(keys(asked.with_columns(~pl.col("hybrid")), "exact"))
