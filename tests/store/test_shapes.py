"""Values to JSON and back by their declared types, and data that somebody else has written."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.api.judging import Judged
from disclosure_lint.api.survey import Facts
from disclosure_lint.store import Misshapen, shape


class Inner(NamedTuple):
    value: int | Decimal | str | None
    days: tuple[date, ...] = ()


@dataclass(frozen=True)
class Outer:
    kind: Literal["a", "b"]
    inner: Inner | None
    by_name: dict[str, tuple[Inner, ...]]
    pair: tuple[float, bool]


inners = st.builds(
    Inner,
    st.none() | st.integers() | st.decimals(allow_nan=False) | st.text(),
    st.lists(st.dates(), max_size=2).map(tuple),
)
outers = st.builds(
    Outer,
    st.sampled_from(["a", "b"]),
    st.none() | inners,
    st.dictionaries(st.text(max_size=3), st.lists(inners, max_size=2).map(tuple), max_size=2),
    st.tuples(st.floats(allow_nan=False), st.booleans()),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(outers)
def test_values_come_back_equal(value: Outer) -> None:
    back = shape(Outer).read(json.loads(json.dumps(shape(Outer).write(value))))
    assert back == value
    assert repr(back) == repr(value)


@given(anything)
@pytest.mark.parametrize("kind", [Judged, Facts, Outer])
def test_other_data_is_refused(kind: Any, data: Any) -> None:
    try:
        value = shape(kind).read(data)
    except Misshapen:
        return
    assert shape(kind).write(value) == data  # it happens to be one


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (int, True),
        (bool, 1),
        (str, None),
        (Literal["a"], "b"),
        (Literal["a"], ["a"]),
        (tuple[int, ...], {"0": 1}),
        (tuple[int, int], [1]),
        (tuple[int, int], [1, 2, 3]),
        (Decimal, ["x"]),
        (Decimal, [1]),
        (date, "2025-02-30"),
        (Inner, [1]),
        (Inner | None, "x"),
        (dict[str, int], [["a", 1]]),
        (dict[str, int], {"a": "1"}),
    ],
)
def test_what_does_not_fit(kind: Any, data: Any) -> None:
    with pytest.raises(Misshapen):
        shape(kind).read(data)


@pytest.mark.parametrize("kind", [object, set[int], dict[int, int], Inner | tuple[int, int]])
def test_types_that_have_no_shape(kind: Any) -> None:
    with pytest.raises(TypeError):
        shape(kind)
