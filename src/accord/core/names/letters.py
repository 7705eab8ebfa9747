"""The letters that scientific names and their authors are written with, and how names fold them.

Names are of the letters a to z (ICZN Art. 11.2, 27; ICN Art. 23.2, 60.6 to 60.8): ä, ö, ü become ae, oe, ue, å becomes
ao, ø becomes oe, ligatures are opened, other signs above and below letters go. Authors keep theirs.
"""

import unicodedata
from functools import cache
from typing import Final

#: Capitals and small letters of the Latin scripts in which people sign.
CAPITALS: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚ"  # the letters one by one: a range would hold small ones
SMALL: Final = "a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțǎǐǒǔǧǫə\u1e00-\u1eff"

#: What one letter of a name becomes where it is more than a sign that is dropped.
FOLDS: Final = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "å": "ao",
    "ø": "oe",
    "æ": "ae",
    "œ": "oe",
    "ß": "ss",
    "ð": "d",
    "đ": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ſ": "s",
    "ĳ": "ij",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
}
#: The small letters beyond a to z that regular names may hold; rarer ones take the careful path.
MARKED: Final = "äöüåøæœëïéèêáàâíìîóòôúùûñçãõ"
_PLAIN: Final = {letter: unicodedata.normalize("NFD", letter)[0] for letter in MARKED if letter not in FOLDS}
#: Every marked letter of regular names with what stands for it in the canonical form.
FOLDED: Final = _PLAIN | {letter: FOLDS[letter] for letter in MARKED if letter in FOLDS}


@cache
def folded_word(word: str) -> str:
    """A word of a name in the letters a to z and hyphens: `trägårdhi` gives `traegaordhi`, `o'briani` gives `obriani`."""
    opened = "".join(FOLDS.get(letter.lower(), letter) for letter in unicodedata.normalize("NFC", word))
    plain = "".join(letter for letter in unicodedata.normalize("NFD", opened) if not unicodedata.combining(letter))
    kept = "".join(letter for letter in plain if letter == "-" or letter.isalpha()).strip("-").lower()
    return kept[:1].upper() + kept[1:] if word[:1].isupper() else kept
