"""JSON text as the formats for programs need it: readable, in the order given, every digit of a decimal kept."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

Json: TypeAlias = "str | int | Decimal | bool | Mapping[str, Json] | Sequence[Json] | None"

_encoded = json.JSONEncoder(ensure_ascii=False).encode
_SURROGATE = re.compile("[\ud800-\udfff]")


def written(value: Any) -> str:
    """JSON text with an indent of two; decimals keep every digit, which `json.dumps` cannot do."""
    parts: list[str] = []
    _write(value, "\n", parts.append)
    return "".join(parts)


def compact(value: Any) -> str:
    """The same on one line."""
    parts: list[str] = []
    _write(value, "", parts.append)
    return "".join(parts)


def _write(value: Json, line: str, put: Callable[[str], None]) -> None:
    if isinstance(value, str):
        put(_quoted(value))
    elif isinstance(value, Mapping):
        _write_members(((f"{_quoted(key)}: ", inner) for key, inner in value.items()), "{}", line, put)
    elif isinstance(value, list | tuple):
        _write_members((("", inner) for inner in value), "[]", line, put)
    else:
        put(f"{value:f}" if isinstance(value, Decimal) else json.dumps(value))


def _write_members(members: Iterable[tuple[str, Json]], brackets: str, line: str, put: Callable[[str], None]) -> None:
    inner = f"{line}  " if line else ""
    before = f"{brackets[0]}{inner}"
    for name, value in members:
        put(before + name)
        _write(value, inner, put)
        before = f",{inner}"
    put(brackets if before[0] != "," else f"{line}{brackets[1]}")


def _quoted(text: str) -> str:
    """A JSON string; half of a surrogate pair, as undecodable file names have, is escaped."""
    quoted = _encoded(text)
    return quoted if quoted.isascii() else _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
