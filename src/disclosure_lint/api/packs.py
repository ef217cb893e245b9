"""The packs that settings ask for, each loaded once a process."""

from functools import lru_cache

from disclosure_lint.api.options import WrongCall
from disclosure_lint.config import Settings
from disclosure_lint.config.local import local_packs, mistakes_of
from disclosure_lint.config.model import Local
from disclosure_lint.diagnostics import Bilingual
from disclosure_lint.rules import Pack, load_packs, unknown_codes


def pack_for(settings: Settings) -> Pack:
    """The pack of settings. PackError with every mistake, those of a configuration at their places in it."""
    return _pack(settings.packs, settings.local)


def forget() -> None:
    """Load packs anew when they are next asked for."""
    _pack.cache_clear()


@lru_cache(maxsize=64)
def _pack(names: tuple[str, ...], local: tuple[Local, ...]) -> Pack:
    if not local:
        return load_packs(names)
    with mistakes_of(local):
        return load_packs(names, local_packs(local))


def check_codes(settings: Settings, pack: Pack) -> None:
    """WrongCall where settings select or ignore by codes that no rule has."""
    _check_codes((*settings.select, *settings.ignore), pack, str(settings.file) if settings.file else "")


def _check_codes(prefixes: tuple[str, ...], pack: Pack, file: str) -> None:
    wrong = unknown_codes(pack, prefixes)
    if wrong:
        where = f"{file}: " if file else ""
        raise WrongCall([Bilingual(where + message.zh, where + message.en) for message in wrong])
