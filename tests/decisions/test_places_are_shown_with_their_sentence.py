"""A place where a text is cited is shown with its sentence, and a long sentence is cut between words."""

from accord.decisions.queries.papers import around

CITED = "Decision 19.20"


def test_a_short_sentence_is_shown_whole() -> None:
    text = f"One thing first. See {CITED} for the rest. Another thing.\n\nMore."
    start = text.index(CITED)
    assert around(text, start, start + len(CITED)) == f"See {CITED} for the rest."


def test_a_long_sentence_is_cut_between_words_and_says_so() -> None:
    text = f"{'abcdefghi ' * 40}{CITED}{' jklmnopqr' * 40}"
    start = text.index(CITED)
    shown = around(text, start, start + len(CITED))
    assert shown.startswith("… abcdefghi ")
    assert shown.endswith(" jklmnopqr …")
    assert set(shown.replace(CITED, "").split()) == {"…", "abcdefghi", "jklmnopqr"}


def test_words_without_a_blank_are_left_out_and_nothing_else() -> None:
    text = f"{'x' * 300}{CITED}{'y' * 300}"
    assert around(text, 300, 300 + len(CITED)) == f"… {CITED} …"
