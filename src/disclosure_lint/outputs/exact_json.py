"""JSON text as the formats for programs need it: readable, in the order given, every digit of a decimal kept."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

Json: TypeAlias = "str | int | Decimal | bool | Mapping[str, Json] | Sequence[Json] | None"

_SURROGATE = re.compile("[\ud800-\udfff]")


def written(value: Any) -> str:
    """JSON text with an indent of two; decimals keep every digit, which `json.dumps` cannot do."""
    return "".join(_parts(value, "\n"))


def _parts(value: Json, line: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _block("{", "}", [(f"{_quoted(key)}: ", inner) for key, inner in value.items()], line)
    elif isinstance(value, list | tuple):
        yield from _block("[", "]", [("", inner) for inner in value], line)
    elif isinstance(value, Decimal):
        yield f"{value:f}"
    else:
        yield _quoted(value) if isinstance(value, str) else json.dumps(value)


def _block(opening: str, closing: str, members: list[tuple[str, Json]], line: str) -> Iterator[str]:
    inner = line + "  "
    yield opening
    for at, (name, value) in enumerate(members):
        yield f"{',' if at else ''}{inner}{name}"
        yield from _parts(value, inner)
    yield f"{line}{closing}" if members else closing


def _quoted(text: str) -> str:
    """A JSON string; half of a surrogate pair, as undecodable file names have, is escaped."""
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))
