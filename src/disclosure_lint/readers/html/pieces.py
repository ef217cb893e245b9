"""What a page is made of once its markup is gone: lines, tables, pictures, each with the path of its element."""

from typing import Literal, NamedTuple, TypeAlias

from disclosure_lint.readers.transcript import LaidCell


class TextLine(NamedTuple):
    """A line as a reader sees it. `linked` tells how many of its characters are links."""

    path: str
    text: str
    linked: int = 0
    heading: int | None = None

    @property
    def is_link(self) -> bool:
        """Whether the line is there to be clicked."""
        return self.linked * 5 >= len(self.text) * 4


class Table(NamedTuple):
    """A table, its cells placed on its grid; the row and column of a place count from 1."""

    path: str
    cells: tuple[LaidCell, ...]
    is_link: bool = False


class Image(NamedTuple):
    """A picture, or a link to a file that is none of a web page."""

    path: str
    kind: Literal["picture", "attachment"]


Piece: TypeAlias = TextLine | Table | Image
