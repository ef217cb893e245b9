"""The tags of YAML's core schema."""

from decimal import Decimal

from disclosure_lint.nodes.core_schema import NotFinite
from disclosure_lint.nodes.tree import Value

PREFIX = "tag:yaml.org,2002:"
_SCALARS: dict[str, tuple[type, ...]] = {
    PREFIX + "int": (int,),
    PREFIX + "float": (int, Decimal, NotFinite),
    PREFIX + "bool": (bool,),
    PREFIX + "null": (type(None),),
}


def fits(tag: str, value: Value | NotFinite) -> bool:
    """Whether a scalar's value is what its tag says."""
    allowed = _SCALARS.get(tag, ())
    return isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))


def written(tag: str) -> str:
    """A tag as people write it."""
    return tag.replace(PREFIX, "!!")[:80]
