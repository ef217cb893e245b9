"""What a parameter of a builtin takes: by its kind, the type of a value or the kinds of a place."""

from disclosure_lint.dsl.types import ELEMENTS, Type, unified

OF_PLACES = ("place", "cell", "section", "table", "line", "passage", "claim")
"""Kinds of parameters that take a place and not its value."""

_TYPES = {
    "yuan": Type("number", "yuan"),
    "wan_yuan": Type("number", "wan_yuan"),
    "words": Type("phrases"),
    "year": Type("number", "year"),
}
_PLACES = {"line": ("row", "column", "cell"), "place": ELEMENTS, "passage": ()}
_SPOKEN = {"passage": "field", "line": "row"}


def expected(kind: str) -> Type:
    """The type that a parameter of a kind asks for; of a place, the one that it is told by."""
    return _TYPES.get(kind) or Type(_SPOKEN.get(kind, kind))


def accepts(kind: str, given: Type) -> bool:
    """Whether a value of a type may be given for a parameter of a kind."""
    if kind == "number":
        return given.kind == "number"
    return unified(given, _TYPES["year"]) is not None if kind == "year" else given == expected(kind)


def places(kind: str) -> tuple[str, ...]:
    """The kinds of places that a parameter takes."""
    return _PLACES.get(kind, (kind,))
