"""The files of a checklist: one file (gzipped or not), a folder, or a zip archive; bounded, and never unpacked to disk."""

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from accord.core.errors import Invalid
from accord.exchange.reading import shown

#: The Catalogue of Life as one ColDP file has 2.5 GB; what is larger is refused before it fills the memory.
LARGEST_MEMBER = 4 << 30
#: Tables of names pack ten to twenty times; what packs more than this, and is large, was made to fill a memory.
_MOST_PACKED = 250
_LARGE = 64 << 20
_MOST_MEMBERS = 10_000
_GZIP, _ZIP, _PARQUET = b"\x1f\x8b", b"PK\x03\x04", b"PAR1"
_EMPTY_ZIP = b"PK\x05\x06"


@dataclass(frozen=True)
class Members:
    """The files that make up one checklist, by their names in the archive or folder; a single file is its own member.

    `place` is the path as the user wrote it.
    """

    path: Path
    names: tuple[str, ...]
    packed: bool = False  # in a zip archive
    _sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The path as the user wrote it, safe to print."""
        return shown(self.path)

    @property
    def single(self) -> bool:
        """Whether it is one file."""
        return self.names == ("",)

    def place_of(self, name: str) -> str:
        """How errors name a member."""
        return f"{self.place}, {name}" if name else self.place

    def named(self, *wanted: str) -> str | None:
        """The member with one of these file names (any case, with or without `.gz`, in whatever folder); the highest one."""
        keys = [each.lower() for each in wanted]
        found = [name for name in self.names if PurePosixPath(name.lower()).name.removesuffix(".gz") in keys]
        return min(found, key=lambda name: (name.count("/"), keys.index(_plain(name)), name), default=None)

    def read(self, name: str = "") -> bytes:
        """The content of a member, unpacked. Raises Invalid when it is missing, broken or too large."""
        place = self.place_of(name)
        try:
            data = self._zipped(name) if self.packed else (self.path / name if name else self.path).read_bytes()
            return _gunzipped(data, place) if data[:2] == _GZIP else data
        except KeyError:
            raise Invalid("the archive has no such file", place=place) from None
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise Invalid("the archive is damaged: download or copy it again", place=place) from None
        except (NotImplementedError, RuntimeError):
            raise Invalid("the archive is encrypted or packed in an unknown way", place=place) from None
        except (OSError, ValueError) as problem:  # ValueError: a name that no file can have
            reason = getattr(problem, "strerror", None) or "the file cannot be opened"
            raise Invalid(str(reason).lower(), place=place) from None

    def _zipped(self, name: str) -> bytes:
        with zipfile.ZipFile(self.path) as archive, archive.open(name) as member:
            data = member.read(self._sizes[name] + 1)
        if len(data) > self._sizes[name]:
            raise Invalid("the archive says less of its size than it holds: it was made to harm", place=self.place)
        return data

    def sha256(self) -> str:
        """The hash of the original bytes; of a folder, that of the names and hashes of its files."""
        if self.single or self.packed:
            with self.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        digest = hashlib.sha256()
        for name in sorted(self.names):
            digest.update(f"{name}\0{hashlib.sha256((self.path / name).read_bytes()).hexdigest()}\n".encode())
        return digest.hexdigest()


def open_members(path: Path) -> Members:
    """What stands at `path`. Raises Invalid when nothing can be read there."""
    place = shown(path)
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError:
        raise Invalid("there is no such file", place=place) from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "the file cannot be opened"
        raise Invalid(str(reason).lower(), place=place) from None
    if start in {_ZIP, _EMPTY_ZIP}:
        return _archive(path)
    size = path.stat().st_size
    if size > LARGEST_MEMBER:
        raise Invalid(f"the file is larger than {LARGEST_MEMBER >> 30} GB", place=place)
    return Members(path, ("",))


def is_parquet(data: bytes) -> bool:
    """Whether the bytes are those of a Parquet file."""
    return data[:4] == _PARQUET


def _plain(name: str) -> str:
    return PurePosixPath(name.lower()).name.removesuffix(".gz")


def _folder(path: Path) -> Members:
    names = []
    for each in sorted(path.rglob("*")):
        if each.is_file() and not each.name.startswith("."):
            if not each.resolve().is_relative_to(path.resolve()):
                continue  # a link out of the folder is none of its files
            names.append(each.relative_to(path).as_posix())
        if len(names) > _MOST_MEMBERS:
            raise Invalid(f"the folder has more than {_MOST_MEMBERS:,} files", place=shown(path))
    if not names:
        raise Invalid("the folder is empty", place=shown(path))
    return Members(path, tuple(names))


def _archive(path: Path) -> Members:
    place = shown(path)
    try:
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Invalid("the zip archive is damaged: download or copy it again", place=place) from None
    if len(infos) > _MOST_MEMBERS:
        raise Invalid(f"the archive has more than {_MOST_MEMBERS:,} files", place=place)
    kept = {info.filename: info.file_size for info in _safe(infos, place)}
    if not kept:
        raise Invalid("the archive is empty", place=place)
    if "[Content_Types].xml" in kept:
        raise Invalid("this is a spreadsheet or text document: save the list as CSV (UTF-8)", place=place)
    return Members(path, tuple(kept), packed=True, _sizes=kept)


def _safe(infos: list[zipfile.ZipInfo], place: str) -> Iterator[zipfile.ZipInfo]:
    """The members worth reading. Raises Invalid for an archive that was made to harm."""
    seen: set[str] = set()
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
            raise Invalid(f"the archive names a file outside of itself ({shown(Path(info.filename))})", place=place)
        if info.filename in seen:
            raise Invalid(f"the archive holds two files {shown(Path(info.filename))}", place=place)
        seen.add(info.filename)
        large = info.file_size > _LARGE and info.file_size > _MOST_PACKED * max(info.compress_size, 1)
        if large or info.file_size > LARGEST_MEMBER:
            size = f"{info.file_size / (1 << 30):.1f} GB out of {info.compress_size:,} bytes"
            raise Invalid(f"{shown(Path(info.filename))} would unpack to {size}: not opened", place=place)
        if not (path.parts[0] == "__MACOSX" or path.name.startswith(".")):
            yield info


def _gunzipped(data: bytes, place: str) -> bytes:
    try:
        unpacker = zlib.decompressobj(wbits=31)
        limit = min(LARGEST_MEMBER, max(_LARGE, _MOST_PACKED * len(data)))
        out = unpacker.decompress(data, limit)
        if unpacker.unconsumed_tail:
            raise Invalid("the gzip file packs far more than a list can: not opened", place=place)
        if not unpacker.eof:
            raise Invalid("the gzip file is cut off: download or copy it again", place=place)
        rest = unpacker.unused_data
        return out + gzip.decompress(rest) if rest[:2] == _GZIP else out
    except (zlib.error, gzip.BadGzipFile, EOFError):
        raise Invalid("the gzip file is damaged: download or copy it again", place=place) from None
