"""Characters that a Word file names by font and code (`w:sym`). Knows no text."""

from typing import Final

_PRIVATE: Final = 0xF000
_WINGDINGS: Final = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□",
    0xD8: "➢", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x52: "☑", 0xA3: "□",
}  # fmt: skip
UNKNOWN: Final = "\ufffd"


def symbol(font: str, code: str) -> str:
    """The character that a symbol shows; the replacement character where that cannot be told.

    >>> symbol("Wingdings", "F0FC"), symbol("仿宋", "3007")
    ('√', '〇')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    if _PRIVATE <= number < _PRIVATE + 0x100:
        number -= _PRIVATE
        if font.lower().startswith("wingdings"):
            return _WINGDINGS.get(number, UNKNOWN)
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xF000:
        return UNKNOWN
    return chr(number)
