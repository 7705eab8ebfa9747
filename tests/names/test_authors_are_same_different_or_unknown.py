"""Two authorships are the same, different, or nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.core.names import Sameness, compare_authorships

PAIRS = [
    ("(Blumenbach, 1797)", "Blumenbach, 1797", "same"),
    ("Linnaeus, 1758", "Linnaeus 1758", "same"),
    ("L.", "Linnaeus, 1758", "same"),
    ("P. L. Sclater, 1886", "Sclater, 1886", "same"),
    ("(J. E. Gray, 1834)", "Gray, 1834", "same"),
    ("Savage & Wyman, 1847", "Savage and Wyman, 1847", "same"),
    ("Savage et Wyman, 1847", "(Savage & Wyman, 1847)", "same"),
    ("(Savage, 1847)", "(Savage & Wyman, 1847)", "same"),
    ("Ogilby, 1841", "Ogilby, 1840", "same"),
    ("Müller, 1776", "Mueller, 1776", "same"),
    ("Müller, 1776", "Muller, 1776", "same"),
    ("LeSueur, 1818", "Lesueur, 1818", "same"),
    ("de Blainville, 1817", "Blainville, 1817", "same"),
    ("von Martens, 1861", "Martens, 1861", "same"),
    ("(L.) Mill.", "(Linnaeus) Miller", "same"),
    ("Pursglove et al., 1999", "Pursglove, Smith & Jones, 1999", "same"),
    ("Matschie, 1900", "Matschie, 1903", "different"),
    ("Blumenbach, 1797", "Matschie, 1900", "different"),
    ("Hook.f.", "Hook.", "different"),
    ("", "Matschie, 1903", "unknown"),
    ("NULL", "Matschie, 1903", "unknown"),
    ("", "", "unknown"),
    ("1758", "Linnaeus, 1758", "unknown"),
]


@pytest.mark.parametrize(("one", "other", "answer"), PAIRS)
def test_a_pair_of_authorships(one, other, answer):
    assert compare_authorships(one, other) == answer


@given(st.sampled_from(PAIRS))
def test_the_answer_does_not_depend_on_the_side(pair):
    one, other, answer = pair
    assert compare_authorships(other, one) == answer


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one, other):
    assert compare_authorships(one, other) in set(Sameness)
