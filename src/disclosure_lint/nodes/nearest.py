"""«Did you mean»: the names nearest to one that is not known."""

from collections.abc import Iterable

_MAX_LENGTH = 60


def nearest(name: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Up to `count` known names like this one, the likest first."""
    from difflib import get_close_matches

    if len(name) > _MAX_LENGTH:
        return []
    folded = {item.lower(): item for item in known}
    return [folded[item] for item in get_close_matches(name.strip().lower(), folded, count, 0.6)]


def suffix(name: str, known: Iterable[str]) -> str:
    """The nearest names as a clause that fits any language, empty where none is near."""
    found = nearest(name, known)
    return f" ({', '.join(found)}?)" if found else ""
