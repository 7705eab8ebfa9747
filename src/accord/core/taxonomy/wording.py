"""The sentences in which an alignment gives its reasons."""

from collections.abc import Iterable, Sequence

from accord.core.names import Sameness, near_miss, same_authorship
from accord.core.taxonomy.checklist import Entry
from accord.core.taxonomy.relations import Difference, Method, NameNote


class Wording:
    """Says what was found, with the lists called as their readers call them."""

    def __init__(self, left: str, right: str) -> None:
        self.left = left
        self.right = right

    def equal(self, one: Entry, other: Entry, method: Method) -> str:
        """Why two taxa of one name are the same."""
        if not one.is_readable:
            return f"{self.left} and {self.right} both print “{one.label}”, which could not be read as a name."
        if method is Method.STEM:
            return f"{self.left} writes {one.label}, {self.right} {other.label}: one name with two endings."
        return f"{self.left} and {self.right} both use the name {one.label}."

    def equal_name_notes(self, one: Entry, other: Entry, author: Sameness) -> Iterable[NameNote]:
        """What still differs where the canonical names are equal or nearly so."""
        if _spelt(one.label) != _spelt(other.label):
            yield NameNote(Difference.SPELLING, f"{self.left} spells the name {one.label}, {self.right} {other.label}.")
        if author is Sameness.DIFFERENT or _years_differ(one, other):
            text = f"{self.left} gives the author of {one.label} as {one.concept.authorship}, {self.right} as {other.concept.authorship}."
            yield NameNote(Difference.AUTHORSHIP, text)
        if one.concept.rank != other.concept.rank:
            text = f"{self.left} ranks {one.label} as {one.concept.rank}, {self.right} as {other.concept.rank}."
            yield NameNote(Difference.RANK_CHANGE, text)

    def homonym(self, one: Entry, other: Entry, mine: str, theirs: str) -> str:
        """One name for what may be two things."""
        return (
            f"{self.left} uses {one.label}{_by(one)} in {mine}, {self.right} uses {other.label}{_by(other)} in {theirs}: "
            "one name may stand for two things."
        )

    def rival_authors(self, one: Entry, other: Entry) -> str:
        """One name, published twice by different people."""
        return (
            f"{self.left} uses {one.label}{_by(one)}, {self.right} uses {other.label}{_by(other)}: "
            "other authors in another year, so one name may stand for two things."
        )

    def synonym(self, entry: Entry, synonym: Entry, target: Entry, here: str, there: str) -> str:
        """A name that stands here and is a synonym there."""
        printed = "" if synonym.key == entry.key else f" (as {synonym.label})"
        return f"{here} uses {entry.label}{_by(entry)} as a name in its own right; {there} calls it a synonym of {target.label}{printed}."

    def candidates(self, entry: Entry, among: Sequence[str], there: str) -> str:
        """A synonym of several."""
        return f"{there} has {entry.label} as a synonym of {_listed(among)}; only a person can say which one is meant."

    def rivals(self, one: Entry, other: Entry) -> str:
        """A transfer that is not the only one possible."""
        return f"{one.label} and {other.label} share epithet and author, but so do other names of the two lists."

    def transfer(self, one: Entry, other: Entry, author: Sameness) -> str:
        """One epithet in two genera or at two ranks."""
        if author is Sameness.SAME:
            years = "" if one.authors.year == other.authors.year else " (but not the same year)"
            return (
                f"{one.label}{_by(one)} in {self.left} and {other.label}{_by(other)} in {self.right} "
                f"have the same epithet and author{years}: {'perhaps ' if years else ''}one name, moved."
            )
        return (
            f"{one.label} in {self.left} and {other.label} in {self.right} are the only names with this epithet in their family; "
            "the lists do not give both authors."
        )

    def lineage(self, entry: Entry, species: Entry, target: Entry, here: str, there: str) -> str:
        """A subspecies that one list does not name."""
        return (
            f"{here} names {entry.label} within {species.label}; {there} does not, and its {target.label} takes it in."
        )

    def part(self, one: Entry, other: Entry, *, left_is_part: bool) -> str:
        """A subspecies whose species is the counterpart."""
        if left_is_part:
            return f"In {self.left} {one.label} is only a part of the species that {self.right} calls {other.label}."
        return f"In {self.right} {other.label} is only a part of the species that {self.left} calls {one.label}."

    def has_below(self, species: Entry, below: Entry, apart: Entry, *, left_has: bool) -> str:
        """A subspecies here that is a species of its own there."""
        here, there = (self.left, self.right) if left_has else (self.right, self.left)
        return f"In {here} {species.label} has {below.label} below it, which {there} has as {apart.label}, apart."

    def twin_names(self) -> str:
        """Two names of one type that one list keeps side by side."""
        return "The two names rest on one type, so a taxon cannot be both: how much this pair shares is open."

    def two_types(self, one: Entry, other: Entry) -> str:
        """A synonym that has an epithet of its own."""
        return (
            f"{one.label} and {other.label} are different names, so one may stand for a part of the other only: "
            "whether they are wholly the same is open."
        )

    def accepts_both(self, among: Sequence[Entry], splitting: str, lumping: str) -> str:
        """Two names here, one there."""
        names = _listed(sorted({entry.label for entry in among}))
        return f"{splitting} uses {names} side by side; for {lumping} they are one taxon."

    def divided(self, one: Entry, other: Entry, left_extra: Sequence[Entry], right_extra: Sequence[Entry]) -> str:
        """Why one taxon is wider than the other."""
        said = []
        if right_extra:
            also = _listed([entry.label for entry in right_extra])
            said.append(f"{one.label} as {self.left} understands it takes in {other.label} and {also} of {self.right}")
        if left_extra:
            also = _listed([entry.label for entry in left_extra])
            said.append(f"{other.label} as {self.right} understands it takes in {one.label} and {also} of {self.left}")
        return "; ".join(said) + "."

    def renaming_notes(self, one: Entry, other: Entry, known: Iterable[NameNote]) -> Iterable[NameNote]:
        """What kind of change leads from one name to the other."""
        if any(note.kind is Difference.TWO_CANDIDATES for note in known):
            return
        called = f"{self.left} calls it {one.label}{_by(one)}, {self.right} {other.label}{_by(other)}"
        slip = one.name.genus == other.name.genus and near_miss(one.name, other.name) is not None
        if slip and same_authorship(one.authors, other.authors) is Sameness.SAME:
            yield NameNote(Difference.SPELLING, f"{called}: one name in two spellings.")
            return
        if one.epithet_key != other.epithet_key or not one.name.epithets:
            yield NameNote(
                Difference.REPLACEMENT_NAME, f"{called}: two names that one of the lists takes for synonyms."
            )
            return
        if len(one.name.epithets) != len(other.name.epithets):
            yield NameNote(
                Difference.RANK_CHANGE, f"{called}: one name at two ranks ({one.concept.rank}, {other.concept.rank})."
            )
        elif one.name.genus != other.name.genus:
            yield NameNote(
                Difference.GENUS_TRANSFER,
                f"{called}: only one of the lists has moved it to {self._newer_genus(one, other)}.",
            )
            if not _agree_in_gender(one.name.last_epithet, other.name.last_epithet):
                yield NameNote(Difference.SPELLING, f"{called}: the epithet in two spellings.")
        elif one.name.epithets[:-1] != other.name.epithets[:-1]:
            yield NameNote(Difference.RANK_CHANGE, f"{called}: one subspecies under two species.")
        else:
            yield NameNote(Difference.SPELLING, f"{called}: one name in two spellings.")

    def shared_synonym(self, one: Entry, other: Entry, synonym: Entry) -> str:
        """A synonym that both lists know, under different names."""
        return (
            f"{synonym.label} is a synonym of {one.label} in {self.left} and of {other.label} in {self.right}: "
            "the two share something, how much is open."
        )

    def slip(self, one: Entry, other: Entry, edits: int, author: Sameness) -> str:
        """Names a letter or two apart."""
        letters = "one letter" if edits == 1 else "two letters"
        agree = "the authors agree" if author is Sameness.SAME else "the authors cannot be compared"
        return f"{self.left} writes {one.label}, {self.right} {other.label}: {letters} apart, {agree}. Perhaps a slip of the pen."

    def no_counterpart(self, entry: Entry, there: str) -> str:
        """Nothing on the other side."""
        if not entry.is_readable:
            here = self.left if there == self.right else self.right
            return f"The name “{entry.label}” of {here} could not be read, so no counterpart in {there} was looked for."
        return f"{there} does not know {entry.label}, neither as a name in use nor as a synonym."

    def _newer_genus(self, one: Entry, other: Entry) -> str:
        """The genus of the name in parentheses of authorship: it is there because the species came from elsewhere (ICZN Art. 51.3)."""
        moved = [entry.name.genus for entry in (one, other) if entry.concept.authorship.lstrip().startswith("(")]
        return moved[0] if len(moved) == 1 else "another genus"


#: What remains of two epithets behind their common letters when only the gender of the genus differs (ICZN Art. 34.2).
_GENDER_ENDINGS = frozenset(["us", "a", "um", "s", "m", "n", "is", "e", "er", "ra", "rum", "ris", "re"])


def _agree_in_gender(one: str, other: str) -> bool:
    letters = zip(one, other, strict=False)
    shared = next((place for place, (mine, theirs) in enumerate(letters) if mine != theirs), min(len(one), len(other)))
    return one == other or {one[shared:], other[shared:]} <= _GENDER_ENDINGS


def _years_differ(one: Entry, other: Entry) -> bool:
    """Also by one: the same publication for all that, but one of the lists has the year wrong."""
    years = {one.authors.year, other.authors.year}
    return None not in years and len(years) > 1


def _by(entry: Entry) -> str:
    return f" {entry.concept.authorship}" if entry.authors.is_known else ""


def _spelt(label: str) -> str:
    """The words without capitals and rank markers: printing a family in capitals is no spelling."""
    dropped = {"ssp", "subsp", "var", "spp", "f", "x", "×"}
    return " ".join(word for word in label.lower().split() if word.rstrip(".") not in dropped)


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
