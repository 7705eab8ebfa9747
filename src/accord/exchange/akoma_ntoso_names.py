"""Names of Akoma Ntoso 3.0 and of our attributes in it, and letters that XML has no place for."""

import re
from typing import Final

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ACCORD: Final = "https://accord.example/ns/text/1"
A: Final = f"{{{AKN}}}"
X: Final = f"{{{ACCORD}}}"
XmlSpace: Final = "{http://www.w3.org/XML/1998/namespace}space"
#: What stands where the day of adoption is not known; the standard wants a day.
UNKNOWN_DAY: Final = "0001-01-01"

#: XML 1.0 forbids most control characters and folds carriage returns; these, and the mark itself, are written as their number
#: between two marks, a letter of the private area that no text is likely to hold.
_MARK: Final = "\ue0f0"
_FORBIDDEN: Final = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff{_MARK}]")
_WRITTEN: Final = re.compile(f"{_MARK}([0-9a-f]+){_MARK}")


def escaped(text: str) -> str:
    """The text with only letters that XML keeps."""
    return _FORBIDDEN.sub(lambda found: f"{_MARK}{ord(found[0]):x}{_MARK}", text)


def unescaped(text: str) -> str:
    """The text as it was."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)
