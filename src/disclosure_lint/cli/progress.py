"""How far a run has come, on stderr: one line rewritten in a terminal, now and then a line elsewhere."""

from typing import TextIO

from disclosure_lint.phrases import Lang, say

FEW = 50
"""Runs over no more documents than this say nothing."""

STEP = 1000
"""Outside a terminal a line comes after so many documents."""


class Progress:
    """Called with how many documents are done of how many."""

    def __init__(self, stream: TextIO, lang: Lang) -> None:
        self._stream, self._lang = stream, lang
        self._terminal = stream.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Tell it."""
        if total <= FEW:
            return
        text = say("progress", self._lang, done=done, total=total)
        if self._terminal:
            self._stream.write(f"\r{text}" if done < total else f"\r{' ' * 2 * len(text)}\r")
        elif done % STEP == 0:
            self._stream.write(f"{text}\n")
        self._stream.flush()
