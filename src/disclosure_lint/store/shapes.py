"""Frozen values to plain JSON and back, by the types that their classes declare; what does not fit them is refused.

Knows scalars, exact decimals, days, tuples, mappings from text, named tuples, dataclasses, and unions of these.
"""

import dataclasses
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class Misshapen(Exception):
    """Data that is not what was asked for."""


class Shape(NamedTuple, Generic[T]):
    """How values of a type are written and read back; `read` raises Misshapen. `kinds` are the JSON types they have."""

    write: Callable[[T], Any]
    read: Callable[[Any], T]
    kinds: frozenset[type]


def _same(value: Any) -> Any:
    return value


def _of(*kinds: type) -> Shape[Any]:
    def read(data: Any) -> Any:
        if type(data) not in kinds:
            raise Misshapen
        return data

    return Shape(_same, read, frozenset(kinds))


def _decimal() -> Shape[Decimal]:
    def read(data: Any) -> Decimal:
        (text,) = _list(data, 1)
        try:
            return Decimal(_text(text))
        except InvalidOperation:
            raise Misshapen from None

    return Shape(lambda value: [str(value)], read, frozenset({list}))


def _date() -> Shape[date]:
    def read(data: Any) -> date:
        try:
            return date.fromisoformat(_text(data))
        except ValueError:
            raise Misshapen from None

    return Shape(date.isoformat, read, frozenset({str}))


_SCALARS: dict[Any, Callable[[], Shape[Any]]] = {
    str: lambda: _of(str),
    int: lambda: _of(int),
    bool: lambda: _of(bool),
    float: lambda: _of(float, int),
    NoneType: lambda: _of(NoneType),
    Decimal: _decimal,
    date: _date,
}


@lru_cache(maxsize=256)
def shape(kind: Any) -> Shape[Any]:
    """The shape of a type. TypeError for types that have none."""
    if kind in _SCALARS:
        return _SCALARS[kind]()
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _literal(parts)
    if origin in (Union, UnionType):
        return _union([shape(part) for part in parts])
    if origin is tuple:
        return _sequence(shape(parts[0])) if parts[1:] == (...,) else _members(tuple, [shape(part) for part in parts])
    if origin is dict and parts[0] is str:
        return _mapping(shape(parts[1]))
    if isinstance(kind, type) and (issubclass(kind, tuple) or dataclasses.is_dataclass(kind)):
        return _record(kind)
    raise TypeError(kind)


def _literal(values: tuple[Any, ...]) -> Shape[Any]:
    def read(data: Any) -> Any:
        if not isinstance(data, str) or data not in values:
            raise Misshapen
        return data

    return Shape(_same, read, frozenset({str}))


def _union(shapes: list[Shape[Any]]) -> Shape[Any]:
    """The JSON type tells which of them it is."""
    by_kind: dict[type, Shape[Any]] = {}
    for each in shapes:
        if by_kind.keys() & each.kinds:
            raise TypeError("members of a union that look alike")
        by_kind |= dict.fromkeys(each.kinds, each)
    plain = dict.fromkeys((str, int, bool, float, NoneType), _same)
    others = [each for each in shapes if not each.kinds <= plain.keys()]
    if len(others) > 1:
        raise TypeError("a union of several records")

    def write(value: Any) -> Any:
        return value if type(value) in plain else others[0].write(value)

    def read(data: Any) -> Any:
        found = by_kind.get(type(data))
        if found is None:
            raise Misshapen
        return found.read(data)

    return Shape(write, read, frozenset(by_kind))


def _sequence(inner: Shape[Any]) -> Shape[Any]:
    write, read = inner.write, inner.read
    return Shape(
        lambda values: [write(value) for value in values],
        lambda data: tuple([read(item) for item in _list(data)]),
        frozenset({list}),
    )


def _mapping(inner: Shape[Any]) -> Shape[Any]:
    write, read = inner.write, inner.read

    def back(data: Any) -> Any:
        if type(data) is not dict:
            raise Misshapen
        return {key: read(value) for key, value in data.items()}

    return Shape(lambda values: {key: write(value) for key, value in values.items()}, back, frozenset({dict}))


def _members(make: Callable[[Any], Any], shapes: list[Shape[Any]]) -> Shape[Any]:
    writers, readers = [each.write for each in shapes], [each.read for each in shapes]

    def back(data: Any) -> Any:
        return make([read(item) for read, item in zip(readers, _list(data, len(readers)), strict=True)])

    def write(values: Any) -> Any:
        return [put(value) for put, value in zip(writers, values, strict=True)]

    return Shape(write, back, frozenset({list}))


def _record(kind: Any) -> Shape[Any]:
    """A named tuple or a dataclass: its fields in order."""
    hints = get_type_hints(kind)
    if issubclass(kind, tuple):
        return _members(kind._make, [shape(hints[name]) for name in kind._fields])
    names = [field.name for field in dataclasses.fields(kind)]
    inner = _members(lambda values: kind(*values), [shape(hints[name]) for name in names])
    return inner._replace(write=lambda value: inner.write([getattr(value, name) for name in names]))


def _list(data: Any, length: int | None = None) -> Any:
    if type(data) is not list or (length is not None and len(data) != length):
        raise Misshapen
    return data


def _text(data: Any) -> str:
    if not isinstance(data, str):
        raise Misshapen
    return data
