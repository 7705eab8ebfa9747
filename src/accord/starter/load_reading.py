"""Reads the shipped files into rows, and refuses what cannot be meant: with file, row and reason, before anything is stored."""

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.apps import apps
from django.db import models

from accord.core.errors import Invalid
from accord.starter import load_models
from accord.starter.load_cells import Members, Plain
from accord.starter.load_tables import Row, Table

Rows = Mapping[str, Mapping[str, Row]]  # by model, then by key


def fingerprint(folder: Path, tables: Iterable[Table]) -> str:
    """One hash over every file of the starter register in `folder`: equal bytes in equal places, equal hash."""
    digest = hashlib.sha256()
    for path in sorted({path for table in tables for path in folder.glob(table.files)}):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def read_rows(folder: Path, tables: Iterable[Table]) -> Rows:
    """All rows that the files in `folder` state. The same row in two files must agree wherever both state something.

    Raises Invalid, naming file, row and reason.
    """
    if not folder.is_dir():
        raise Invalid("there is no such folder", place=str(folder))
    found: dict[str, dict[str, Row]] = {}
    some = False
    for table in tables:
        rows = found.setdefault(table.model, {})
        for members in table.columns.values():
            if isinstance(members, Members):
                found.setdefault(members.model, {})
        for path in sorted(folder.glob(table.files)):
            some = True
            for row in _read_table(path, path.relative_to(folder).as_posix(), table):
                place = found.setdefault(row.model, {})
                place[row.key] = _merged(place[row.key], row) if row.key in place else row
        if table.tree:
            _refuse_cycles(rows, table.tree)
    if not some:
        raise Invalid("holds no file of a starter register (such as bodies/bodies.csv)", place=str(folder))
    return found


def _read_table(path: Path, name: str, table: Table) -> Iterator[Row]:
    model = apps.get_model(table.model)
    lines = list(_read_cells(path, name, table, model))
    if table.work_out is not None:
        table.work_out([cells for _, cells in lines])
    seen: dict[str, Row] = {}
    for number, cells in lines:
        place = f"{name}, row {number}"
        row = _row(table, model, cells, place)
        if row.key in seen:
            if table.repeated and row.values == seen[row.key].values:
                continue
            raise Invalid(f"{row.key} is in {seen[row.key].place.partition(', ')[2]} already", place=place)
        seen[row.key] = row
        yield row
        for column, members in table.columns.items():
            if isinstance(members, Members):
                yield from _members(row.key, cells.get(column, ""), members, place, column)


def _read_cells(path: Path, name: str, table: Table, model: type[models.Model]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_header(header, name, table, model)
            for cells in reader:
                if not any(cells):
                    continue
                if len(cells) != len(header):
                    raise Invalid(
                        f"{len(cells)} cells where the header has {len(header)}", place=f"{name}, row {reader.line_num}"
                    )
                yield reader.line_num, {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
    except UnicodeDecodeError:
        raise Invalid("is not text in UTF-8", place=name) from None
    except csv.Error as error:
        raise Invalid(f"is not a well-formed CSV file ({error})", place=name) from None


def _check_header(header: list[str], name: str, table: Table, model: type[models.Model]) -> None:
    known = [column for column in table.columns if column not in table.worked_out]
    unknown = [column for column in header if column not in known]
    if unknown:
        raise Invalid(f"unknown column “{unknown[0][:40]}” (known: {', '.join(known)})", place=f"{name}, header")
    if len(set(header)) < len(header):
        raise Invalid("a column stands twice", place=f"{name}, header")
    for column, cell in table.columns.items():
        if column in known and column not in header and not isinstance(cell, Members):
            needed = [field for field in cell.read("") if load_models.rule(model, field).required]
            if needed:
                raise Invalid(f"column “{column}” is missing", place=f"{name}, header")


def _row(table: Table, model: type[models.Model], cells: Mapping[str, str], place: str) -> Row:
    values: dict[str, Plain] = dict(table.always)
    for column, cell in table.columns.items():
        if isinstance(cell, Members):
            continue
        try:
            given = cell.read(cells.get(column, ""))
            for field, value in given.items():
                _check_value(model, field, value)
        except Invalid as error:
            raise Invalid(f"{column}: {error.reason}", place=place) from None
        values |= given
    key = "/".join(str("" if values[field] is None else values[field]) for field in table.identity)
    return Row(table.model, key, values, place)


def _members(owner: str, cell: str, members: Members, place: str, column: str) -> Iterator[Row]:
    listed = cell.split()
    if len(set(listed)) < len(listed):
        raise Invalid(
            f"{column}: “{next(item for item in listed if listed.count(item) > 1)}” stands twice", place=place
        )
    for number, item in enumerate(listed, 1):
        values: dict[str, Plain] = {members.owner: owner, members.member: item, **members.also}
        if members.order:
            values[members.order] = number
        key = "/".join([owner, item, *(str(value) for value in members.also.values())])
        yield Row(members.model, key, values, place, column)


def _check_value(model: type[models.Model], field: str, value: Plain) -> None:
    rule = load_models.rule(model, field)
    if value is None or value == "":
        if rule.required or (value is None and not rule.nullable):
            raise Invalid("must be stated")
        return
    if rule.choices and value not in rule.choices:
        raise Invalid(f"“{str(value)[:60]}” is not one of {', '.join(rule.choices)}")
    if isinstance(value, str):
        if rule.longest and len(value) > rule.longest:
            raise Invalid(f"is longer than {rule.longest} characters")
        if "\x00" in value:
            raise Invalid("holds a character that is no text")


def _merged(first: Row, second: Row) -> Row:
    """One row of two files: what both state must be the same, what one leaves empty is taken from the other."""
    values = dict(first.values)
    for field, value in second.values.items():
        stated = values[field]
        if value in (None, "") or value == stated:
            continue
        if stated not in (None, ""):
            raise Invalid(f"{field} of {first.key} is “{value}”, but “{stated}” in {first.place}", place=second.place)
        values[field] = value
    return Row(first.model, first.key, values, first.place)


def _refuse_cycles(rows: Mapping[str, Row], field: str) -> None:
    safe: set[str] = set()
    for start in rows:
        path: list[str] = []
        at: Plain = start
        while isinstance(at, str) and at in rows and at not in safe:
            if at in path:
                circle = " → ".join([*path[path.index(at) :], at])
                raise Invalid(f"{field}: goes in a circle ({circle})", place=rows[at].place)
            path.append(at)
            at = rows[at].values[field]
        safe.update(path)
