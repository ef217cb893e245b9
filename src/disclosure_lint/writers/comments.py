"""Comments on a report, by the pointer of what they speak of. Each is a line."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

Texts = tuple[str, ...]


class Comments(NamedTuple):
    """Pointer → comments; those of '' are on the whole report."""

    by_pointer: Mapping[str, Texts] = {}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Comments":
        """Comments from pairs of pointer and text, in their order."""
        gathered: dict[str, Texts] = {}
        for pointer, text in pairs:
            gathered[pointer] = (*gathered.get(pointer, ()), _line(text))
        return cls(gathered)

    def get(self, pointer: str) -> Texts:
        """The comments on what is at a pointer."""
        return self.by_pointer.get(pointer, ())

    def items(self) -> Iterator[tuple[str, Texts]]:
        """All pointers with their comments."""
        return iter(self.by_pointer.items())

    def __bool__(self) -> bool:
        return bool(self.by_pointer)


def _line(text: str) -> str:
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


NO_COMMENTS = Comments()
