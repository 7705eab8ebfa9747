"""Roman numbers."""

_WORTH = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_ROMAN = {letters: worth for worth, letters in _WORTH}


def roman(text: str) -> int:
    """The value of a Roman number in capitals; 0 where it is none."""
    value = 0
    for place, letter in enumerate(text):
        worth = _ROMAN[letter]
        value += -worth if any(_ROMAN[after] > worth for after in text[place + 1 : place + 2]) else worth
    return value if as_roman(value) == text else 0


def as_roman(value: int) -> str:
    """A number from 1 on in capital Roman letters."""
    written = ""
    for worth, letters in _WORTH:
        while value >= worth:
            written, value = written + letters, value - worth
    return written
