"""Texts in both languages."""

from typing import Literal, NamedTuple, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]


class Bilingual(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def text(self, lang: Lang) -> str:
        """The text in one of them."""
        return self.zh if lang == "zh" else self.en
