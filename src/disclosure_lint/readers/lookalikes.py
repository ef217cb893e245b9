"""Characters that look like others: radicals and compatibility ideographs from PDF fonts, full-width letters.

Every substitution is one character for one. Digits are never touched.
"""

import re
import unicodedata

_RADICALS = (
    "⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺕彐⺖忄⺗㣺⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳罓⺴罓⺵网⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角"
    "⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟"
    "⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK Radicals Supplement (U+2E80), each before the character it stands for. NFKC knows but two of them."""

_TABLE = dict(zip(_RADICALS[::2], _RADICALS[1::2], strict=True))
_LOOKALIKE = "\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
_WIDE_LETTER = "Ａ-Ｚａ-ｚ"
_ODD = re.compile(f"[{_LOOKALIKE}{_WIDE_LETTER}]")


def plain(character: str) -> str:
    """The ordinary character that a look-alike or a full-width letter stands for, else itself."""
    if not _ODD.match(character):
        return character
    found = _TABLE.get(character) or unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 else character


def substitute(text: str) -> tuple[str, dict[str, list[int]]]:
    """The text with plain characters, and the places that changed by kind (`lookalikes`, `fullwidth`)."""
    places: dict[str, list[int]] = {"lookalikes": [], "fullwidth": []}
    for match in _ODD.finditer(text):
        character = match.group()
        if plain(character) != character:
            places["fullwidth" if character >= "\uff00" and character < "\U00010000" else "lookalikes"].append(
                match.start()
            )
    for character in {text[at] for found in places.values() for at in found}:
        text = text.replace(character, plain(character))
    return text, places
