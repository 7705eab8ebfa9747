"""A title stands for the text whose number was given beside it, or that a register knows; nothing like it does."""

from accord.core.texts import Via, cite


def by_title(text: str, titles: dict[str, str] | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.text, each.ids) for each in cite(text, "cites", titles) if each.via is Via.TITLE]


def test_a_title_given_with_its_number_is_a_reference_later() -> None:
    text = "Resolution Conf. 18.9 on *Imaginary capacity-building* asks much.\n\nFunds for the Resolution on *Imaginary capacity-building* come later."
    assert by_title(text) == [("Resolution on *Imaginary capacity-building", ("cites:res:18.9",))]


def test_a_declaration_is_known_by_its_name_once_its_number_stood_behind_it() -> None:
    text = "The Atlantis Declaration on Imaginary Species (UNEP/CMS/Resolution 12.3) was read. The Atlantis Declaration is short."
    assert by_title(text) == [("Atlantis Declaration", ("cms:res:12.3",))]


def test_a_title_of_the_register_is_known_without_the_paper() -> None:
    text = "Parties recalled the Decision on Imaginary quotas."
    assert by_title(text, {"Imaginary quotas": "cites:dec:18.7"}) == [
        ("Decision on Imaginary quotas", ("cites:dec:18.7",))
    ]
    assert by_title(text, {"Imaginary quotas": "cites:res:18.7"}) == []
    assert by_title(text) == []


def test_a_title_before_its_number_or_in_other_words_means_nothing() -> None:
    assert (
        by_title("The Resolution on Imaginary training is old.\n\nResolution Conf. 18.9 on Imaginary training.") == []
    )
    assert (
        by_title("Resolution Conf. 18.9 on *Imaginary training* holds. The Resolution on Imaginary teaching too.") == []
    )
    assert by_title("Resolution Conf. 18.3 on *Imaginary Vision* holds. The Imaginary Vision is wide.") == []
