"""Tells text that was UTF-8 and has been read as GBK: 涓€銆佹€讳綋鎯呭喌 for 一、总体情况. Changes nothing.

What got lost on the way does not come back, so nobody is offered a repair.
"""

import re

_WIDE = re.compile("[^\x00-\x7f]")
_IDEOGRAPH = re.compile("[\u3001-\u9fff\uff01-\uff5e]")
_EURO = "€"
"""Windows' GBK has it at 0x80, where GB 18030 has nothing."""
_SHARE = 0.3
"""Of the characters of a text, how many must turn into sense before the text is called garbled."""
_LEAST = 12


def is_misread(text: str) -> bool:
    """Whether a good part of a text makes sense only if its GBK bytes are read as UTF-8: proper text never does."""
    wide = len(_WIDE.findall(text))
    parts = text.split(_EURO)
    back = b"\x80".join(part.encode("gb18030", "ignore") for part in parts).decode("utf-8", "replace")
    sense = len(_IDEOGRAPH.findall(back))
    return sense >= _LEAST and sense * 1.5 > _SHARE * wide
