"""Two authorships are the same, different, or nobody can tell."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from real_names import CHECKLISTS

from accord.core.names import Sameness, compare_authorships, read_authorship

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
    ("1758", "Linnaeus", "unknown"),
    # one person, cited in different ways
    ("L.", "Carl von Linné", "same"),
    ("L.f.", "Linnaeus filius", "same"),
    ("L.f.", "L.", "different"),
    ("DC.", "A.P. de Candolle", "same"),
    ("DC.", "DeCandolle", "same"),
    ("A.DC.", "C.DC.", "different"),
    ("Hook.f.", "Hook.fil.", "same"),
    ("Hook.f.", "Hooker filius", "same"),
    ("Rchb.f.", "Reichenbach f.", "same"),
    ("Hook.", "Hook. fil.", "different"),
    ("Комаров", "Komarov", "same"),
    ("Юзепчук", "Juzepczuk", "same"),
    ("Комаров", "Ivanov", "different"),
    ("Hook.f.", "J.D.Hooker", "same"),
    ("Hook.f.", "W.J.Hooker", "different"),
    ("Rchb.f.", "H.G.Reichenbach", "same"),
    ("Rchb.", "Reichenbach", "same"),
    ("H.Bol.", "Bolus", "same"),
    ("H.Bol.", "L.Bolus", "different"),
    ("Schltr.", "Schlechter", "same"),
    ("Sm.", "J.E.Smith", "same"),
    ("Mill.", "Miller", "same"),
    ("Mill.", "Müller", "different"),
    ("Miller", "Müller", "different"),
    ("Peters", "Petersen", "different"),
    ("Li, 1999", "Liu, 1999", "different"),
    ("Gray", "J. E. Gray", "same"),
    ("J.E.Gray", "G.R.Gray", "different"),
    ("John Edward Gray", "J.E.Gray", "same"),
    ("É. Geoffroy, 1803", "I. Geoffroy, 1803", "different"),
    ("Gmelin S.G.", "S. G. Gmelin", "same"),
    ("Gmelin, J.F., 1789", "J. F. Gmelin, 1789", "same"),
    ("S. G. Gmelin", "J. F. Gmelin", "different"),
    ("Fischer von Waldheim, 1817", "G. Fischer, 1817", "same"),
    ("Milne-Edwards", "A. Milne Edwards", "same"),
    ("St.-Hil.", "Saint-Hilaire", "same"),
    ("d'Orb.", "d'Orbigny, 1839", "same"),
    ("M'Clelland", "McClelland", "same"),
    ("Liu Shaoying", "Shaoying Liu", "same"),
    ("Wang Wen Tsai", "W.T.Wang", "same"),
    ("Ščerbak", "Shcherbak", "same"),
    ("Czerniajew", "Czern.", "same"),
    ("Severtsov", "Severtzow", "same"),
    ("G.B.Sowerby II", "Sowerby", "same"),
    # several people
    ("Harvey", "White, Herbert & Harvey", "same"),
    ("Jones & Smith", "Smith & Jones", "same"),
    ("Smith & Jones", "Brown & Jones", "unknown"),
    ("H.B.K.", "Humb., Bonpl. & Kunth", "same"),
    ("Nutt. ex Torr.", "Torr.", "same"),
    ("Smith in Jones, 1900", "Smith, 1900", "same"),
    ("Fr. : Fr.", "Fr.", "same"),
    ("(L.) Mill.", "Mill.", "same"),
    ("(L.) Mill.", "(L.) Kuntze", "different"),
    # relatives and surnames of several words
    ("E. Geoffroy", "É. Geoffroy Saint-Hilaire", "same"),
    ("Geoffroy, 1803", "É. Geoffroy St.-Hilaire, 1803", "same"),
    ("I. Geoffroy", "É. Geoffroy", "different"),
    ("R.Br.", "Brown", "same"),
    ("R.Br.", "R. Brown", "same"),
    ("Bp.", "Bonaparte", "same"),
    ("Lacepède", "de La Cépède", "same"),
    ("Lacépède", "La Cepède", "same"),
    ("Gmelin", "J.F. Gmelin", "same"),
    ("S.G. Gmelin", "J.F. Gmelin", "different"),
    ("Wied", "Wied-Neuwied", "same"),
    ("Temminck & Schlegel", "Temminck et Schlegel", "same"),
    ("Cuvier", "G. Cuvier", "same"),
    ("F. Cuvier", "G. Cuvier", "different"),
    ("Linnaeus", "Linné", "same"),
    ("Müller", "P.L.S. Müller", "same"),
    ("Statius Müller", "P. L. S. Müller", "same"),
    ("Statius Muller, 1776", "P. L. S. Müller, 1776", "same"),
    ("Philipp Ludwig Statius Müller", "P. L. S. Müller", "same"),
    ("Isidore Geoffroy Saint-Hilaire", "É. Geoffroy", "different"),
    ("Geoffroy Saint-Hilaire", "I. Geoffroy", "same"),
    # particles, vowels left out, other alphabets
    ("Temm.", "Temminck", "same"),
    ("Cuv. & Val.", "Cuvier & Valenciennes", "same"),
    ("A. St.-Hil.", "A. Saint-Hilaire", "same"),
    ("A.St.-Hil.", "Saint-Hilaire", "same"),
    ("Hodgs.", "Hodgson", "same"),
    ("Blkr", "Bleeker", "same"),
    ("Günther", "Guenther", "same"),
    ("Günther", "Gunther, 1864", "same"),
    ("J.E. Gray", "G.R. Gray", "different"),
    ("J.R. Forster", "G. Forster", "different"),
    ("Forster", "J.R. Forster", "same"),
    ("Milne-Edwards", "H. Milne Edwards", "same"),
    ("A. Milne-Edwards", "H. Milne-Edwards", "different"),
    ("Dall & Simpson", "Simpson & Dall", "same"),
    ("Smith & Jones", "Smith, Jones & Brown", "same"),
    ("Desfontaines", "Desf.", "same"),
    ("Willd.", "Willdenow", "same"),
    ("Przewalski", "Przhevalsky", "same"),
    ("Przewalski, 1881", "Prjevalsky, 1881", "same"),
    ("Severtzov", "Severtsov", "same"),
    ("Tschudi", "von Tschudi", "same"),
    ("Kaup in Gray", "Kaup", "same"),
    ("Vieillot", "Viellot", "same"),
    ("Bechstein", "Bechst.", "same"),
    ("Dumeril & Bibron", "Duméril & Bibron", "same"),
    ("A. Duméril", "C. Duméril", "different"),
    ("Duméril, Bibron & Duméril", "A.M.C. Duméril, Bibron & A.H.A. Duméril", "same"),
    ("Ehrenberg", "Hemprich & Ehrenberg", "same"),
    ("Thomas", "Oldfield Thomas", "same"),
    ("O. Thomas", "M.R.O. Thomas", "same"),
    ("Sowerby", "G.B. Sowerby II", "same"),
    ("Bonaparte", "Bonaparte, C.L.", "same"),
    ("Des Murs", "O. Des Murs", "same"),
    ("Lesson", "R.P. Lesson", "same"),
    ("Lesson", "Lessona", "different"),
    ("Smith", "Smithers", "different"),
    ("Kuhl", "Kühl", "same"),
    ("Eydoux & Souleyet", "Souleyet", "same"),
    ("Gervais & d'Orbigny", "Gervais & D'Orbigny", "same"),
    ("d'Orbigny", "Orbigny", "same"),
    ("Pucheran", "Puch.", "same"),
    ("Allen", "J.A. Allen", "same"),
    ("J.A. Allen", "G.M. Allen", "different"),
    ("Linnaeus, 1758", "Linnaeus, 1766", "different"),
    ("L. 1758", "Linn.", "same"),
    ("Gmel.", "Gmelin", "same"),
    ("Nees", "Nees von Esenbeck", "same"),
    ("F. Muell.", "F. von Mueller", "same"),
    ("F.Muell.", "Müll.Arg.", "different"),
    ("Hook. & Arn.", "Hooker & Arnott", "same"),
    ("Kunth", "HBK", "same"),
    ("Torr. & A.Gray", "Torrey & Gray", "same"),
    ("Britton, Sterns & Poggenb.", "BSP", "same"),
    ("Ker Gawl.", "Ker-Gawler", "same"),
    ("Wall. ex Hook.f.", "Hook.f.", "same"),
    ("Pall.", "Pallas", "same"),
    ("Fr. : Fr.", "Fries", "same"),
    ("Andrz. ex DC.", "DC.", "same"),
    ("Mac Leay", "Macleay", "same"),
    ("MacClelland", "McClelland", "same"),
    ("O'Brien", "OBrien", "same"),
    ("Ding Hou", "D. Hou", "same"),
    ("St. Hilaire", "Saint-Hilaire", "same"),
    ("Le Conte", "LeConte", "same"),
    ("Leconte", "Le Conte", "same"),
    ("Van Duzee", "van Duzee", "same"),
    ("Dybowski", "Dybowsky", "same"),
    ("Žukov", "Zhukov", "same"),
    ("Chernov", "Tschernow", "same"),
    ("Jerdon", "Jordan", "different"),
    ("Fischer", "G. Fischer von Waldheim", "same"),
    ("Blyth", "Blyth in Horsfield", "same"),
    ("Lichtenstein", "Licht.", "same"),
    # years alone
    ("1758", "Linnaeus, 1758", "same"),
    ("1758", "1758", "same"),
    ("1758", "Linnaeus, 1766", "different"),
    # nobody
    ("auct.", "Mill.", "unknown"),
    ("hort.", "Mill.", "unknown"),
]


@pytest.mark.parametrize(("one", "other", "answer"), PAIRS)
def test_a_pair_of_authorships(one, other, answer):
    assert compare_authorships(one, other) == answer


@given(st.sampled_from(PAIRS))
def test_the_answer_does_not_depend_on_the_side(pair):
    one, other, answer = pair
    assert compare_authorships(other, one) == answer


def test_the_code_says_which_side_of_ex_counts():
    one, other = "Nutt. ex Torr.", "Nutt."
    assert read_authorship(one, "zoological").people == read_authorship(other).people
    assert read_authorship(one, "botanical").people == read_authorship("Torr.").people


@pytest.mark.shared
@pytest.mark.skipif(not CHECKLISTS.is_dir(), reason="../shared is absent")
def test_every_real_author_string_is_read_and_is_itself():
    with gzip.open(CHECKLISTS / "plant_author_strings.txt.gz", "rt", encoding="utf-8") as file:
        texts = [line.rstrip("\n") for line in file][::9]
    for text in texts:
        answer = compare_authorships(text, text)
        assert answer is Sameness.SAME or (answer is Sameness.UNKNOWN and not read_authorship(text).is_known), text


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_compared(one, other):
    assert compare_authorships(one, other) in set(Sameness)
