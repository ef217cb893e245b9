"""Text between elements → lines as a browser shows them: white space folded, inline markup joined. Knows no element."""

import re

_FOLDED = re.compile("[ \t\r\n\f\xa0]+")
_SOURCE_BREAK = re.compile("(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t\r\f]*\n[ \t\r\n\f]*(?=[\u2e80-\u9fff\uff00-\uffef])")
_ENDS = " \t\r\n\f\xa0\u3000\u200b\ufeff"


class LineBuffer:
    """Collects the text of a line, and how much of it is in links."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []

    def add(self, text: str | None, in_link: bool = False) -> None:
        """Text that goes on in the line."""
        if text:
            self._pieces.append((text, in_link))

    def take(self) -> tuple[str, int]:
        """The line and how many of its characters are links; empties the buffer."""
        text = folded("".join(text for text, _ in self._pieces))
        linked = sum(len(folded(text)) for text, in_link in self._pieces if in_link)
        self._pieces.clear()
        return text, min(linked, len(text))

    def take_kept(self) -> list[str]:
        """The lines of preformatted text; empties the buffer."""
        text = "".join(text for text, _ in self._pieces)
        self._pieces.clear()
        return [line for line in (folded(line) for line in text.split("\n")) if line]


def folded(text: str) -> str:
    """Text with its white space as one reads it. Where the source breaks between two ideographs, there is no space."""
    return _FOLDED.sub(" ", _SOURCE_BREAK.sub("", text)).strip(_ENDS)
