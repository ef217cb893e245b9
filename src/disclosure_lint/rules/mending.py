"""What can be made of a rule file with mistakes, so that the rest of it is looked at too. Never used for a check."""

import re
from copy import deepcopy
from typing import Any, TypeAlias

from pydantic import ValidationError

from disclosure_lint.rules.schema import RuleFile

Place: TypeAlias = tuple[str | int, ...]
"""A key of the file, or `checks` and a number."""

_WORDS = {"zh": "-", "en": "-"}
_HARMLESS: dict[str, Any] = {
    "name": "name",
    "title": _WORDS,
    "severity": "info",
    "basis": "practice",
    "authority": [{"document": "-", "clause": "-"}],
    "why": _WORDS,
    "fix": _WORDS,
    "message": _WORDS,
}
_CHECK = {"assert": "true", "at": "title", "message": _WORDS}
_CODE = re.compile(r"(?:.*/)?([A-Z]{3}[0-9]{3})-")
_ROUNDS = 3
"""How often what is left is tried: taking out one mistake may bring out the next."""


def mended(plain: Any, file_name: str) -> tuple[RuleFile | None, frozenset[Place]]:
    """The rule with all that is wrong left out or made harmless, and where that is; None where too little is left."""
    wrong: set[Place] = set()
    if not isinstance(plain, dict):
        return None, frozenset()
    data = deepcopy(plain)
    for _ in range(_ROUNDS):
        try:
            return RuleFile.model_validate(data), frozenset(wrong)
        except ValidationError as error:
            places = {_place(item["loc"]) for item in error.errors(include_url=False)}
        for place in places:
            _mend(data, place, file_name)
        wrong |= places
    return None, frozenset(wrong)


def _place(path: tuple[str | int, ...]) -> Place:
    return path[:2] if path[:1] == ("checks",) and len(path) > 1 and isinstance(path[1], int) else path[:1]


def _mend(data: dict[Any, Any], place: Place, file_name: str) -> None:
    if len(place) == 2:
        data["checks"][place[1]] = dict(_CHECK)
        return
    for key in place:
        data.pop(key, None)
        named = _CODE.match(file_name)
        if key == "code" and named:
            data[key] = named[1]
        elif key in _HARMLESS:
            data[key] = deepcopy(_HARMLESS[key])
