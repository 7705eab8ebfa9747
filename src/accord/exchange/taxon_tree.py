"""Flat lists name the higher taxa in columns (Kingdom … Genus): the tree behind them, with an id for every taxon."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.core.errors import Invalid
from accord.core.listings.model import RANKS, TaxonId
from accord.exchange.checked_taxa import Place, TaxonColumns, quoted

HIGHER = ("kingdom", "phylum", "class", "order", "family", "genus")
_SPECIES = RANKS.index("species")
#: The taxa from the kingdom down, as (rank, name in lower case); what a column leaves empty is not in it.
Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    id: TaxonId
    name: str
    rank: str
    authorship: str
    status: str
    path: Path  # the higher taxa above it
    accepted: tuple[TaxonId, ...]
    index: int


@dataclass(slots=True)
class TaxonTree:
    """Collects the rows of a list, then gives each its parent and makes up the higher taxa that have no row.

    A higher taxon without a row of its own gets the id `checklist.rank.name` (`cites.order.crocodylia`).
    """

    checklist: str
    rows: list[_Row] = field(default_factory=list)
    _paths: dict[tuple[str, ...], Path] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)  # printed form of a lower-case name
    _nodes: dict[Path, TaxonId] = field(default_factory=dict)
    _by_id: dict[TaxonId, _Row] = field(default_factory=dict)
    _made: dict[TaxonId, tuple[str, str, TaxonId]] = field(default_factory=dict)  # id -> name, rank, parent
    _species: dict[tuple[Path, str], TaxonId] = field(default_factory=dict)
    _parents: dict[TaxonId, TaxonId] = field(default_factory=dict)
    _repeats: dict[str, int] = field(default_factory=dict)
    _by_name: dict[str, TaxonId] = field(default_factory=dict)

    def add(
        self,
        taxon_id: str,
        name: str,
        rank: str,
        above: Sequence[str],
        index: int,
        *,
        authorship: str = "",
        status: str = "",
        accepted: Sequence[TaxonId] = (),
    ) -> None:
        """One row of the list; `above` are its cells for the ranks of HIGHER, its own included or not."""
        rank = rank.lower()
        if rank in RANKS and RANKS.index(rank) < _SPECIES:
            name = _printed(name)
        path = self._path(tuple(above), rank, name)
        row = _Row(taxon_id, name, rank, authorship, status, path, tuple(accepted), index)
        self.rows.append(row)
        self._by_id.setdefault(taxon_id, row)

    def knows(self, taxon_id: TaxonId) -> bool:
        """Whether a row with that id was added."""
        return taxon_id in self._by_id

    def _path(self, above: tuple[str, ...], rank: str, name: str) -> Path:
        """The higher taxa above a taxon of that rank; a genus without a column is read from the name."""
        limit = RANKS.index(rank) if rank in RANKS else _SPECIES
        key = (*above, rank if limit < _SPECIES else name.partition(" ")[0])
        known = self._paths.get(key)
        if known is not None:
            return known
        cells = dict(zip(HIGHER, above, strict=False))
        if limit >= _SPECIES and not cells.get("genus"):
            cells["genus"] = name.partition(" ")[0]
        steps = []
        for one in HIGHER:
            if RANKS.index(one) < limit and (printed := _printed(cells.get(one, ""))):
                steps.append((one, printed.lower()))
                self._names.setdefault(printed.lower(), printed)
        path = self._paths[key] = tuple(steps)
        return path

    def columns(self) -> TaxonColumns:
        """All taxa, made-up ones included, ready to be checked. The rows come first, in their order."""
        for row in self.rows:
            if row.rank in HIGHER:
                self._nodes.setdefault((*row.path, (row.rank, row.name.lower())), row.id)
            elif row.rank == "species":
                self._species.setdefault((row.path, row.name.lower()), row.id)
        parents = [self._parent(row) for row in self.rows]
        self._parents = dict(zip((row.id for row in self.rows), parents, strict=True))
        self._parents |= {one: parent for one, (_, _, parent) in self._made.items()}
        for row in self.rows:
            if row.rank in RANKS and RANKS.index(row.rank) < _SPECIES:
                self._by_name.setdefault(row.name.lower(), row.id)
        made = self._made.items()
        return TaxonColumns(
            id=[*(row.id for row in self.rows), *self._made],
            name=[*(row.name for row in self.rows), *(name for _, (name, _, _) in made)],
            rank=[*(row.rank for row in self.rows), *(rank for _, (_, rank, _) in made)],
            parent=[*parents, *(parent for _, (_, _, parent) in made)],
            checklist=[self.checklist] * (len(self.rows) + len(made)),
            authorship=[*(row.authorship for row in self.rows), *("" for _ in made)],
            status=[*(row.status for row in self.rows), *("" for _ in made)],
            accepted=[*(row.accepted for row in self.rows), *(() for _ in made)],
        )

    def place(self, place: Place) -> Place:
        """Where a taxon of `columns` stands in the file."""
        return lambda index: place(self.rows[min(index, len(self.rows) - 1)].index)

    def above(self, taxon_id: TaxonId, name: str) -> TaxonId | None:
        """The taxon of that name above `taxon_id`, else any higher taxon of the list with that name; after `columns`."""
        wanted = name.lower()
        one = self._parents.get(taxon_id, "")
        for _ in RANKS:
            if not one:
                break
            if self.name(one).lower() == wanted:
                return one
            one = self._parents.get(one, "")
        return self._by_name.get(wanted)

    def name(self, taxon_id: TaxonId) -> str:
        """The name of a taxon of the tree."""
        return self._made[taxon_id][0] if taxon_id in self._made else self._by_id[taxon_id].name

    def rank(self, taxon_id: TaxonId) -> str:
        """The rank of a taxon of the tree, in lower case."""
        return self._made[taxon_id][1] if taxon_id in self._made else self._by_id[taxon_id].rank

    def has_members(self) -> frozenset[TaxonId]:
        """The taxa that some row of the list stands below; after `columns`."""
        return frozenset(self._parents.values())

    def _parent(self, row: _Row) -> TaxonId:
        if row.accepted:  # a synonym stands beside the tree
            return ""
        if row.rank in RANKS and RANKS.index(row.rank) > _SPECIES:
            words = row.name.split()
            species = " ".join(words[:2])
            known = self._species.get((row.path, species.lower()))
            if known is None:
                known = self._make(species, "species", self._node(row.path))
                self._species[row.path, species.lower()] = known
            return known
        return self._node(row.path)

    def _node(self, path: Path) -> TaxonId:
        if not path:
            return ""
        known = self._nodes.get(path)
        if known is None:
            rank, name = path[-1]
            known = self._nodes[path] = self._make(self._names[name], rank, self._node(path[:-1]))
        return known

    def _make(self, name: str, rank: str, parent: TaxonId) -> TaxonId:
        wanted = free = f"{self.checklist}.{rank}.{name.lower().replace(' ', '-')}"
        while free in self._made or free in self._by_id:  # two families may hold genera of one name
            self._repeats[wanted] = self._repeats.get(wanted, 1) + 1
            free = f"{wanted}-{self._repeats[wanted]}"
        self._made[free] = (name, rank, parent)
        return free


def _printed(name: str) -> str:
    """A higher taxon in one spelling: the sheets of Species+ shout (CROCODYLIA), its downloads don't."""
    return name.capitalize() if name.isupper() else name


def refuse_repeated_rows(tree: TaxonTree, place: Place) -> None:
    """Raises Invalid when one id stands in two rows."""
    first: dict[TaxonId, int] = {}
    for row in tree.rows:
        if row.id in first:
            reason = f"the id of a taxon stands twice: {quoted(row.id)}, first in {place(first[row.id])}"
            raise Invalid(reason, place=place(row.index))
        first[row.id] = row.index
