"""Bytes of a web page to text: byte order mark, what the bytes are, what the page declares. Knows no markup else.

A declaration is believed last: pages keep the template's `gb2312` when their text has long been UTF-8.
"""

import re
from typing import Final

from disclosure_lint.readers.decode import refused
from disclosure_lint.readers.reading import Reading

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_-]{3,20})""", re.IGNORECASE)
_SEARCHED = 8192
"""Bytes of a page in which its declaration is looked for."""
_NAMES: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_LOST: Final = "\ufffd"
_LEGACY: Final = ("gb18030", "big5hkscs")
_COMMON: Final = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6)}
"""The first bytes of the characters in daily use: both standards put them into one range."""
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_SAMPLE = 200_000
_TOLERATED = 0.02
"""The share of damaged characters that a page may have: cut in two by a template, lost on the way."""


def decode_page(data: bytes, charset: str | None = None) -> str | Reading:
    """The text of a page; SRC001 where its encoding cannot be recognised. `charset` is what carried it declares."""
    encoding = _encoding(data, charset)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    damaged = _damage(text, data, encoding)
    if damaged > 3 and damaged > _TOLERATED * sum(1 for character in text if character > "\x7f"):
        return refused("encoding", {"byte": _first_damage(data, encoding)})
    return text.replace("\0", "")


def _encoding(data: bytes, charset: str | None) -> str:
    mark = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if mark:
        return mark
    if data[:_SEARCHED].count(b"\0") * 4 > len(data[:_SEARCHED]):
        return "utf-16-be" if data[0] == 0 else "utf-16-le"
    if _is_utf8(data):
        return "utf-8"
    declared = _DECLARED.search(data, 0, _SEARCHED)
    name = (charset or (declared[1].decode("ascii") if declared else "")).lower()
    return max(_LEGACY, key=lambda encoding: (_likelihood(data, encoding), encoding == _NAMES.get(name)))


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, a few damaged characters aside."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        wide = sum(1 for character in text if character > "\x7f")
        return _damage(text, data, "utf-8") <= _TOLERATED * wide
    return True


def _damage(text: str, data: bytes, encoding: str) -> int:
    """Characters that cannot be decoded, without those that were lost before and saved so."""
    saved = _LOST.encode(encoding, "ignore")
    return text.count(_LOST) - (data.count(saved) if saved else 0)


def _likelihood(data: bytes, encoding: str) -> float:
    """The share of characters that would be of those in daily use, less those that would be damaged."""
    sample = data[:_SAMPLE]
    low, high = _COMMON[encoding]
    pairs = _PAIR.findall(sample)
    common = sum(1 for pair in pairs if low <= pair[0] <= high)
    return (common - _damage(sample.decode(encoding, "replace"), sample, encoding)) / (len(pairs) or 1)


def _first_damage(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0
