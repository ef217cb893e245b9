"""Colours of a terminal, or none."""

from typing import Literal, TypeAlias

Tone: TypeAlias = Literal["error", "warning", "info", "strong", "faint", "gutter", "good"]

_CODES: dict[Tone, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "strong": "1",
    "faint": "2",
    "gutter": "34",
    "good": "32",
}


class Paint:
    """Puts text in a tone; without colour it leaves text alone."""

    __slots__ = ("color",)

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, tone: Tone) -> str:
        """The text in that tone."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.color and text else text
